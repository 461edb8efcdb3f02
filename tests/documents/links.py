"""The one link of a test, and the moment from which the days are counted."""

from datetime import UTC, datetime

from documents.models import LinkCheck

START = datetime(2036, 3, 1, 9, tzinfo=UTC)


def only():
    return LinkCheck.objects.get()
