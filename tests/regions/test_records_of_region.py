import pytest
from django.contrib.auth.models import AnonymousUser

from documents.models import Document
from events.models import Event, Organization, Standing
from r2p.regions.models import Region
from tests.factories import DocumentFactory, EventFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db

RECORDS = [(DocumentFactory, Document), (EventFactory, Event)]
pairs = pytest.mark.parametrize(("factory", "model"), RECORDS)


@pairs
def test_record_of_two_countries_is_in_their_region_once(tree, factory, model):
    record = factory(regions=[tree["china"], tree["japan"], tree["asia"]])

    found = {slug: list(model.objects.in_region(one)) for slug, one in tree.items()}

    there = ("asia", "eastern-asia", "china", "japan")
    assert found == {slug: [record] if slug in there else [] for slug in tree}


@pairs
def test_record_without_a_region_is_in_none(tree, factory, model):
    factory()

    assert [list(model.objects.in_region(one)) for one in tree.values()] == [[]] * len(tree)


def test_records_of_a_region_are_found_in_one_query(tree, django_assert_num_queries):
    documents = DocumentFactory.create_batch(3, regions=[tree["china"], tree["japan"]])

    with django_assert_num_queries(1):
        found = list(Document.objects.in_region(tree["asia"]).newest_first())

    assert found == documents[::-1]


def test_records_of_a_region_follow_it_through_the_tree(tree):
    document = DocumentFactory(regions=[tree["china"]])

    tree["eastern-asia"].parent = tree["africa"]
    tree["eastern-asia"].save()

    assert list(Document.objects.in_region(tree["africa"])) == [document]
    assert list(Document.objects.in_region(tree["asia"])) == []


def test_organization_is_in_the_region_of_its_country(tree):
    organization = OrganizationFactory(country=tree["china"])
    OrganizationFactory(country=tree["northern-africa"])
    OrganizationFactory()

    found = [list(Organization.objects.in_region(tree[slug])) for slug in ("asia", "china")]

    assert found == [[organization], [organization]]


def counts(model, user):
    """The counts by slug."""
    slug_of = dict(Region.objects.values_list("pk", "slug"))
    return {slug_of[pk]: count for pk, count in model.objects.counts_by_region(user).items()}


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        ([["china", "japan"]], {"asia": 1, "eastern-asia": 1, "china": 1, "japan": 1}),
        ([["asia", "china"], ["asia"]], {"asia": 2, "eastern-asia": 1, "china": 1}),
        ([[]], {}),
    ],
)
@pairs
def test_record_counts_once_in_each_of_its_regions(tree, factory, model, placed, expected):
    for slugs in placed:
        factory(published=True, regions=[tree[slug] for slug in slugs])

    assert counts(model, AnonymousUser()) == expected


@pairs
def test_records_are_counted_as_far_as_one_may_see_them(tree, factory, model):
    told = {"organizations_audience": 40, "people_audience": 40} if model is Event else {}
    for status in ({"published": True}, {}, {"withdrawn": True}):
        factory(regions=[tree["china"]], **status)
    for slug, audience in (("japan", 20), ("africa", 40)):
        factory(published=True, regions=[tree[slug]], audience=audience, **told)
    readers = [AnonymousUser(), UserFactory(standing=Standing.Kind.MEMBER), UserFactory(staff=True)]

    of_members = {"asia": 2, "eastern-asia": 2, "china": 1, "japan": 1}
    assert [counts(model, user) for user in readers] == [
        {"asia": 1, "eastern-asia": 1, "china": 1},
        of_members,
        of_members | {"africa": 1},
    ]


@pairs
def test_filtered_records_are_counted_as_they_are_filtered(tree, factory, model):
    chosen = factory(published=True, regions=[tree["china"]])
    factory(published=True, regions=[tree["china"], tree["japan"]])

    counted = model.objects.filter(pk=chosen.pk).counts_by_region(AnonymousUser())

    assert counted == {tree[slug].pk: 1 for slug in ("asia", "eastern-asia", "china")}


@pytest.mark.parametrize("count", [1, 3])
@pairs
def test_counting_needs_one_query_for_any_number_of_records(
    tree, factory, model, count, django_assert_num_queries
):
    factory.create_batch(count, published=True, regions=[tree["china"], tree["northern-africa"]])

    with django_assert_num_queries(1):
        counted = model.objects.counts_by_region(AnonymousUser())

    assert counted[tree["asia"].pk] == counted[tree["africa"].pk] == count
