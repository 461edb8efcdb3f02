"""Every constraint of the accounts is broken once, and says its sentence."""

import pytest

from tests.constraints import Cases, refused_by
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

CASES = Cases()


@CASES.breaks(
    "user_email_is_unique_in_any_case", sentence="There is an account with this e-mail address."
)
def user_with_an_address_in_another_case():
    UserFactory(email="li.hui@example.org")
    return UserFactory(), {"email": "Li.Hui@example.org"}


# -- The tests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]
