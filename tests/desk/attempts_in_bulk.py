"""The ways of doing something with many records, or beside a form: tables, acts, merging, links."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse

from documents.models import Document
from r2p.accounts.models import User
from r2p.desk.models import ImportJob
from tests.admin_pages import values_of
from tests.desk.attempts import (
    BRING,
    BRING_AUDIENCES,
    CHANGE,
    DELETE,
    LOOK,
    MAKE,
    MERGE,
    PUBLISH,
    SECRET,
    SHARE,
    TAKE,
    TAKE_ALL,
    THROW_AWAY,
    get,
    post,
    superuser,
    ways,
)
from tests.factories import DocumentFactory, EventFactory, OrganizationFactory, ParticipantFactory


def address(record, act, *args):
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{act}"
    return reverse(name, args=args)


# -- Tables ------------------------------------------------------------------------------------


def table(record, lines="", **cells):
    """Brings a table of one row and confirms it; of a record's `lines`, if they are named."""

    def bring(client):
        content = f"{','.join(cells)}\n{','.join(cells.values())}\n".encode()
        file = SimpleUploadedFile("table.csv", content)
        place = address(record, "import") + (f"?table={lines}" if lines else "")
        response = client.post(place, {"file": file})
        if not ImportJob.objects.exists():
            return response
        job = ImportJob.objects.latest("pk")
        return client.post(address(record, "import_job", job.pk), follow=True)

    return bring


def row_of(record, **cells):
    return table(record, slug=record.slug, **cells)


def took_part(event, **cells):
    person = ParticipantFactory().slug
    return table(event, "events.participation", event=event.slug, person=person, **cells)


def row_of_a_position():
    person, organization = ParticipantFactory(), OrganizationFactory().slug
    cells = {"person": person.slug, "organization": organization, "position": "Director"}
    return table(person, "events.affiliation", **cells)


def row_of_a_standing_of_what_is_published():
    organization = OrganizationFactory(published=True)
    cells = {"organization": organization.slug, "standing": "member"}
    return table(organization, "events.standing", **cells)


def taken(reader, **fields):
    """Takes away the table of documents as a reader is told it."""
    model = type(DocumentFactory(title=SECRET, **fields))
    return post(address(model(), "export"), {"reader": reader, "format": "csv"})


ways(
    MAKE,
    row_of_a_new_record=lambda: table(Document(), slug="new", title="New", kind="report"),
)
ways(
    BRING,
    row_of_a_draft=lambda: row_of(OrganizationFactory(), name="Changed"),
    row_of_who_took_part=lambda: took_part(EventFactory()),
    row_of_a_position=row_of_a_position,
)
ways(
    BRING_AUDIENCES,
    row_that_changes_the_audience_of_a_draft=lambda: row_of(DocumentFactory(), audience="members"),
    row_that_changes_the_disclosure_of_a_draft=lambda: row_of(
        EventFactory(), people_audience="members"
    ),
    row_of_a_line_that_is_told_otherwise=lambda: took_part(EventFactory(), audience="members"),
)
ways(
    PUBLISH,
    row_that_publishes=lambda: row_of(EventFactory(), status="published"),
    row_of_what_is_published=lambda: row_of(DocumentFactory(published=True), title="Changed"),
    row_of_who_took_part_in_what_is_published=lambda: took_part(EventFactory(published=True)),
    row_of_a_standing_of_what_is_published=row_of_a_standing_of_what_is_published,
)
ways(TAKE, SECRET, table_of_what_visitors_see=lambda: taken(0, published=True))
ways(TAKE_ALL, SECRET, table_of_all_that_staff_see=lambda: taken("all"))


# -- Acts --------------------------------------------------------------------------------------


def act(name, record, **data):
    """Asks for the page of an act and confirms what it shows."""
    place = f"{address(record, 'bulk_action', name)}?records={record.pk}"
    data = {"records": record.pk, **data}

    def ask(client):
        shown = client.post(place, data)
        effect = (shown.context or {}).get("effect")
        seen = effect.fingerprint if effect else ""
        return client.post(place, {**data, "seen": seen, "_do": ""})

    return ask


def act_of_putting_back():
    return act("restore", ParticipantFactory(trashed_at="2026-01-01T00:00Z"))


def act_of_throwing_away_ones_own_draft():
    asks = User.objects.latest("pk")
    return act("trash", ParticipantFactory(made_by=asks))


ways(
    CHANGE,
    act_of_sending_to_review=lambda: act("review", DocumentFactory()),
    act_of_setting_the_audience_of_a_draft=lambda: act(
        "audience", OrganizationFactory(), audience=20
    ),
)
ways(
    PUBLISH,
    act_of_publishing=lambda: act("publish", EventFactory()),
    act_of_withdrawing=lambda: act(
        "withdraw", DocumentFactory(published=True), because="A mistake"
    ),
    act_of_setting_the_audience_of_what_is_published=lambda: act(
        "audience", DocumentFactory(published=True), audience=20
    ),
)
ways(
    DELETE,
    act_of_throwing_away=lambda: act("trash", ParticipantFactory()),
    act_of_putting_back=act_of_putting_back,
)
ways(THROW_AWAY, act_of_throwing_away_ones_own_draft=act_of_throwing_away_ones_own_draft)


# -- Merging -----------------------------------------------------------------------------------


def merge(keep, give_up):
    place = f"{address(keep, 'merge')}?keep={keep.pk}&give_up={give_up.pk}"
    form = superuser().get(place).context["form"]
    return post(place, {name: field.initial for name, field in form.fields.items()})


def page_of_a_merge():
    keep, give_up = DocumentFactory.create_batch(2, title=SECRET)
    return get(address(keep, "merge"), keep=keep.pk, give_up=give_up.pk)


def what_is_there_already_while_typing():
    with TestCase.captureOnCommitCallbacks(execute=True):
        model = type(OrganizationFactory(name=SECRET))
    return get(address(model(), "likely"), name=SECRET)


ways(MERGE, merge_of_two_drafts=lambda: merge(*OrganizationFactory.create_batch(2)))
ways(MERGE, SECRET, page_of_a_merge=page_of_a_merge)
ways(
    PUBLISH,
    merge_of_what_is_published=lambda: merge(*ParticipantFactory.create_batch(2, published=True)),
)
ways(LOOK, SECRET, what_is_there_already_while_typing=what_is_there_already_while_typing)


# -- Previews and pasting ----------------------------------------------------------------------


def preview_of_a_draft():
    draft = DocumentFactory(title=SECRET)
    return get(address(draft, "preview", draft.pk))


def draft_as_a_member_would_see_it():
    draft = EventFactory(title=SECRET)
    return get(address(draft, "preview_as", draft.pk, 20))


def link_to_a_preview():
    draft = DocumentFactory()
    return post(address(draft, "share", draft.pk), {"rung": 0, "days": 7})


def list_pasted_into_a_draft():
    draft, host = EventFactory(), OrganizationFactory()

    def paste(client):
        place = address(draft, "paste", draft.pk)
        shown = client.post(place, {"text": f"Hosts:\n{host.name}", "read": "1"})
        if not shown.context or "lines" not in shown.context:
            return shown
        lines = shown.context["lines"]
        data = dict(pair for form in [lines.management_form, *lines] for pair in values_of(form))
        return client.post(place, {**data, "text": host.name, "save": "1"}, follow=True)

    return paste


ways(
    LOOK,
    SECRET,
    preview_of_a_draft=preview_of_a_draft,
    draft_as_a_member_would_see_it=draft_as_a_member_would_see_it,
)
ways(SHARE, link_to_a_preview=link_to_a_preview)
ways(CHANGE, list_pasted_into_a_draft=list_pasted_into_a_draft)
