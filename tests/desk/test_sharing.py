"""Staff who may change an unpublished record may share a preview and revoke it."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from r2p.desk.models import Preview
from tests.admin_pages import every_record, page, save_form, sign_in
from tests.desk.audit_entries import noted
from tests.factories import DocumentFactory, EventFactory, OrganizationFactory, PreviewFactory

pytestmark = pytest.mark.django_db


def sharing(record):
    return page(record).replace("change/", "share/")


def taking_back(link, record=None):
    return f"{sharing(record or link.record)}{link.pk}/take-back/"


def tools(client, record):
    """Those of its tools that are about previews."""
    labels = [label for label, _address in client.get(page(record)).context["tools"]]
    return [label for label in labels if label in ("Preview", "Share a preview")]


# -- Making a link -----------------------------------------------------------------------------


@every_record
def test_cataloguer_shares_a_preview_of_a_draft(client, factory):
    user = sign_in(client, "Cataloguer")
    record = factory()

    response = client.post(sharing(record), {"rung": 10, "days": 30})

    link = Preview.objects.get()
    assert (response.status_code, response.url) == (302, sharing(record))
    assert (link.record, link.rung, link.made_by) == (record, 10, user)
    assert link.expires_at - link.made_at - timedelta(days=30) < timedelta(seconds=5)


def test_link_is_told_once(as_cataloguer):
    record = EventFactory()

    first = as_cataloguer.post(sharing(record), {"rung": 0, "days": 1}, follow=True)
    again = as_cataloguer.get(sharing(record))

    [told] = [str(message) for message in first.context["messages"]]
    address = told.partition('href="')[2].partition('"')[0]
    assert as_cataloguer.get(address).status_code == 200
    assert address not in again.content.decode()


def test_link_works_for_a_week_for_the_audience_of_the_record_unless_one_says_otherwise(
    as_cataloguer,
):
    form = as_cataloguer.get(sharing(DocumentFactory(audience=20))).context["form"]

    assert form["days"].value() == 7
    assert [rung for rung, _label in form.fields["rung"].choices] == [20, 30]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rung", 0),
        ("rung", 40),
        ("rung", "x"),
        ("rung", ""),
        ("days", 2),
        ("days", ""),
        ("days", -1),
    ],
)
def test_link_that_cannot_be_is_refused_at_its_place(as_editor, field, value):
    record = DocumentFactory(audience=10)

    response = as_editor.post(sharing(record), {"rung": 10, "days": 7, field: value})

    assert list(response.context["form"].errors) == [field]
    assert Preview.objects.count() == 0


def test_no_link_is_made_to_what_is_for_staff(as_editor):
    record = DocumentFactory(audience=40)

    response = as_editor.post(sharing(record), {"rung": 40, "days": 7})

    assert "It cannot be shared by link." in response.content.decode()
    assert Preview.objects.count() == 0


def test_sharing_and_taking_back_stand_in_the_audit_log(client):
    user = sign_in(client, "Cataloguer")
    record = OrganizationFactory()

    client.post(sharing(record), {"rung": 20, "days": 7})
    client.post(taking_back(Preview.objects.get()))

    assert list(noted().order_by("pk").values_list("act", "by", "about_id", "words")) == [
        ("shared", user.pk, str(record.pk), "audience: members; valid for 7 days"),
        ("shared", user.pk, str(record.pk), "revoked the link"),
    ]


# -- Taking it back ----------------------------------------------------------------------------


@every_record
def test_link_that_is_taken_back_leads_nowhere(as_cataloguer, factory):
    link = PreviewFactory(record=factory(), token="known")

    response = as_cataloguer.post(taking_back(link))

    assert (response.status_code, response.url) == (302, page(link.record))
    assert as_cataloguer.get("/preview/known/").status_code == 404
    assert list(Preview.objects.open()) == []


def test_link_is_taken_back_from_its_own_record_alone(as_cataloguer):
    link, other = PreviewFactory(record=EventFactory()), EventFactory()

    assert as_cataloguer.post(taking_back(link, other)).status_code == 404
    assert list(Preview.objects.open()) == [link]


def test_link_is_not_taken_back_by_looking(as_editor):
    link = PreviewFactory(record=EventFactory())

    assert as_editor.get(taking_back(link)).status_code == 405
    assert list(Preview.objects.open()) == [link]


# -- Who may -----------------------------------------------------------------------------------


@every_record
@pytest.mark.parametrize("group", ["Cataloguer", None])
def test_staff_who_may_not_change_a_record_share_nothing_of_it(client, factory, group):
    sign_in(client, group)
    ahead = {"status": "published", "publish_at": timezone.now() + timedelta(days=1)}
    record = factory(**(ahead if group else {}))
    link = PreviewFactory(record=record)

    answers = [
        client.post(sharing(record), {"rung": 0, "days": 7}).status_code,
        client.get(sharing(record)).status_code,
        client.post(taking_back(link)).status_code,
    ]

    assert answers == [403, 403, 403]
    assert list(Preview.objects.open()) == [link]


def test_editor_shares_a_preview_of_what_waits_for_its_hour(as_editor):
    record = EventFactory(published=True, publish_at=timezone.now() + timedelta(days=1))

    as_editor.post(sharing(record), {"rung": 0, "days": 7})

    assert Preview.objects.get().record == record


@pytest.mark.parametrize(
    "fields",
    [{"published": True}, {"withdrawn": True}, {"trashed_at": timezone.now()}],
    ids=["published", "withdrawn", "in the trash"],
)
def test_no_link_is_made_to_what_is_not_ahead(as_editor, fields):
    record = OrganizationFactory(**fields)

    assert as_editor.post(sharing(record), {"rung": 0, "days": 7}).status_code == 404
    assert Preview.objects.count() == 0


def test_link_is_made_from_the_page_alone(client):
    client.handler.enforce_csrf_checks = True
    sign_in(client, "Editor")

    assert client.post(sharing(EventFactory()), {"rung": 0, "days": 7}).status_code == 403
    assert Preview.objects.count() == 0


# -- On the record's page ----------------------------------------------------------------------


def test_page_of_a_draft_offers_its_preview(as_cataloguer):
    assert tools(as_cataloguer, EventFactory()) == ["Preview", "Share a preview"]
    assert tools(as_cataloguer, EventFactory(published=True)) == []


def test_page_offers_those_who_may_only_look_no_sharing(as_cataloguer):
    record = EventFactory(published=True, publish_at=timezone.now() + timedelta(days=1))
    PreviewFactory(record=record)

    response = as_cataloguer.get(page(record))

    assert tools(as_cataloguer, record) == ["Preview"]
    assert response.context["links"] == []


def test_page_lists_the_links_that_still_work(as_cataloguer):
    record = EventFactory()
    link = PreviewFactory(record=record)
    PreviewFactory(record=record, expired=True)
    PreviewFactory(record=record, revoked=True)
    PreviewFactory(record=EventFactory())

    response = as_cataloguer.get(page(record))

    assert response.context["links"] == [(link, taking_back(link))]
    assert f'action="{taking_back(link)}"' in response.content.decode()


@pytest.mark.parametrize("count", [1, 5])
def test_page_needs_one_query_for_all_links(client, count, django_assert_num_queries):
    user = sign_in(client, "Cataloguer")
    record = EventFactory()
    PreviewFactory.create_batch(count, record=record, made_by=user)
    ContentType.objects.get_for_model(record)

    with django_assert_num_queries(1):
        links = [
            str(link.made_by)
            for link in Preview.objects.of(record).open().select_related("made_by")
        ]

    assert links == [str(user)] * count


@every_record
def test_page_shows_the_strip_with_the_way_to_what_each_would_see(as_cataloguer, factory):
    draft, record = factory(), factory(published=True)

    ahead, out = [as_cataloguer.get(page(one)).context["rungs"] for one in (draft, record)]

    assert [address for _seen, address in ahead] == [
        page(draft).replace("change/", f"preview/{rung}/") for rung in (0, 10, 20, 30, 40)
    ]
    assert [address for _seen, address in out] == [
        page(record).replace("change/", f"as/{rung}/") for rung in (0, 10, 20, 30, 40)
    ]


def test_strip_is_of_what_is_stored_while_the_form_has_errors(as_editor):
    record = OrganizationFactory(published=True, audience=20)

    response = save_form(as_editor, record, audience=0, name="")

    details = [seen.detail for seen, _address in response.context["rungs"]]
    assert details == ["not found"] * 2 + ["everything"] * 3


def test_new_record_has_no_strip(as_editor):
    response = as_editor.get(page(EventFactory._meta.model()))

    assert "rungs" not in response.context
