"""Every constraint of the participants' own is broken once, and says its sentence."""

import pytest

from tests.constraints import Cases, refused_by
from tests.factories import ParticipantNameFactory

pytestmark = pytest.mark.django_db

CASES = Cases()


@CASES.breaks("participant_name_is_given_once", sentence="This name is already given.")
def name_of_a_participant_twice():
    name = ParticipantNameFactory()
    return ParticipantNameFactory(participant=name.participant), {"name": name.name}


# -- The tests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]
