"""Every constraint of the organizations' own is broken once, and says its sentence."""

import pytest

from tests.constraints import Cases, refused_by
from tests.factories import OrganizationFactory, OrganizationNameFactory, RegionFactory

pytestmark = pytest.mark.django_db

CASES = Cases()


CIRCLE = "An organization cannot be part of itself or of one of its parts."


@CASES.breaks("country_has_one_state", sentence="This country already has its state.")
def second_state_of_a_country():
    country = RegionFactory(country=True)
    OrganizationFactory(kind="state", country=country)
    return OrganizationFactory(country=country), {"kind": "state"}


@CASES.breaks("state_has_its_country", sentence="A state needs its country.")
def state_without_a_country():
    return OrganizationFactory(), {"kind": "state"}


@CASES.breaks("organization_is_not_its_own_parent", sentence=CIRCLE)
def organization_of_itself():
    organization = OrganizationFactory()
    return organization, {"parent": organization}


@CASES.breaks("organization_name_is_given_once", sentence="This name is already given.")
def name_of_an_organization_twice():
    name = OrganizationNameFactory()
    return OrganizationNameFactory(organization=name.organization), {"name": name.name}


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


def test_country_may_have_other_bodies_beside_its_state():
    country = RegionFactory(country=True)
    OrganizationFactory(kind="state", country=country)

    ministry = OrganizationFactory(kind="government", country=country)

    ministry.full_clean()
    assert country.organizations.count() == 2
