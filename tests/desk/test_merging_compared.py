"""Two records are chosen and compared side by side, and merged as it was chosen there."""

import pytest
from django.utils import timezone

from events.models import Organization
from r2p.desk.models import AuditEntry, Merge
from tests.admin_pages import page, sign_in
from tests.desk.merge_pages import chosen, merge_page, page_of
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    OrganizationFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


# -- Choosing the two ----------------------------------------------------------------------------


def test_two_are_chosen_in_the_list(as_editor):
    draft, shown = OrganizationFactory(), OrganizationFactory(published=True)

    data = {"action": "compare_chosen", "_selected_action": [draft.pk, shown.pk]}
    response = as_editor.post(page(Organization(), "changelist"), data)

    assert response.url == merge_page(shown, draft)


@pytest.mark.parametrize("count", [1, 3])
def test_only_two_can_be_compared(as_editor, count):
    records = OrganizationFactory.create_batch(count)

    data = {"action": "compare_chosen", "_selected_action": [one.pk for one in records]}
    response = as_editor.post(page(Organization(), "changelist"), data, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert said == ["Select exactly two records to merge."]


def test_record_leads_to_the_choice_of_another(as_editor):
    organization = OrganizationFactory()

    tools = dict(as_editor.get(page(organization)).context["tools"])
    response = as_editor.get(tools["Merge with another record"])

    form = response.context["form"]
    assert (form.is_bound, form["keep"].value()) == (False, str(organization.pk))


@pytest.mark.parametrize("wrong", ["999", "x", "9" * 30, "", "²"])
def test_unknown_record_is_said_at_its_field(as_editor, wrong):
    keep = OrganizationFactory()

    response = as_editor.get(page_of(keep, "merge", keep=keep.pk, give_up=wrong))

    assert list(response.context["form"].errors) == ["give_up"]


def test_record_is_not_merged_with_itself(as_editor):
    keep = OrganizationFactory()

    response = as_editor.get(merge_page(keep, keep))

    said = {"give_up": ["Select two different records."]}
    assert response.context["form"].errors == said


def test_record_in_the_trash_is_not_merged(as_editor):
    keep, give_up = OrganizationFactory(), OrganizationFactory(trashed_at=timezone.now())

    assert list(as_editor.get(merge_page(keep, give_up)).context["form"].errors) == ["give_up"]


# -- Side by side --------------------------------------------------------------------------------


def test_two_are_compared_fact_by_fact(as_editor):
    country = RegionFactory(country=True, name="Kenya")
    keep = OrganizationFactory(name="One", kind="think_tank", website="https://one.example/")
    give_up = OrganizationFactory(name="Two", kind="think_tank", country=country)

    form = as_editor.get(merge_page(keep, give_up)).context["form"]

    rows = {row["fact"].name: (row["keep"], row["give_up"]) for row in form.rows}
    assert rows["kind"] == ("think tank", "think tank")
    assert rows["country"] == ("", "Kenya")
    assert "ror" not in rows  # neither has one
    assert {name: form[name].value() for name in form.fields} == {
        "name": "keep",
        "country": "give_up",
        "website": "keep",
        "slug": "keep",
    }


def test_known_dates_are_compared_as_one_fact(as_editor):
    keep, give_up = DocumentFactory(dated=True), DocumentFactory()

    form = as_editor.get(merge_page(keep, give_up)).context["form"]

    assert {row["fact"].name: row["keep"] for row in form.rows}["issued"] == "November 2014"
    assert "issued" in form.fields


def test_what_moves_is_said_in_words(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2)
    ContributionFactory.create_batch(2, organization=give_up)
    ParticipationFactory(organization=give_up, on_behalf_of=give_up)

    response = as_editor.get(merge_page(keep, give_up))

    moves = [side["moves"] for side in response.context["sides"]]
    assert moves == [[], ["1 participation", "2 contributions"]]


def test_regions_and_themes_of_both_are_shown(as_editor):
    keep, give_up = DocumentFactory(regions=[RegionFactory(name="Asia")]), DocumentFactory()
    give_up.themes.add(ThemeFactory(name="Pillar I"))

    assert as_editor.get(merge_page(keep, give_up)).context["joined"] == [
        {"label": "Regions", "keep": "Asia", "give_up": ""},
        {"label": "Themes", "keep": "", "give_up": "Pillar I"},
    ]


def test_looking_changes_nothing(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2)

    as_editor.get(merge_page(keep, give_up))

    assert Organization.objects.count() == 2
    assert not Merge.objects.exists()


def test_sides_are_swapped(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2)

    response = as_editor.get(merge_page(keep, give_up))

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
def test_choice_that_is_none_is_said_at_its_field(as_editor, wrong):
    keep, give_up = OrganizationFactory.create_batch(2)

    data = chosen(as_editor.get(merge_page(keep, give_up)), name=wrong)
    response = as_editor.post(merge_page(keep, give_up), data)

    assert list(response.context["form"].errors) == ["name"]
    assert Organization.objects.count() == 2


def test_refused_merge_is_explained_and_choices_stay(as_editor):
    give_up = OrganizationFactory()
    keep = OrganizationFactory(parent=OrganizationFactory(parent=give_up))

    data = chosen(as_editor.get(merge_page(keep, give_up)), name="give_up")
    response = as_editor.post(merge_page(keep, give_up), data)

    form = response.context["form"]
    sentence = "An organization cannot be part of itself or of one of its parts."
    assert form.errors == {"parent": [sentence]}
    assert form["name"].value() == "give_up"
    assert Organization.objects.count() == 3


def test_names_are_shown_as_text(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2, name="<script>alert(1)</script>")

    pages = [as_editor.get(merge_page(keep, give_up))]
    data = chosen(pages[0])
    pages.append(as_editor.post(merge_page(keep, give_up), data, follow=True))
    pages.append(as_editor.get(page_of(keep, "unmerge", Merge.objects.get().pk)))

    assert not [one for one in pages if "<script>alert" in one.content.decode()]


@pytest.mark.parametrize("count", [1, 3])
def test_comparison_needs_the_same_queries_for_any_number_of_rows(
    as_editor, count, django_assert_num_queries
):
    keep, give_up = DocumentFactory.create_batch(2)
    for document in (keep, give_up):
        ContributionFactory.create_batch(count, document=document)
        document.regions.set(RegionFactory.create_batch(count))
        document.themes.set(ThemeFactory.create_batch(count))
    as_editor.get(merge_page(keep, give_up))

    with django_assert_num_queries(11):
        as_editor.get(merge_page(keep, give_up))
