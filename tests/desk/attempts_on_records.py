"""The ways of doing something with a record, in its form, its list and its history."""

from documents.models import Document
from events.models import Organization
from tests.admin_pages import page, with_line
from tests.desk.attempts import (
    CHANGE,
    DELETE,
    LOOK,
    MAKE,
    PUBLISH,
    SECRET,
    a_list,
    autocomplete,
    chosen,
    form,
    form_of,
    get,
    post,
    superuser,
    ways,
)
from tests.desk.history_pages import next_revision, state_page
from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
)

POPUP = "?_popup=1"
TRASHED = {"trashed_at": "2026-01-01T00:00Z"}
NEW = {"title": "New", "slug": "new", "kind": "report"}


def autocomplete_of_records():
    EventFactory(title=SECRET)
    return autocomplete("documents", "documentevent", "event", SECRET)


def popup(record, **changes):
    return form(record, POPUP, _popup="1", **changes)


def line_of(event):
    line = {"role": "host", "organization": OrganizationFactory().pk, "order": 1}
    return post(page(event), with_line(form_of(event), "participations", **line))


def with_a_past(record):
    """A record whose state before the last act can be restored."""
    next_revision()
    record.slug = "changed"
    record.save()
    return record


def restoration_of(record):
    address = state_page(superuser(), with_a_past(record), back=1)
    return post(address, {"latest": superuser().get(address).context["latest"]})


def former_state_of_a_draft():
    return get(state_page(superuser(), with_a_past(DocumentFactory(title=SECRET)), back=1))


def withdrawal_in_the_form():
    series = EventSeriesFactory(published=True)
    return form(series, status="withdrawn", withdrawn_because="A mistake")


ways(
    LOOK,
    SECRET,
    list_of_records=lambda: a_list(DocumentFactory(title=SECRET)),
    page_of_a_draft=lambda: get(page(DocumentFactory(title=SECRET))),
    history_of_a_draft=lambda: get(page(DocumentFactory(title=SECRET), "history")),
    autocomplete_of_records=autocomplete_of_records,
    popup_of_records=lambda: a_list(OrganizationFactory(name=SECRET), _popup="1"),
    former_state_of_a_draft=former_state_of_a_draft,
)
ways(
    MAKE,
    form_for_a_new_record=lambda: form(Document(), **NEW),
    popup_for_a_new_record=lambda: popup(Organization(), name="New", slug="new", kind="media"),
)
ways(
    CHANGE,
    form_of_a_draft=lambda: form(ParticipantFactory(), name="Changed"),
    line_of_a_draft=lambda: line_of(EventFactory()),
    popup_of_a_draft=lambda: popup(OrganizationFactory(), name="Changed"),
    audience_of_a_draft=lambda: form(DocumentFactory(), audience=20),
    restoration_of_a_draft=lambda: restoration_of(OrganizationFactory()),
)
ways(
    PUBLISH,
    restoration_of_what_is_published=lambda: restoration_of(EventFactory(published=True)),
    status_in_the_form=lambda: form(DocumentFactory(), status="published"),
    status_in_the_form_of_a_new_record=lambda: form(Document(), **NEW, status="published"),
    status_in_a_popup=lambda: popup(OrganizationFactory(), status="published"),
    form_of_what_is_published=lambda: form(EventFactory(published=True), title="Changed"),
    line_of_what_is_published=lambda: line_of(EventFactory(published=True)),
    audience_of_what_is_published=lambda: form(DocumentFactory(published=True), audience=20),
    disclosure_of_what_is_published=lambda: form(EventFactory(published=True), people_audience=40),
    withdrawal_in_the_form=withdrawal_in_the_form,
    return_of_what_was_withdrawn=lambda: form(ParticipantFactory(withdrawn=True), status="draft"),
)
ways(
    DELETE,
    deletion_of_a_draft=lambda: post(page(DocumentFactory(**TRASHED), "delete"), {"post": "yes"}),
    deletion_from_the_list=lambda: chosen(EventFactory(**TRASHED), "delete_selected", "?trash=1"),
)
