"""The ways of doing something with a record, in its form, its list and its history."""

from tests.admin_pages import page, with_line
from tests.desk.pasts import next_revision, state_page
from tests.desk.ways import (
    CHANGE,
    DELETE,
    LOOK,
    MAKE,
    PUBLISH,
    SECRET,
    autocomplete,
    chosen,
    form_of,
    get,
    post,
    superuser,
    way,
)
from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
)


@way(LOOK, SECRET)
def list_of_records():
    return get(page(type(DocumentFactory(title=SECRET))(), "changelist"))


@way(LOOK, SECRET)
def page_of_a_draft():
    return get(page(DocumentFactory(title=SECRET)))


@way(LOOK, SECRET)
def history_of_a_draft():
    return get(page(DocumentFactory(title=SECRET), "history"))


@way(LOOK, SECRET)
def autocomplete_of_records():
    EventFactory(title=SECRET)
    return autocomplete("documents", "documentevent", "event", SECRET)


@way(LOOK, SECRET)
def popup_of_records():
    model = type(OrganizationFactory(name=SECRET))
    return get(page(model(), "changelist"), _popup="1")


@way(LOOK, SECRET)
def former_state_of_a_draft():
    return get(state_page(superuser(), with_a_past(DocumentFactory(title=SECRET)), back=1))


@way(MAKE)
def form_for_a_new_record():
    model = DocumentFactory._meta.model
    return post(page(model()), form_of(model()) | {"title": "New", "slug": "new", "kind": "report"})


@way(MAKE)
def popup_for_a_new_record():
    model = OrganizationFactory._meta.model
    data = form_of(model(), "?_popup=1") | {"name": "New", "slug": "new", "kind": "media"}
    return post(page(model()) + "?_popup=1", data | {"_popup": "1"})


@way(CHANGE)
def form_of_a_draft():
    draft = ParticipantFactory()
    return post(page(draft), form_of(draft) | {"name": "Changed"})


@way(CHANGE)
def line_of_a_draft():
    draft = EventFactory()
    line = {"role": "host", "organization": OrganizationFactory().pk, "order": 1}
    return post(page(draft), with_line(form_of(draft), "participations", **line))


@way(CHANGE)
def popup_of_a_draft():
    draft = OrganizationFactory()
    data = form_of(draft, "?_popup=1") | {"name": "Changed", "_popup": "1"}
    return post(page(draft) + "?_popup=1", data)


@way(CHANGE)
def audience_of_a_draft():
    draft = DocumentFactory()
    return post(page(draft), form_of(draft) | {"audience": 20})


def with_a_past(record):
    """A record whose state before the last act can be restored."""
    next_revision()
    record.slug = "changed"
    record.save()
    return record


def restoration_of(record):
    address = state_page(superuser(), record, back=1)
    return post(address, {"latest": superuser().get(address).context["latest"]})


@way(CHANGE)
def restoration_of_a_draft():
    return restoration_of(with_a_past(OrganizationFactory()))


@way(PUBLISH)
def restoration_of_what_is_published():
    return restoration_of(with_a_past(EventFactory(published=True)))


@way(PUBLISH)
def status_in_the_form():
    draft = DocumentFactory()
    return post(page(draft), form_of(draft) | {"status": "published"})


@way(PUBLISH)
def status_in_the_form_of_a_new_record():
    model = DocumentFactory._meta.model
    data = {"title": "New", "slug": "new", "kind": "report", "status": "published"}
    return post(page(model()), form_of(model()) | data)


@way(PUBLISH)
def status_in_a_popup():
    draft = OrganizationFactory()
    data = form_of(draft, "?_popup=1") | {"status": "published", "_popup": "1"}
    return post(page(draft) + "?_popup=1", data)


@way(PUBLISH)
def form_of_what_is_published():
    event = EventFactory(published=True)
    return post(page(event), form_of(event) | {"title": "Changed"})


@way(PUBLISH)
def line_of_what_is_published():
    event = EventFactory(published=True)
    line = {"role": "host", "organization": OrganizationFactory().pk, "order": 1}
    return post(page(event), with_line(form_of(event), "participations", **line))


@way(PUBLISH)
def audience_of_what_is_published():
    document = DocumentFactory(published=True)
    return post(page(document), form_of(document) | {"audience": 20})


@way(PUBLISH)
def disclosure_of_what_is_published():
    event = EventFactory(published=True)
    return post(page(event), form_of(event) | {"people_audience": 40})


@way(PUBLISH)
def withdrawal_in_the_form():
    series = EventSeriesFactory(published=True)
    fields = {"status": "withdrawn", "withdrawn_because": "A mistake"}
    return post(page(series), form_of(series) | fields)


@way(PUBLISH)
def return_of_what_was_withdrawn():
    person = ParticipantFactory(withdrawn=True)
    return post(page(person), form_of(person) | {"status": "draft"})


@way(DELETE)
def deletion_of_a_draft():
    trashed = DocumentFactory(trashed_at="2026-01-01T00:00Z")
    return post(page(trashed, "delete"), {"post": "yes"})


@way(DELETE)
def deletion_from_the_list():
    return chosen(EventFactory(trashed_at="2026-01-01T00:00Z"), "delete_selected", "?trash=1")
