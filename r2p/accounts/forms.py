"""Forms for adding and changing accounts in the admin."""

from allauth.account.models import EmailAddress
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import User


class UnusedEmail:
    """Refuses an e-mail address that another account already signs in with."""

    def __init__(self, *args, label_suffix="", **kwargs):
        super().__init__(*args, label_suffix=label_suffix, **kwargs)

    def clean_email(self):
        email = User.objects.normalize_email(self.cleaned_data["email"])
        users = User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk)
        confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True)
        if users.exists() or confirmed.exclude(user_id=self.instance.pk).exists():
            raise ValidationError(_("An account with this e-mail address already exists."))
        return email


class AccountAddForm(UnusedEmail, BaseUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name"]


class AccountChangeForm(UnusedEmail, UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"
