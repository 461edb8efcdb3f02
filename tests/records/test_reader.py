import pytest

from r2p.records.audience import Audience, Reader, rung_of

pytestmark = pytest.mark.parametrize("rung", Audience.values)


def test_reader_stands_where_they_are_said_to_stand(rung):
    assert rung_of(Reader(rung)) == rung


def test_reader_is_somebody_above_the_lowest_rung_and_staff_on_the_highest(rung):
    reader = Reader(rung)

    assert (reader.is_authenticated, reader.is_anonymous) == (rung > 0, rung == 0)
    assert reader.is_staff == (rung == 40)


def test_reader_has_no_right(rung):
    reader = Reader(rung)

    assert reader.is_superuser is False
    assert reader.has_perm("events.view_event") is False
    assert reader.has_perms(["events.view_event"]) is False
    assert reader.has_module_perms("events") is False
