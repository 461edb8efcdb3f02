"""Audiences: the ladder of who may see a record, from the public to staff."""

from django.db import models
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _


class Audience(models.IntegerChoices):
    """The ladder of who may see a record, as integers (rungs), so that one comparison answers."""

    PUBLIC = 0, _("public")
    SUPPORTERS = 10, _("supporters")
    MEMBERS = 20, _("members")
    STEERING = 30, _("steering committee")
    STAFF = 40, _("staff")


class Reader:
    """A stand-in for any user on a rung, without an account and without permissions.

    Used to ask what such users see, with the same rules: `visible_to(Reader(20))`.
    """

    pk = id = None
    is_active = True
    is_superuser = False

    def __init__(self, rung):
        self.rung = Audience(rung)

    def __str__(self):
        return str(self.rung.label)

    @property
    def is_authenticated(self):
        return self.rung > Audience.PUBLIC

    @property
    def is_anonymous(self):
        return not self.is_authenticated

    @property
    def is_staff(self):
        return self.rung == Audience.STAFF

    def has_perm(self, perm, obj=None):
        return False

    def has_perms(self, perms, obj=None):
        return False

    def has_module_perms(self, app_label):
        return False


def rung_of(user):
    """The rung of a user: the highest audience that includes them."""
    if not user.is_authenticated or not user.is_active:
        return Audience.PUBLIC
    return Audience.STAFF if user.is_staff else user.rung


def least_rung(condition):
    """An expression for the lowest rung for which a condition on a row holds; None: for none.

    `condition` takes a reader, as the rules do: `least_rung(visible)`.
    """
    rungs = [When(condition(Reader(rung)), then=Value(rung)) for rung in Audience.values]
    return Case(*rungs, output_field=models.PositiveSmallIntegerField())
