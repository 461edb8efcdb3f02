"""The user model: accounts that sign in by e-mail address and password."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """Create an account whose e-mail address counts as confirmed."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        user.confirm_email()
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account, which signs in by e-mail address and password.

    Memberships, which a higher layer adds, decide what a member may see.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    is_staff = models.BooleanField(
        _("staff"),
        default=False,
        help_text=_("Can sign in to the admin and see everything that staff see."),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Untick this instead of deleting the account.")
    )
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_is_unique_in_any_case",
                violation_error_message=_("An account with this e-mail address already exists."),
            )
        ]

    def __str__(self):
        return self.email

    @cached_property
    def rung(self):
        """The highest rung of the open standings of the user's organizations. One query.

        Memberships and standings belong to higher layers and are reached by the relation's name.
        """
        return self.memberships.open().highest_rung()

    def confirm_email(self):
        """Make this e-mail address the only confirmed one: staff know their people."""
        self.emailaddress_set.exclude(email__iexact=self.email).delete()
        self.emailaddress_set.update_or_create(
            email=self.email.lower(), defaults={"verified": True, "primary": True}
        )
