"""What documents have that is due by the clock."""

from django.utils.translation import gettext as _

from r2p.desk.clock import every_tick

from .links.due import enqueue


@every_tick
def look_for_full_texts():
    return [_("Full texts are looked for in the background.")] if enqueue() else []
