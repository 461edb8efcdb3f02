"""Changes in the history of a record, in words."""

from datetime import timedelta
from uuid import uuid4

import pytest
from pytest_django.asserts import assertContains

from r2p.records.dates import KnownDate
from tests.admin_pages import as_shown, every_record, page, with_line
from tests.desk.history_pages import address, change, latest, next_revision, revisions
from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    PageFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def test_history_tells_who_changed_what(client, editor):
    document = DocumentFactory(title="First Dialogue")
    next_revision()

    form = as_shown(client.get(page(document)), title="First Annual Dialogue")
    client.post(page(document), form)

    response = client.get(address(document))
    told = response.context["revisions"][0]
    assert (told.who, told.revision.is_making) == (editor, False)
    assertContains(response, "<b>Amara Okafor</b> changed this record")
    assertContains(response, "First <ins>Annual </ins>Dialogue")


def test_history_begins_with_the_making(client, editor):
    document = DocumentFactory()

    told = revisions(client, document)[-1]

    assert (told.revision.is_making, told.who, bool(told.changes)) == (True, None, False)


def test_history_tells_the_words_of_choices(client, editor):
    event = EventFactory()

    change(event, status="in_review", audience=20, people_audience=40, organizations_audience=20)

    assert latest(client, event) == {
        "Status": "[-draft-]{+in review+}",
        "Audience": "[-public-]{+members+}",
        "Organizations disclosed to": "[-public-]{+members+}",
        "People disclosed to": "[-public-]{+staff+}",
    }


def test_history_tells_a_known_date_as_one_fact(client, editor):
    document = DocumentFactory(issued=KnownDate.parse("2014"))

    change(document, issued=KnownDate.parse("2014-11-05"))

    assert latest(client, document) == {"Issued": "[-2014-]{+5 November 2014+}"}


def test_history_tells_the_dates_of_an_event_as_one_fact(client, editor):
    event = EventFactory()

    change(event, starts_on="2014-10-28", ends_on="2014-10-29", dates_precision="day")

    assert latest(client, event) == {"Dates": "{+28–29 October 2014+}"}


def test_history_tells_what_a_record_points_at_by_name(client, editor):
    event = EventFactory(series=EventSeriesFactory(title="Annual dialogues"))

    change(event, series=EventSeriesFactory(title="Debates"))

    assert latest(client, event) == {"Series": "[-Annual dialogues-]{+Debates+}"}


def test_history_says_that_something_is_no_longer_there(client, editor):
    series = EventSeriesFactory()
    event = EventFactory(series=series)
    change(event, series=None)

    series.delete()

    assert latest(client, event) == {"Series": "[-no longer exists-]"}


def test_history_tells_what_was_added_to_and_removed_from_several(client, editor):
    asia, syria = RegionFactory(name="Asia"), RegionFactory(name="Syria")
    document = DocumentFactory(regions=[asia])
    next_revision()

    document.regions.set([syria])

    assert latest(client, document) == {"Regions": "[-Asia-]{+Syria+}"}


def test_one_saving_of_a_form_is_one_revision(client, editor):
    document, region = DocumentFactory(), RegionFactory(name="Asia")
    next_revision()

    form = as_shown(client.get(page(document)), title="New", regions=[region.pk])
    client.post(page(document), with_line(form, "symbols", symbol="A/1/2"))

    assert len(revisions(client, document)) == 2
    assert latest(client, document) == {
        "Title": f"[-{document.title}-]{{+New+}}",
        "Regions": "{+Asia+}",
        "Symbols": [("added", "A/1/2")],
    }


def test_saving_what_was_there_changes_nothing(client, editor):
    document = DocumentFactory()

    change(document)

    assertContains(client.get(address(document)), "Saved without changes.", count=1)


def test_word_given_with_a_change_is_told(client, editor):
    document = DocumentFactory()
    document._change_reason = "Checked against the PDF"

    change(document, title="New")

    assert revisions(client, document)[0].revision.words == ["Checked against the PDF"]


def test_markup_in_a_text_is_shown_as_text(client, editor):
    document = DocumentFactory(title="A <script>one</script>")

    change(document, title="B <script>one</script>")

    response = client.get(address(document))
    assertContains(response, "&lt;script&gt;one&lt;/script&gt;")
    assert b"<script>one" not in response.content


@every_record
def test_derived_columns_are_not_told(client, editor, factory):
    record = factory()
    text = "name" if hasattr(record, "name") else "title"

    change(record, **{text: "Zzz"})

    assert list(latest(client, record)) == [text.capitalize()]


@pytest.mark.parametrize("factory", [RegionFactory, ThemeFactory, PageFactory])
def test_subjects_and_pages_tell_their_history(client, editor, factory):
    record = factory()
    text = "name" if hasattr(record, "name") else "title"

    change(record, **{text: "Zzz"})

    assert list(latest(client, record)) == [text.capitalize()]


def test_history_is_paged(client, editor):
    document = DocumentFactory()
    for number in range(20):
        change(document, title=f"Title {number}")

    second = client.get(address(document), {"page": 2}).context

    assert len(revisions(client, document)) == 20
    assert [told.revision.is_making for told in second["revisions"]] == [True]


def grow(row, count):
    """So many revisions of a row, each a day after the other, before what is done today."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.fields}
    values |= {"history_id": None, "history_type": "~"}
    began = row.history_date - timedelta(days=count + 1)
    type(row)._base_manager.filter(pk=row.pk).update(history_date=began, revision=uuid4())
    type(row)._base_manager.bulk_create(
        type(row)(**values | {"history_date": began + timedelta(days=day), "revision": uuid4()})
        for day in range(1, count)
    )


@pytest.mark.parametrize("count", [5, 250])
def test_history_needs_the_same_queries_for_any_number_of_changes(
    client, editor, count, django_assert_num_queries
):
    line = ParticipationFactory(full=True)
    event = line.event
    grow(event.history.latest(), count)
    grow(line.history.latest(), count)
    change(line, participant=ParticipantFactory(), organization=OrganizationFactory())
    change(event, series=EventSeriesFactory(), country=RegionFactory())
    event.regions.add(RegionFactory())
    event.themes.add(ThemeFactory())
    event.history.update(history_user=editor)

    with django_assert_num_queries(15):
        response = client.get(address(event))

    assert response.context["page"].paginator.count == 2 * count + 2


def test_history_of_nothing_is_not_found(client, editor):
    assert client.get("/admin/documents/document/1/history/").status_code == 404
