"""Lines that are taken away as tables tell what their reader is told of them."""

import pytest

from events.models import Participation, Standing
from r2p.records.audience import Audience
from tests.desk.tables import address, as_csv, bring, taken
from tests.factories import (
    AffiliationFactory,
    EventFactory,
    OrganizationFactory,
    ParticipationFactory,
    StandingFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db

EVERY_LINE = [ParticipationFactory, AffiliationFactory, StandingFactory, TranslationFactory]
every_line = pytest.mark.parametrize("factory", EVERY_LINE)


@every_line
def test_exported_lines_can_be_brought_back_and_change_nothing(as_editor, factory):
    factory.create_batch(2)
    model = factory._meta.model
    rows = taken(as_editor, model, "all")

    job = bring(as_editor, model, as_csv(rows[0].keys(), *[row.values() for row in rows]))

    assert (job.state, job.outcome["same"]) == ("checked", 2)


@every_line
def test_template_of_lines_has_the_columns_that_are_read(as_cataloguer, factory):
    model = factory._meta.model

    template = as_cataloguer.get(address(model, "import_template", "csv")).content.decode(
        "utf-8-sig"
    )

    columns = as_cataloguer.get(address(model, "import")).context["columns"]
    assert template.splitlines()[0].split(",") == [column.column_name for column in columns]


def told_cells(client, reader, line):
    rows = [row for row in taken(client, Participation, reader) if row["event"] == line.event.slug]
    return [(row["person"], row["position"], row["organization"]) for row in rows]


def test_lines_hold_what_their_reader_is_told_of_them_alone(as_editor):
    told = {"organizations_audience": Audience.PUBLIC, "people_audience": Audience.MEMBERS}
    event = EventFactory(published=True, **told)
    line = ParticipationFactory(event=event, full=True, name_as_published="A. Secret")
    person, organization = line.participant.slug, line.organization.slug

    assert told_cells(as_editor, 0, line) == [("", "", organization)]
    assert told_cells(as_editor, Audience.MEMBERS, line) == [(person, "Director", organization)]
    assert "A. Secret" not in str(taken(as_editor, Participation, 0))


def told_affiliation():
    """People are shown to those who are told somewhere that they took part."""
    event = EventFactory(published=True, people_audience=Audience.MEMBERS)
    return AffiliationFactory(participant=ParticipationFactory(event=event).participant)


@pytest.mark.parametrize(
    ("make", "whole"),
    [
        (ParticipationFactory, "event"),
        (told_affiliation, "participant"),
        (StandingFactory, "organization"),
        (TranslationFactory, "document"),
    ],
)
def test_lines_of_a_draft_are_told_to_nobody_outside(as_editor, make, whole):
    line = make()
    before = len(taken(as_editor, type(line), Audience.STEERING))
    record = getattr(line, whole)
    type(record).objects.filter(pk=record.pk).update(status="draft", publish_at=None)

    assert (before, len(taken(as_editor, type(line), Audience.STEERING))) == (1, 0)


def test_number_of_hidden_people_is_told_to_nobody(as_editor):
    event, organization = EventFactory(published=True, people_audience=40), OrganizationFactory()
    type(organization).objects.update(status="published", publish_at="2020-01-01T00:00Z")
    for order in (1, 2, 3):
        ParticipationFactory(event=event, organization=organization, order=order)

    rows = taken(as_editor, Participation, 0)

    assert [row["organization"] for row in rows] == [organization.slug]
    assert "order" not in rows[0]


def test_what_pages_do_not_tell_of_a_period_is_for_the_staff(as_editor):
    StandingFactory(began_as_stated="Some time ago")

    assert "Some time ago" not in str(taken(as_editor, Standing, Audience.STEERING))
    assert "Some time ago" in str(taken(as_editor, Standing, "all"))
