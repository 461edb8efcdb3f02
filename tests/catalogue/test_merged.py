"""Merged records stay merged when the catalogue is loaded again."""

import pytest

from events.merging import OrganizationMerger
from events.models import Organization, Participation
from tests.catalogue.lines import CENTRE, LINE, SMALL
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

OTHER = "center,Center,,,think tank,china,,,,,,k"
LINES = [LINE, LINE.replace("talk-1", "talk-2").replace("centre", "center")]


@pytest.fixture
def two(directory):
    """A catalogue in which one organization has two rows, and one line of an event too."""
    lines = SMALL | {"organizations": [CENTRE, OTHER], "participations": LINES}
    return lambda **more: ["--data", str(directory(**lines | more))]


@pytest.fixture
def merged(load, two):
    load(*two())
    keep, give_up = (Organization.objects.get(key=key) for key in ("centre", "center"))
    OrganizationMerger(keep, give_up).merge({}, UserFactory(admin=True))
    return keep


@pytest.mark.parametrize("options", [[], ["--update"]])
def test_record_that_was_merged_away_does_not_come_again(load, two, merged, options):
    load(*two(), *options)

    assert [(one.pk, one.name) for one in Organization.objects.all()] == [(merged.pk, "Centre")]
    assert [line.organization for line in Participation.objects.all()] == [merged]


def test_new_row_that_names_what_was_merged_away_means_what_was_kept(load, two, merged):
    chair = LINES[1].replace("talk-2", "talk-3").replace("speaker", "chair")

    load(*two(participations=[*LINES, chair]))

    assert Participation.objects.get(role="chair").organization == merged
