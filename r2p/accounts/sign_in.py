"""Sign-in form of django-allauth in the words of the site."""

from allauth.account import forms
from django.utils.translation import gettext_lazy as _


class SiteLabels:
    """Gives a form of the sign-in library the site's labels instead of placeholders.

    The library's help text for a password is a link to set a new one; the pages have their own.
    """

    labels = {
        "email": _("E-mail address"),
        "login": _("E-mail address"),
        "oldpassword": _("Current password"),
        "password": _("Password"),
        "password1": _("New password"),
        "password2": _("New password again"),
        "remember": _("Stay signed in on this device"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels[name]
            field.widget.attrs.pop("placeholder", None)
            if name in ("password", "oldpassword"):
                field.help_text = ""


class SignInForm(SiteLabels, forms.LoginForm):
    """The library's form with the site's labels and without placeholders that repeat them."""


class ConfirmPasswordForm(SiteLabels, forms.ReauthenticateForm):
    pass


class ChangePasswordForm(SiteLabels, forms.ChangePasswordForm):
    pass


class SetPasswordForm(SiteLabels, forms.SetPasswordForm):
    pass


class RequestPasswordLinkForm(SiteLabels, forms.ResetPasswordForm):
    pass


class PasswordFromLinkForm(SiteLabels, forms.ResetPasswordKeyForm):
    pass


class ChangeEmailForm(SiteLabels, forms.AddEmailForm):
    labels = SiteLabels.labels | {"email": _("New e-mail address")}
