"""The time zone field of events."""

from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

known = cache(available_timezones)


def is_time_zone(name):
    """Validate an IANA time zone name, where this machine has the tz database."""
    if known() and name not in known():
        said = _("“%(name)s” is not a time zone. Use a name such as “Asia/Shanghai”.")
        raise ValidationError(said % {"name": name})


def time_zone_field():
    return models.CharField(
        gettext_lazy("time zone"),
        max_length=40,
        blank=True,
        validators=[is_time_zone],
        help_text=gettext_lazy("For example “Asia/Shanghai”."),
    )
