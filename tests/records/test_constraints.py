"""Every constraint of the former addresses is broken once, and says its sentence."""

import pytest

from r2p.records.models import FormerAddress
from tests.constraints import Cases, refused_by
from tests.factories import DocumentFactory, FormerAddressFactory

pytestmark = pytest.mark.django_db

CASES = Cases()


@CASES.breaks(
    "former_address_leads_to_a_record_once",
    sentence="This former address already leads to this record.",
)
def former_address_of_a_record_twice():
    record = DocumentFactory()
    FormerAddressFactory(record=record, address="/old")
    return FormerAddressFactory(record=record), {"address": "/old"}


# -- The tests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]


# -- Neighbours that are accepted --------------------------------------------------------------


def test_former_address_may_lead_to_two_records():
    first = FormerAddressFactory(address="/old")

    second = FormerAddressFactory(address="/old")

    second.full_clean()
    assert set(FormerAddress.objects.filter(address="/old")) == {first, second}
