"""Cases of the accounts' constraint."""

from tests.broken_constraints import breaks
from tests.factories import UserFactory


def address_in_another_case():
    UserFactory(email="li.hui@example.org")
    return UserFactory(), {"email": "Li.Hui@example.org"}


breaks(
    "user_email_is_unique_in_any_case",
    "An account with this e-mail address already exists.",
    in_another_case=address_in_another_case,
)
