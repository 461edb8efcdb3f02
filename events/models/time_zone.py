from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

known = cache(available_timezones)


def is_time_zone(name):
    """Refuses what the machine's table of time zones does not have, where it has one."""
    if known() and name not in known():
        said = _("There is no time zone “%(name)s”: write it as “Asia/Shanghai”.")
        raise ValidationError(said % {"name": name})
