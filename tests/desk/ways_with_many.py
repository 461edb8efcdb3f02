"""The ways of doing something with many records, or beside a form: tables, acts, merging, links."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse

from r2p.accounts.models import User
from r2p.desk.models import ImportJob
from tests.desk.ways import (
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
    way,
)
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
)


def address(record, act, *args):
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{act}"
    return reverse(name, args=args)


# -- Tables ------------------------------------------------------------------------------------


def table(record, heads, *cells, lines=""):
    """Brings a table of one row and confirms it; of a record's `lines`, if they are named."""

    def bring(client):
        content = f"{heads}\n{','.join(cells)}\n".encode()
        file = SimpleUploadedFile("table.csv", content)
        place = address(record, "import") + (f"?table={lines}" if lines else "")
        response = client.post(place, {"file": file})
        if not ImportJob.objects.exists():
            return response
        job = ImportJob.objects.latest("pk")
        return client.post(address(record, "import_job", job.pk), follow=True)

    return bring


@way(MAKE)
def row_of_a_new_record():
    return table(DocumentFactory._meta.model(), "slug,title,kind", "new", "New", "report")


@way(BRING)
def row_of_a_draft():
    draft = OrganizationFactory()
    return table(draft, "slug,name", draft.slug, "Changed")


@way(PUBLISH)
def row_that_publishes():
    draft = EventFactory()
    return table(draft, "slug,status", draft.slug, "published")


@way(PUBLISH)
def row_of_what_is_published():
    document = DocumentFactory(published=True)
    return table(document, "slug,title", document.slug, "Changed")


@way(BRING_AUDIENCES)
def row_that_changes_the_audience_of_a_draft():
    draft = DocumentFactory()
    return table(draft, "slug,audience", draft.slug, "members")


@way(BRING_AUDIENCES)
def row_that_changes_the_disclosure_of_a_draft():
    draft = EventFactory()
    return table(draft, "slug,people_audience", draft.slug, "members")


@way(BRING)
def row_of_who_took_part():
    cells = [EventFactory().slug, ParticipantFactory().slug]
    return table(EventFactory(), "event,person", *cells, lines="events.participation")


@way(PUBLISH)
def row_of_who_took_part_in_what_is_published():
    cells = [EventFactory(published=True).slug, ParticipantFactory().slug]
    return table(EventFactory(), "event,person", *cells, lines="events.participation")


@way(BRING_AUDIENCES)
def row_of_a_line_that_is_told_otherwise():
    cells = [EventFactory().slug, ParticipantFactory().slug, "members"]
    return table(EventFactory(), "event,person,audience", *cells, lines="events.participation")


@way(BRING)
def row_of_a_position():
    cells = [ParticipantFactory().slug, OrganizationFactory().slug, "Director"]
    heads = "person,organization,position"
    return table(ParticipantFactory(), heads, *cells, lines="events.affiliation")


@way(PUBLISH)
def row_of_a_standing_of_what_is_published():
    cells = [OrganizationFactory(published=True).slug, "member"]
    return table(OrganizationFactory(), "organization,standing", *cells, lines="events.standing")


@way(TAKE, SECRET)
def table_of_what_visitors_see():
    model = type(DocumentFactory(title=SECRET, published=True))
    return post(address(model(), "export"), {"reader": 0, "format": "csv"})


@way(TAKE_ALL, SECRET)
def table_of_all_that_staff_see():
    model = type(DocumentFactory(title=SECRET))
    return post(address(model(), "export"), {"reader": "all", "format": "csv"})


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


@way(CHANGE)
def act_of_sending_to_review():
    return act("review", DocumentFactory())


@way(CHANGE)
def act_of_setting_the_audience_of_a_draft():
    return act("audience", OrganizationFactory(), audience=20)


@way(PUBLISH)
def act_of_publishing():
    return act("publish", EventFactory())


@way(PUBLISH)
def act_of_withdrawing():
    return act("withdraw", DocumentFactory(published=True), because="A mistake")


@way(PUBLISH)
def act_of_setting_the_audience_of_what_is_published():
    return act("audience", DocumentFactory(published=True), audience=20)


@way(DELETE)
def act_of_throwing_away():
    return act("trash", ParticipantFactory())


@way(THROW_AWAY)
def act_of_throwing_away_ones_own_draft():
    asks = User.objects.latest("pk")
    return act("trash", ParticipantFactory(made_by=asks))


@way(DELETE)
def act_of_putting_back():
    return act("restore", ParticipantFactory(trashed_at="2026-01-01T00:00Z"))


# -- Merging -----------------------------------------------------------------------------------


def merge(keep, give_up):
    place = f"{address(keep, 'merge')}?keep={keep.pk}&give_up={give_up.pk}"
    form = superuser().get(place).context["form"]
    return post(place, {name: field.initial for name, field in form.fields.items()})


@way(MERGE)
def merge_of_two_drafts():
    return merge(*OrganizationFactory.create_batch(2))


@way(PUBLISH)
def merge_of_what_is_published():
    return merge(*ParticipantFactory.create_batch(2, published=True))


@way(MERGE, SECRET)
def page_of_a_merge():
    keep, give_up = DocumentFactory.create_batch(2, title=SECRET)
    return get(address(keep, "merge"), keep=keep.pk, give_up=give_up.pk)


@way(LOOK, SECRET)
def what_is_there_already_while_typing():
    with TestCase.captureOnCommitCallbacks(execute=True):
        model = type(OrganizationFactory(name=SECRET))
    return get(address(model(), "likely"), name=SECRET)


# -- Previews and pasting ----------------------------------------------------------------------


@way(LOOK, SECRET)
def preview_of_a_draft():
    draft = DocumentFactory(title=SECRET)
    return get(address(draft, "preview", draft.pk))


@way(LOOK, SECRET)
def draft_as_a_member_would_see_it():
    draft = EventFactory(title=SECRET)
    return get(address(draft, "preview_as", draft.pk, 20))


@way(SHARE)
def link_to_a_preview():
    draft = DocumentFactory()
    return post(address(draft, "share", draft.pk), {"rung": 0, "days": 7})


@way(CHANGE)
def list_pasted_into_a_draft():
    draft, host = EventFactory(), OrganizationFactory()

    def paste(client):
        place = address(draft, "paste", draft.pk)
        shown = client.post(place, {"text": f"Hosts:\n{host.name}", "read": "1"})
        if not shown.context or "lines" not in shown.context:
            return shown
        lines = shown.context["lines"]
        forms = [lines.management_form, *lines.forms]
        data = {f"{field.html_name}": field.value() or "" for form in forms for field in form}
        return client.post(place, {**data, "text": host.name, "save": "1"}, follow=True)

    return paste
