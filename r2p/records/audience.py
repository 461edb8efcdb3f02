from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.IntegerChoices):
    """Who may see a thing: a ladder of whole numbers, so that one comparison answers."""

    PUBLIC = 0, _("public")
    SUPPORTERS = 10, _("supporters")
    MEMBERS = 20, _("members")
    STEERING = 30, _("steering committee")
    STAFF = 40, _("staff")


def rung_of(user):
    """Where somebody stands on the ladder: the highest audience that includes them."""
    if not user.is_authenticated or not user.is_active:
        return Audience.PUBLIC
    return Audience.STAFF if user.is_staff else user.rung
