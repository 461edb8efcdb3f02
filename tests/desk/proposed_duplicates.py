"""Two records that may be the same, and the reason for which they are proposed."""

from r2p.desk.duplicates.detection import MATCHERS, detect_all
from r2p.desk.models import Likeness

Reason = Likeness.Reason
TITLE = "Report of the third dialogue on the responsibility to protect"


def reason_between(one, other):
    """The reason for which two saved records are proposed; None where they are not."""
    kind = MATCHERS[type(one)]
    detect_all(kind)
    found = Likeness.objects.of(type(one)).open()
    assert found.count() == found.between(one.pk, other.pk).count()
    return getattr(found.first(), "reason", None)
