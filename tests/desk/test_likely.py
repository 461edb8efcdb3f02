"""Which records are proposed as probably the same, and which are not."""

from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import reverse

from events.models import Organization
from r2p.desk.merging.kinds import initials, is_near, near_keys, page_of, site_of
from r2p.desk.merging.likely import COMMON, KINDS, notice, notice_all
from r2p.desk.models import Likeness, Trait
from r2p.records.dates import KnownDate
from tests.factories import (
    PDF,
    AffiliationFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    RegionFactory,
    UserFactory,
)
from tests.records.test_admin import as_shown, page, sign_in, with_line

pytestmark = pytest.mark.django_db

Reason = Likeness.Reason
NOVEMBER, DAY, YEAR = "2014-11", "2014-11-05", "2014"


def reason_between(one, other):
    """The reason for which two saved records are proposed; None where they are not."""
    kind = KINDS[type(one)]
    notice_all(kind)
    found = Likeness.objects.of(type(one)).open()
    assert found.count() == found.between(one.pk, other.pk).count()
    return getattr(found.first(), "reason", None)


# -- Organizations -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"name": "Asia-Pacific Centre"}, {"name": "asia pacific centre"}, Reason.NAME),
        ({"name": "Côte d’Ivoire Watch"}, {"name": "Cote d'Ivoire Watch"}, Reason.NAME),
        (
            {"name": "Centre for the Protection of Civilians"},
            {"name": "Center for the Protection of Civilians"},
            Reason.NEAR_NAME,
        ),
        ({"short_name": "APR2P"}, {"short_name": "apr2p"}, Reason.INITIALS),
        (
            {"name": "International Crisis Group"},
            {"name": "Crisis", "short_name": "ICG"},
            Reason.INITIALS,
        ),
        (
            {"name": "Centre for the Responsibility to Protect"},
            {"name": "Other", "short_name": "CRP"},
            Reason.INITIALS,
        ),
        (
            {"website": "https://www.r2p.example/about"},
            {"website": "http://r2p.example/"},
            Reason.WEBSITE,
        ),
        ({"ror": "https://ror.org/01ej9dk98"}, {"ror": "01ej9dk98"}, Reason.IDENTIFIER),
        ({"wikidata": "Q1065"}, {"wikidata": "q1065"}, Reason.IDENTIFIER),
        ({"name": "International Crisis Group"}, {"name": "International Court Guild"}, None),
        ({"short_name": "AU"}, {"short_name": "AU"}, None),
        ({"name": "Office 12 of the Ministry"}, {"name": "Office 13 of the Ministry"}, None),
        ({}, {}, None),
    ],
)
def test_organizations_are_alike(one, other, reason):
    pair = OrganizationFactory(name="First body", **one) if "name" not in one else None
    one = pair or OrganizationFactory(**one)
    other = OrganizationFactory(**{"name": "Second entity", **other})

    assert reason_between(one, other) == reason


def test_organization_is_known_by_its_other_names():
    one = OrganizationFactory(name="Global Centre")
    other = OrganizationNameFactory(name="The Global Centre in New York").organization
    OrganizationNameFactory(organization=one, name="the global centre, in New York")

    assert reason_between(one, other) == Reason.NAME


def test_parts_of_one_body_have_one_website():
    whole = OrganizationFactory(website="https://university.example/")
    OrganizationFactory(website="https://university.example/law", parent=whole)
    OrganizationFactory(website="https://university.example/politics", parent=whole)

    assert notice_all(KINDS[Organization]) == 0


def test_states_are_never_alike():
    for name in ("Kongo-Brazzaville Republic", "Kongo-Brazzavile Republic"):
        OrganizationFactory(name=name, kind="state", country=RegionFactory(country=True))

    assert notice_all(KINDS[Organization]) == 0


# -- People --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "other", "reason"),
    [
        ("Ruan Zongze", "Zongze Ruan", Reason.NAME),
        ("Luísa Ångström", "Luisa Angstrom", Reason.NAME),
        ("Alex Bellamy", "Alice Bellamy", None),
        ("Alex Bellamy", "Alex Bell", None),
    ],
)
def test_people_are_alike(name, other, reason):
    one, other = (
        ParticipantFactory(name=known, sort_name=sorted_(known)) for known in (name, other)
    )

    assert reason_between(one, other) == reason


def sorted_(name):
    first, family = name.split()
    return f"{family}, {first}"


@pytest.mark.parametrize(
    ("name", "in_common", "reason"),
    [
        ("A. Bellamy", True, Reason.ABBREVIATED),
        ("Alexander Bellamy", True, Reason.ABBREVIATED),
        ("Alice Bellamy", True, None),
        ("A. Bellamy", False, None),
    ],
)
def test_initial_stands_for_a_name_at_the_same_organization(name, in_common, reason):
    one = ParticipantFactory(name="Alex Bellamy", sort_name="Bellamy, Alex")
    other = ParticipantFactory(name=name, sort_name=sorted_(name))
    body = AffiliationFactory(participant=one).organization
    ParticipationFactory(
        participant=other, organization=body if in_common else OrganizationFactory()
    )

    assert reason_between(one, other) == reason


def test_person_is_known_by_other_spellings():
    one = ParticipantFactory(name="Alex Bellamy")
    other = ParticipantNameFactory(name="Bellamy Alex").participant

    assert reason_between(one, other) == Reason.NAME


def test_people_of_one_orcid_are_alike():
    one, other = ParticipantFactory.create_batch(2, orcid="0000-0001-7021-3412")

    assert reason_between(one, other) == Reason.IDENTIFIER


# -- Documents -----------------------------------------------------------------------------------


TITLE = "Report of the third dialogue on the responsibility to protect"


@pytest.mark.parametrize(
    ("title", "dates", "reason"),
    [
        (TITLE.upper(), (DAY, DAY), Reason.TITLE),
        (TITLE, (DAY, NOVEMBER), Reason.TITLE),
        (TITLE, (DAY, "2014-11-12"), Reason.TITLE),
        (TITLE, (DAY, None), Reason.TITLE),
        (TITLE.replace("third", "thrid"), (NOVEMBER, YEAR), Reason.NEAR_TITLE),
        (TITLE, (DAY, "2014-11-13"), None),
        (TITLE, (YEAR, "2015"), None),
        (f"{TITLE} 2", (DAY, DAY), None),
        (TITLE.replace("dialogue", "conference"), (DAY, DAY), None),
    ],
)
def test_documents_are_alike(title, dates, reason):
    issued = [date and KnownDate.parse(date) for date in dates]
    one = DocumentFactory(title=TITLE, issued=issued[0])
    other = DocumentFactory(title=title, issued=issued[1])

    assert reason_between(one, other) == reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"doi": "10.1163/1875984X"}, {"doi": "https://doi.org/10.1163/1875984x"}, Reason.DOI),
        (
            {"source_url": "https://www.r2p.example/text/1/"},
            {"source_url": "http://r2p.example/text/1"},
            Reason.SOURCE,
        ),
        ({"source_url": "https://r2p.example/"}, {"source_url": "https://r2p.example/"}, None),
        ({"source_url": "https://r2p.example/?a=1"}, {"source_url": "https://r2p.example/"}, None),
    ],
)
def test_documents_of_one_identifier_or_source_are_alike(one, other, reason):
    one, other = DocumentFactory(title="Alpha", **one), DocumentFactory(title="Beta", **other)

    assert reason_between(one, other) == reason


def test_documents_of_one_file_are_alike():
    one, other = (DocumentFileFactory(document__title=title).document for title in ("A", "B"))
    DocumentFileFactory(document__title="C", file=ContentFile(PDF + b"%", name="other.pdf"))

    assert reason_between(one, other) == Reason.FILE


@pytest.mark.parametrize(
    ("symbols", "reason"),
    [(("S/PV.7000", "S/PV.7001"), None), (("A/65/877", "S/2011/393"), Reason.TITLE)],
)
def test_documents_to_which_one_body_gave_two_symbols_are_two(symbols, reason):
    pair = DocumentFactory.create_batch(2, title=TITLE)
    for document, symbol in zip(pair, symbols, strict=True):
        DocumentSymbolFactory(document=document, symbol=symbol)

    assert reason_between(*pair) == reason


def test_what_many_share_says_nothing():
    DocumentFactory.create_batch(COMMON + 1, title="Newsletter")

    assert notice_all(KINDS[type(DocumentFactory())]) == 0


# -- Noticing ------------------------------------------------------------------------------------


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done in it is done, with all that waited for it: `with committed(): …`."""

    @contextmanager
    def transaction():
        with django_capture_on_commit_callbacks(execute=True) as acts:
            yield acts
        connection.run_on_commit.clear()

    return transaction


def test_saved_record_is_noticed(committed):
    with committed():
        one, other = OrganizationFactory.create_batch(2, name="Global Centre")

    likeness = Likeness.objects.get()
    assert (likeness.keys, likeness.reason) == ((one.pk, other.pk), Reason.NAME)


def test_changed_record_is_noticed_again(committed):
    with committed():
        one, _other = OrganizationFactory.create_batch(2, name="Global Centre")
    with committed():
        one.name = "Regional Office"
        one.save()

    assert not Likeness.objects.exists()


@pytest.mark.parametrize("gone", ["deleted", "trashed"])
def test_record_that_is_gone_is_forgotten(committed, gone):
    with committed():
        one, other = OrganizationFactory.create_batch(2, name="Global Centre")
    pk = one.pk
    with committed():
        if gone == "deleted":
            one.delete()
        else:
            one.trashed_at = one.created_at
            one.save()

    assert not Likeness.objects.exists()
    assert not Trait.objects.filter(record_id=pk).exists()
    assert Trait.objects.filter(record_id=other.pk).exists()


def test_other_name_is_noticed(committed):
    with committed():
        one, other = OrganizationFactory(name="Global Centre"), OrganizationFactory()
    with committed():
        OrganizationNameFactory(organization=other, name="Global Centre")

    assert Likeness.objects.get().keys == (one.pk, other.pk)


def test_record_is_noticed_once_with_its_parts(committed):
    with committed() as acts:
        organization = OrganizationFactory()
        OrganizationNameFactory.create_batch(3, organization=organization)
        organization.save()

    assert len(acts) == 1


def test_refused_pair_stays_refused():
    one, other = OrganizationFactory.create_batch(2, name="Global Centre")
    kind = KINDS[Organization]
    notice_all(kind)
    Likeness.objects.update(refused_at=one.created_at, refused_by=UserFactory())

    notice(kind, one.pk)
    notice_all(kind)

    likeness = Likeness.objects.get()
    assert (likeness.keys, likeness.refused_at) == ((one.pk, other.pk), one.created_at)


def test_all_at_once_and_one_by_one_find_the_same():
    records = [OrganizationFactory(name=name) for name in ("Centre A", "Centre a", "Centre B")]
    records += OrganizationFactory.create_batch(2, website="https://r2p.example/")
    kind = KINDS[Organization]

    for record in records:
        notice(kind, record.pk)
    one_by_one = found()
    notice_all(kind)

    assert one_by_one == found()
    assert len(found()[0]) == 2


def found():
    likenesses = Likeness.objects.order_by("one_id", "other_id")
    traits = Trait.objects.values_list("record_id", "sort", "value")
    return list(likenesses.values_list("one_id", "other_id", "reason")), sorted(traits)


@pytest.mark.parametrize("count", [1, 3])
def test_noticing_needs_the_same_queries_for_any_number(count, django_assert_num_queries):
    records = OrganizationFactory.create_batch(count + 1, name="Global Centre")
    kind = KINDS[Organization]
    notice_all(kind)

    with django_assert_num_queries(9):
        notice(kind, records[0].pk)


# -- While typing --------------------------------------------------------------------------------


def asked(client, record, **typed):
    opts = record._meta
    name = f"admin:{opts.app_label}_{opts.model_name}_likely"
    return client.get(reverse(name, query=typed))


def names(response):
    return [one["name"] for one in response.json()["likely"]]


@pytest.mark.parametrize(
    ("make", "typed"),
    [
        (lambda: OrganizationFactory(name="Global Centre"), {"name": "global centre"}),
        (lambda: OrganizationFactory(short_name="GCR2P"), {"short_name": "GCR2P"}),
        (lambda: ParticipantFactory(name="Ruan Zongze"), {"name": "Zongze Ruan"}),
        (lambda: DocumentFactory(title=TITLE), {"title": TITLE, "issued": "soon"}),
        (lambda: DocumentFactory(doi="10.1/2"), {"title": "Other", "doi": "10.1/2"}),
        (
            lambda: DocumentSymbolFactory(symbol="A/65/877").document,
            {"symbol": ["S/2011/393", "a/65/877"]},
        ),
    ],
)
def test_what_is_typed_is_found(client, make, typed):
    sign_in(client, "Cataloguer")
    record = make()
    notice_all(KINDS[type(record)])

    response = asked(client, record, **typed)

    (found,) = response.json()["likely"]
    assert (found["name"], found["address"]) == (str(record), page(record))


def test_record_itself_is_not_found(client):
    sign_in(client, "Cataloguer")
    record = OrganizationFactory(name="Global Centre")
    notice_all(KINDS[Organization])

    response = asked(client, record, name="Global Centre", apart_from=record.pk)

    assert names(response) == []


def test_refused_pair_is_not_told_while_typing(client):
    sign_in(client, "Cataloguer")
    one, _other = OrganizationFactory.create_batch(2, name="Global Centre")
    notice_all(KINDS[Organization])
    Likeness.objects.update(refused_at=one.created_at)

    response = asked(client, one, name="Global Centre", apart_from=one.pk)

    assert names(response) == []
    assert names(asked(client, one, name="Global Centre")) == ["Global Centre"] * 2


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"name": ""},
        {"name": "\0"},
        {"name": "x" * 9000},
        {"website": "http://[x"},
        {"name": "Global Centre", "apart_from": "x"},
        {"name": "Global Centre", "apart_from": "9" * 40},
    ],
)
def test_whatever_is_typed_is_answered(client, typed):
    sign_in(client, "Cataloguer")

    assert asked(client, OrganizationFactory(), **typed).json()["likely"] == []


def test_who_may_see_no_records_is_told_none(client):
    sign_in(client)
    record = OrganizationFactory(name="Global Centre")
    notice_all(KINDS[Organization])

    assert asked(client, record, name="Global Centre").status_code == 403


def test_nobody_else_is_told(client):
    record = OrganizationFactory(name="Global Centre")

    assert asked(client, record, name="Global Centre").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_typing_needs_the_same_queries_for_any_number(client, count, django_assert_num_queries):
    sign_in(client, "Cataloguer")
    records = DocumentFactory.create_batch(count, title=TITLE)
    notice_all(KINDS[type(records[0])])
    asked(client, records[0], title=TITLE)

    with django_assert_num_queries(8):
        response = asked(client, records[0], title=TITLE)

    assert len(names(response)) == count


def test_form_says_where_to_ask(client):
    sign_in(client, "Cataloguer")

    response = client.get(page(Organization()))

    attributes = response.context["adminform"].form.fields["name"].widget.attrs
    assert attributes["data-likely"] == reverse("admin:events_organization_likely")
    assert attributes["data-likely-fields"] == "name short_name website ror wikidata"


# -- When saved ----------------------------------------------------------------------------------


def save(client, record, **changes):
    response = client.post(page(record), as_shown(client.get(page(record)), **changes), follow=True)
    return [str(message) for message in response.context["messages"]]


def test_saving_tells_of_what_may_be_the_same(client):
    sign_in(client, "Cataloguer")
    one = OrganizationFactory(name="Global Centre")
    notice_all(KINDS[Organization])

    said = save(client, Organization(), name="Global Centre", slug="new", kind="media")

    sentence = "This may be the same as “Global Centre” (the same name):"
    assert said[0] == f'{sentence} <a href="{page(one)}">look at it</a>'
    assert Organization.objects.count() == 2


def test_saving_again_does_not_tell_again(client):
    sign_in(client, "Cataloguer")
    one, _other = OrganizationFactory.create_batch(2, name="Global Centre")
    notice_all(KINDS[Organization])

    said = save(client, one, kind="media")

    assert not [sentence for sentence in said if "may be the same" in sentence]


def test_line_that_makes_it_the_same_is_told(client):
    sign_in(client, "Cataloguer")
    record, _other = OrganizationFactory(), OrganizationFactory(name="Global Centre")
    notice_all(KINDS[Organization])

    data = as_shown(client.get(page(record)))
    data = with_line(data, "names", name="Global Centre", kind="other")
    response = client.post(page(record), data, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert "This may be the same as “Global Centre”" in said[0]


# -- How names are compared ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Asia Pacific Centre for the Responsibility to Protect", {"apcftrtp", "apcrp"}),
        ("Médecins du Monde", {"mdm"}),
        ("Amnesty", set()),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TITLE, TITLE.replace("third", "thrid")),
        ("Protection of civilians", "Civilians, protection of"),
        (TITLE, TITLE.replace("responsibility", "responsability")),
    ],
)
def test_texts_that_are_near_share_a_key(one, other):
    assert is_near(one, other)
    assert near_keys(one) & near_keys(other)


@pytest.mark.parametrize(
    ("address", "site", "text"),
    [
        ("https://www.R2P.example/About/?x=1", "r2p.example", "r2p.example/about?x=1"),
        ("http://r2p.example/", "r2p.example", ""),
        ("http://[x", "", ""),
        ("", "", ""),
    ],
)
def test_addresses_are_compared_without_what_means_nothing(address, site, text):
    assert (site_of(address), page_of(address)) == (site, text)
