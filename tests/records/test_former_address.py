from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from r2p.records.models import FormerAddress
from tests.case_tables import cases
from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    FormerAddressFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def page(request, slug):
    return HttpResponse()


# The addresses of the records alone: what is tested here depends on nothing else of the site.
urlpatterns = [
    path("documents/<slug:slug>/", page, name="document-detail"),
    path("events/<slug:slug>/", page, name="event-detail"),
    path("series/<slug:slug>/", page, name="series-detail"),
    path("organizations/<slug:slug>/", page, name="organization-detail"),
    path("participants/<slug:slug>/", page, name="participant-detail"),
]

ADDRESSES = {
    DocumentFactory: "/documents/before",
    EventFactory: "/events/before",
    EventSeriesFactory: "/series/before",
    OrganizationFactory: "/organizations/before",
    ParticipantFactory: "/participants/before",
}
LATER = timezone.now() + timedelta(days=9)
BACK_AND_FORTH = ("second", "before", "second")


def rename(record, slug):
    record.slug = slug
    record.save()


def former(record):
    return [address.address for address in record.former_addresses.all()]


# -- A former slug -----------------------------------------------------------------------------


@pytest.mark.parametrize("factory", ADDRESSES, ids=lambda factory: factory._meta.model.__name__)
def test_published_record_leaves_its_former_address(factory):
    record = factory(published=True, slug="before")

    rename(record, "after")

    assert former(record) == [ADDRESSES[factory]]


@pytest.mark.parametrize(
    ("made", "steps", "left"),
    [
        ({}, [{"slug": "after"}], []),
        ({}, [{"slug": "after", "status": "published"}], []),
        ({"published": True, "publish_at": LATER}, [{"slug": "after"}], []),
        ({"published": True}, [{"title": "Another title"}], []),
        ({"published": True}, [{"status": "withdrawn"}, {"slug": "after"}], ["before"]),
        ({"published": True}, [{"slug": slug} for slug in BACK_AND_FORTH], ["before", "second"]),
    ],
)
def test_slug_that_was_shown_is_left_once_as_a_former_address(made, steps, left):
    document = DocumentFactory(slug="before", **made)

    for step in steps:
        for name, value in step.items():
            setattr(document, name, value)
        document.save()

    assert former(document) == [f"/documents/{slug}" for slug in left]


def test_former_addresses_go_with_their_record():
    kept = FormerAddressFactory()
    document = DocumentFactory(published=True, slug="before")
    rename(document, "after")

    document.delete()

    assert list(FormerAddress.objects.all()) == [kept]


# -- Where it leads ----------------------------------------------------------------------------


def leads_to(address, reader=None):
    return FormerAddress.lookup(address, reader or AnonymousUser())


@pytest.mark.parametrize(
    "hidden",
    [{"status": "draft"}, {"status": "in_review"}, {"status": "withdrawn"}, {"audience": 40}],
)
def test_former_address_of_a_hidden_record_leads_nowhere(hidden):
    document = DocumentFactory(**{"published": True} | hidden)
    FormerAddressFactory(record=document, address="/old")

    found = leads_to("/old")

    assert former(document) == ["/old"]
    assert found == []


def test_former_address_of_a_record_for_members_leads_members_to_it():
    document = DocumentFactory(published=True, audience=20)
    FormerAddressFactory(record=document, address="/old")

    assert leads_to("/old", UserFactory(standing=20)) == [document]


def test_former_address_of_a_person_leads_nowhere_until_a_line_is_told():
    person = ParticipantFactory(published=True)
    FormerAddressFactory(record=person, address="/old")
    before = leads_to("/old")

    ParticipationFactory(participant=person)

    assert (before, leads_to("/old")) == ([], [person])


def test_former_address_leads_to_its_visible_records_in_their_order():
    second, first = DocumentFactory(published=True), EventFactory(published=True)
    for order, record in enumerate((DocumentFactory(), first, second)):
        FormerAddressFactory(record=record, address="/old", order=order)

    assert leads_to("/old") == [first, second]


def test_records_of_one_number_and_different_kinds_are_told_apart():
    document = DocumentFactory(published=True, pk=1_000_000)
    EventFactory(published=True, pk=1_000_000)
    FormerAddressFactory(record=document, address="/old")

    assert leads_to("/old") == [document]


# -- How it is written -------------------------------------------------------------------------

OLD = "/index.php/crises/crisis-in-syria"


@cases("records/ways_to_write_an_address.csv")
def test_former_address_is_kept_as_its_path(written):
    address = FormerAddressFactory(address=written)

    address.refresh_from_db()

    assert address.address == OLD
    assert leads_to(f"{OLD}/") == [address.record]


def test_encoded_former_address_is_kept_as_requests_bring_it():
    address = FormerAddressFactory(address="http://example.org/index.php/caf%C3%A9-r2p?print=1")

    assert leads_to("/index.php/café-r2p") == [address.record]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/index.php/old.org/page", "/index.php/old.org/page"),
        ("index.php/old.org/page", "/index.php/old.org/page"),
        ("/index.php/old.org/page/?a=b", "/index.php/old.org/page"),
        ("report.pdf", "/report.pdf"),
        ("/report.pdf", "/report.pdf"),
        ("old.html?a=1", "/old.html"),
        ("/old.org", "/old.org"),
    ],
)
def test_file_and_host_in_the_midst_of_a_path_are_taken_for_no_host(written, path):
    assert FormerAddress.path_of(written) == path


def test_first_page_of_the_old_site_is_a_former_address():
    assert str(FormerAddressFactory(address="http://www.responsibilitytoprotect.org")) == "/"


HOME = "The home page cannot be a former address"
QUERY = "identified only by the part after “\\?”"
OLD_HOME = "http://www.responsibilitytoprotect.org/index.php/"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("/", HOME),
        ("responsibilitytoprotect.org/", HOME),
        ("www.old.org", HOME),
        ("index.php?option=com_content&id=353", QUERY),
        ("/index.php", QUERY),
        (f"{OLD_HOME}?option=com_content&id=353", QUERY),
    ],
)
def test_address_that_names_no_page_is_refused(written, sentence):
    with pytest.raises(ValidationError, match=sentence):
        FormerAddressFactory(address=written)


def test_former_address_is_checked_as_its_path():
    stored = FormerAddressFactory(address="/old")
    again = FormerAddress(record=stored.record, address="http://example.org/old/?print=1")

    with pytest.raises(ValidationError, match="already leads to this record"):
        again.full_clean()


def test_address_that_is_none_is_refused():
    with pytest.raises(ValidationError, match="This is not an address"):
        FormerAddress(record=DocumentFactory(), address="http://[old/").full_clean()
