"""The pages on which two records are compared, merged and taken apart, and who may open them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from events.models import Organization
from r2p.desk.models import AuditEntry, Likeness, Merge
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    MembershipFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
)
from tests.records.test_admin import page, sign_in

pytestmark = pytest.mark.django_db

every_kind = pytest.mark.parametrize(
    "factory",
    [OrganizationFactory, ParticipantFactory, DocumentFactory],
    ids=lambda factory: factory._meta.model.__name__,
)


def merge_page(keep, give_up, **query):
    return page_of(keep, "merge", keep=keep.pk, give_up=give_up.pk, **query)


def page_of(record, act, *args, **query):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{act}", args=args, query=query)


def chosen(response, **choices):
    """What a browser would post of the comparison, with some facts chosen otherwise."""
    form = response.context["form"]
    return {name: form[name].value() for name in form.fields} | choices


def with_rights(client, *codenames):
    """Sign in as one of the staff with just these rights."""
    user = sign_in(client)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


# -- Who may -------------------------------------------------------------------------------------


@every_kind
@pytest.mark.parametrize("group", [None, "Cataloguer"])
def test_who_may_not_delete_opens_neither_comparison_nor_proposals(client, factory, group):
    sign_in(client, group)
    keep, give_up = factory.create_batch(2)

    addresses = [merge_page(keep, give_up), page_of(keep, "merge"), page_of(keep, "duplicates")]
    answers = [client.get(address).status_code for address in addresses]
    answers += [client.post(address).status_code for address in addresses]

    assert answers == [403] * 6
    assert factory._meta.model.objects.count() == 2


@every_kind
def test_editor_merges_what_is_published(client, factory):
    sign_in(client, "Editor")
    keep, give_up = factory.create_batch(2, published=True)

    response = client.get(merge_page(keep, give_up))
    response = client.post(merge_page(keep, give_up), chosen(response))

    assert response.url == page(keep)
    assert factory._meta.model.objects.get() == keep


@pytest.mark.parametrize("published", ["keep", "give_up"])
def test_who_may_not_publish_merges_drafts_alone(client, published):
    rights = [f"{act}_organization" for act in ("view", "change", "delete")]
    with_rights(client, *rights)
    draft, other = OrganizationFactory.create_batch(2)
    shown = OrganizationFactory(published=True)
    pair = (shown, draft) if published == "keep" else (draft, shown)

    answers = [
        client.get(merge_page(*pair)).status_code,
        client.post(merge_page(*pair)).status_code,
    ]

    assert answers == [403, 403]
    assert client.get(merge_page(draft, other)).status_code == 200
    assert client.get(page_of(draft, "duplicates")).status_code == 403


def test_who_may_not_publish_does_not_merge_what_was_published_once(client):
    with_rights(client, *[f"{act}_organization" for act in ("view", "change", "delete")])
    keep, give_up = OrganizationFactory.create_batch(2)
    Organization.objects.filter(pk=give_up.pk).update(first_published_at=timezone.now())

    assert client.post(merge_page(keep, give_up)).status_code == 403
    assert Organization.objects.count() == 2


def test_who_may_not_publish_does_not_undo_the_merge_of_what_was_published(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory(), OrganizationFactory(published=True)
    data = chosen(client.get(merge_page(keep, give_up)), status="give_up")
    client.post(merge_page(keep, give_up), data)
    merge = Merge.objects.get()
    with_rights(client, *[f"{act}_organization" for act in ("view", "change", "delete")])

    assert client.post(page_of(keep, "unmerge", merge.pk)).status_code == 403
    assert Organization.objects.count() == 1


def test_cataloguer_does_not_undo_a_merge(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)
    client.post(merge_page(keep, give_up), chosen(client.get(merge_page(keep, give_up))))
    sign_in(client, "Cataloguer")

    address = page_of(keep, "unmerge", Merge.objects.get().pk)
    assert [client.get(address).status_code, client.post(address).status_code] == [403, 403]


def test_cataloguer_is_offered_no_merge(client):
    sign_in(client, "Cataloguer")
    organization = OrganizationFactory()

    record = client.get(page(organization))
    records = client.get(page(Organization(), "changelist"))

    addresses = [address for _label, address in record.context["tools"] + records.context["tools"]]
    assert not [one for one in addresses if "merge" in one or "duplicates" in one]
    offered = dict(records.context["action_form"].fields["action"].choices)
    assert "compare_chosen" not in offered


def test_number_of_memberships_is_told_to_who_may_see_them(client):
    keep, membership = OrganizationFactory(), MembershipFactory()

    moves = []
    for group in ("Editor", "Administrator"):
        sign_in(client, group)
        response = client.get(merge_page(keep, membership.organization))
        moves.append(response.context["sides"][1]["moves"])

    assert moves == [[], ["1 membership"]]


# -- Choosing the two ----------------------------------------------------------------------------


def test_two_are_chosen_in_the_list(client):
    sign_in(client, "Editor")
    draft, shown = OrganizationFactory(), OrganizationFactory(published=True)

    data = {"action": "compare_chosen", "_selected_action": [draft.pk, shown.pk]}
    response = client.post(page(Organization(), "changelist"), data)

    assert response.url == merge_page(shown, draft)


@pytest.mark.parametrize("count", [1, 3])
def test_only_two_can_be_compared(client, count):
    sign_in(client, "Editor")
    records = OrganizationFactory.create_batch(count)

    data = {"action": "compare_chosen", "_selected_action": [one.pk for one in records]}
    response = client.post(page(Organization(), "changelist"), data, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert said == ["Choose two to merge: these are not two."]


def test_record_leads_to_the_choice_of_another(client):
    sign_in(client, "Editor")
    organization = OrganizationFactory()

    tools = dict(client.get(page(organization)).context["tools"])
    response = client.get(tools["Merge with another"])

    form = response.context["form"]
    assert (form.is_bound, form["keep"].value()) == (False, str(organization.pk))


@pytest.mark.parametrize("wrong", ["999", "x", "9" * 30, "", "²"])
def test_unknown_record_is_said_at_its_field(client, wrong):
    sign_in(client, "Editor")
    keep = OrganizationFactory()

    response = client.get(page_of(keep, "merge", keep=keep.pk, give_up=wrong))

    assert list(response.context["form"].errors) == ["give_up"]


def test_record_is_not_merged_with_itself(client):
    sign_in(client, "Editor")
    keep = OrganizationFactory()

    response = client.get(merge_page(keep, keep))

    said = {"give_up": ["These are one and the same record."]}
    assert response.context["form"].errors == said


def test_record_in_the_trash_is_not_merged(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory(), OrganizationFactory(trashed_at=timezone.now())

    response = client.get(merge_page(keep, give_up))

    assert list(response.context["form"].errors) == ["give_up"]


# -- Side by side --------------------------------------------------------------------------------


def test_two_are_compared_fact_by_fact(client):
    sign_in(client, "Editor")
    country = RegionFactory(country=True, name="Kenya")
    keep = OrganizationFactory(name="One", kind="think_tank", website="https://one.example/")
    give_up = OrganizationFactory(name="Two", kind="think_tank", country=country)

    form = client.get(merge_page(keep, give_up)).context["form"]

    rows = {row["fact"].name: (row["keep"], row["give_up"]) for row in form.rows}
    assert rows["kind"] == ("think tank", "think tank")
    assert rows["country"] == ("", "Kenya")
    assert "ror" not in rows  # neither has one
    proposed = {name: form[name].value() for name in form.fields}
    assert proposed == {
        "name": "keep",
        "country": "give_up",
        "website": "keep",
        "slug": "keep",
    }


def test_known_dates_are_compared_as_one_fact(client):
    sign_in(client, "Editor")
    keep, give_up = DocumentFactory(dated=True), DocumentFactory()

    form = client.get(merge_page(keep, give_up)).context["form"]

    assert {row["fact"].name: row["keep"] for row in form.rows}["issued"] == "November 2014"
    assert "issued" in form.fields


def test_what_moves_is_said_in_words(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)
    ContributionFactory.create_batch(2, organization=give_up)
    ParticipationFactory(organization=give_up, on_behalf_of=give_up)

    response = client.get(merge_page(keep, give_up))

    moves = [side["moves"] for side in response.context["sides"]]
    assert moves == [[], ["1 participation", "2 contributions"]]


def test_regions_and_themes_of_both_are_shown(client):
    sign_in(client, "Editor")
    keep, give_up = DocumentFactory(regions=[RegionFactory(name="Asia")]), DocumentFactory()
    give_up.themes.add(ThemeFactory(name="Pillar I"))

    response = client.get(merge_page(keep, give_up))

    assert response.context["joined"] == [
        {"label": "Regions", "keep": "Asia", "give_up": ""},
        {"label": "Themes", "keep": "", "give_up": "Pillar I"},
    ]


def test_looking_changes_nothing(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)

    client.get(merge_page(keep, give_up))

    assert Organization.objects.count() == 2
    assert not Merge.objects.exists()


def test_sides_are_swapped(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)

    response = client.get(merge_page(keep, give_up))

    assert response.context["swapped"] == merge_page(give_up, keep)


def test_choices_are_followed_and_the_merge_is_noted(client):
    user = sign_in(client, "Editor")
    keep, give_up = OrganizationFactory(name="One"), OrganizationFactory(name="Two")

    data = chosen(client.get(merge_page(keep, give_up)), name="give_up")
    response = client.post(merge_page(keep, give_up), data, follow=True)

    keep.refresh_from_db()
    assert keep.name == "Two"
    entry = AuditEntry.objects.get(act="merged")
    assert (entry.act, entry.by, entry.about_name) == ("merged", user, "Two")
    (message,) = response.context["messages"]
    assert page_of(keep, "unmerge", Merge.objects.get().pk) in str(message)


@pytest.mark.parametrize("wrong", ["neither", ""])
def test_choice_that_is_none_is_said_at_its_field(client, wrong):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)

    data = chosen(client.get(merge_page(keep, give_up)), name=wrong)
    response = client.post(merge_page(keep, give_up), data)

    assert list(response.context["form"].errors) == ["name"]
    assert Organization.objects.count() == 2


def test_refused_merge_is_explained_and_choices_stay(client):
    sign_in(client, "Editor")
    give_up = OrganizationFactory()
    keep = OrganizationFactory(parent=OrganizationFactory(parent=give_up))

    data = chosen(client.get(merge_page(keep, give_up)), name="give_up")
    response = client.post(merge_page(keep, give_up), data)

    form = response.context["form"]
    sentence = "An organization cannot be part of itself or of one of its parts."
    assert form.errors == {"parent": [sentence]}
    assert form["name"].value() == "give_up"
    assert Organization.objects.count() == 3


def test_names_are_shown_as_text(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2, name="<script>alert(1)</script>")

    pages = [client.get(merge_page(keep, give_up))]
    data = chosen(pages[0])
    pages.append(client.post(merge_page(keep, give_up), data, follow=True))
    pages.append(client.get(page_of(keep, "unmerge", Merge.objects.get().pk)))

    assert not [one for one in pages if "<script>alert" in one.content.decode()]


@pytest.mark.parametrize("count", [1, 3])
def test_comparison_needs_the_same_queries_for_any_number_of_rows(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    keep, give_up = DocumentFactory.create_batch(2)
    for document in (keep, give_up):
        ContributionFactory.create_batch(count, document=document)
        document.regions.set(RegionFactory.create_batch(count))
        document.themes.set(ThemeFactory.create_batch(count))
    client.get(merge_page(keep, give_up))

    with django_assert_num_queries(11):
        client.get(merge_page(keep, give_up))


# -- Undoing -------------------------------------------------------------------------------------


def test_merge_is_undone_by_a_button(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2, published=True)
    client.post(merge_page(keep, give_up), chosen(client.get(merge_page(keep, give_up))))
    address = page_of(keep, "unmerge", Merge.objects.get().pk)

    client.get(address)
    after_looking = Organization.objects.count()
    response = client.post(address)

    assert (after_looking, response.url) == (1, page(give_up))
    assert set(Organization.objects.all()) == {keep, give_up}


def test_merge_that_cannot_be_undone_says_why(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)
    client.post(merge_page(keep, give_up), chosen(client.get(merge_page(keep, give_up))))
    Merge.objects.update(at=timezone.now() - timedelta(minutes=11))

    response = client.post(page_of(keep, "unmerge", Merge.objects.get().pk))

    said = [str(message) for message in response.context["messages"]]
    assert "A merge can be undone for ten minutes. These are over." in said
    assert Organization.objects.count() == 1


def test_merge_of_another_kind_is_unknown(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)
    client.post(merge_page(keep, give_up), chosen(client.get(merge_page(keep, give_up))))

    address = page_of(DocumentFactory(), "unmerge", Merge.objects.get().pk)

    assert client.post(address).status_code == 404


def test_recent_merges_stand_above_the_proposals(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)
    client.post(merge_page(keep, give_up), chosen(client.get(merge_page(keep, give_up))))

    response = client.get(page_of(keep, "duplicates"))

    merge = Merge.objects.get()
    assert response.context["merges"] == [(merge, page_of(keep, "unmerge", merge.pk))]


# -- Proposals -----------------------------------------------------------------------------------


def propose(one, other, reason=Likeness.Reason.NAME):
    return Likeness.objects.create(
        record_type_id=content_type_id(one), one_id=one.pk, other_id=other.pk, reason=reason
    )


def content_type_id(record):
    return ContentType.objects.get_for_model(record).pk


def test_proposals_come_with_the_surest_first(client):
    sign_in(client, "Editor")
    records = OrganizationFactory.create_batch(4)
    propose(*records[:2], Likeness.Reason.WEBSITE)
    propose(*records[2:], Likeness.Reason.IDENTIFIER)

    response = client.get(page_of(records[0], "duplicates"))

    rows = response.context["rows"]
    assert [row["reason"] for row in rows] == ["the same identifier", "the same website"]
    assert [[one for one, _facts in row["pair"]] for row in rows] == [records[2:], records[:2]]


def test_proposals_are_worked_through_one_after_the_other(client):
    sign_in(client, "Editor")
    records = OrganizationFactory.create_batch(4)
    first, second = propose(*records[:2]), propose(*records[2:])

    address = client.get(page_of(records[0], "duplicates")).context["rows"][0]["address"]
    response = client.post(address, chosen(client.get(address)), follow=True)
    following = response.redirect_chain[-1][0]
    ending = client.get(client.get(following).context["following"])

    assert address == merge_page(*records[:2], proposal=first.place)
    assert following == merge_page(*records[2:], proposal=second.place)
    assert ending.url == page_of(records[0], "duplicates")


def test_pair_that_is_not_the_same_is_not_proposed_again(client):
    user = sign_in(client, "Editor")
    one, other = OrganizationFactory.create_batch(2)
    propose(one, other)

    client.post(merge_page(one, other), {"refuse": "1"})

    likeness = Likeness.objects.get()
    assert (likeness.refused_by, likeness.refused_at is None) == (user, False)
    assert client.get(page_of(one, "duplicates")).context["rows"] == []
    assert Organization.objects.count() == 2


def test_choice_of_another_begins_with_what_it_may_be(client):
    sign_in(client, "Editor")
    one, other, *rest = OrganizationFactory.create_batch(4)
    likeness = propose(one, other)
    propose(*rest)

    tools = dict(client.get(page(other)).context["tools"])
    rows = client.get(tools["Merge with another"]).context["rows"]

    assert [row["address"] for row in rows] == [merge_page(one, other, proposal=likeness.place)]


def test_who_may_not_publish_is_proposed_nothing(client):
    with_rights(client, *[f"{act}_organization" for act in ("view", "change", "delete")])
    one, other = OrganizationFactory(), OrganizationFactory(published=True)
    propose(one, other)

    response = client.get(page_of(one, "merge", keep=one.pk))

    assert "rows" not in response.context


@pytest.mark.parametrize(("group", "told"), [("Editor", True), ("Cataloguer", False)])
def test_start_page_tells_publishers_of_possible_duplicates(client, group, told):
    sign_in(client, group)
    propose(*OrganizationFactory.create_batch(2))

    lists = client.get(reverse("admin:index")).context["lists"]

    assert ("duplicates" in [one.name for one in lists]) == told


@pytest.mark.parametrize("wrong", ["x", "1", "99999999999999999999.1", "²."])
def test_place_that_is_none_leads_to_the_first_proposal(client, wrong):
    sign_in(client, "Editor")
    one, other = OrganizationFactory.create_batch(2)
    likeness = propose(one, other)

    response = client.get(page_of(one, "duplicates", after=wrong))

    assert response.url == merge_page(one, other, proposal=likeness.place)


@pytest.mark.parametrize("count", [1, 3])
def test_proposals_need_the_same_queries_for_any_number(client, count, django_assert_num_queries):
    sign_in(client, "Editor")
    for _number in range(count):
        propose(*DocumentFactory.create_batch(2, dated=True))
    address = page_of(DocumentFactory(), "duplicates")
    client.get(address)

    with django_assert_num_queries(7):
        response = client.get(address)

    assert len(response.context["rows"]) == count
