from django.db import models
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _


class Audience(models.IntegerChoices):
    """Who may see a thing: a ladder of whole numbers, so that one comparison answers."""

    PUBLIC = 0, _("public")
    SUPPORTERS = 10, _("supporters")
    MEMBERS = 20, _("members")
    STEERING = 30, _("steering committee")
    STAFF = 40, _("staff")


class Reader:
    """Somebody who stands on a rung, and is nobody else: no account, and no right to do anything.

    For asking what such people see, of the very rules that answer them: `visible_to(Reader(20))`.
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
    """Where somebody stands on the ladder: the highest audience that includes them."""
    if not user.is_authenticated or not user.is_active:
        return Audience.PUBLIC
    return Audience.STAFF if user.is_staff else user.rung


def least_rung(condition):
    """The lowest rung for whose reader a condition on a row holds, as a column; None: for none.

    `condition` takes a reader, as the rules do: `least_rung(visible)`.
    """
    rungs = [When(condition(Reader(rung)), then=Value(rung)) for rung in Audience.values]
    return Case(*rungs, output_field=models.PositiveSmallIntegerField())
