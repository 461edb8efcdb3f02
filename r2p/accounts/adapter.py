"""Account adapter for django-allauth: closes registration."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "cannot_remove_primary_email": _("You sign in with this address, so it cannot be removed."),
        "duplicate_email": _("This is already an address of your account."),
        "email_password_mismatch": _("The e-mail address or the password is wrong."),
        "email_taken": _("An account with this e-mail address already exists."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("The password is wrong."),
        "invalid_password_reset": _("This link does not work any more."),
        "rate_limited": _("Too many attempts. Wait a few minutes and try again."),
        "too_many_login_attempts": _(
            "Too many failed attempts to sign in. Wait a few minutes and try again."
        ),
        "unverified_primary_email": _("Confirm the address first."),
    }

    def is_open_for_signup(self, request):
        """Staff create accounts; nobody can register."""
        return False
