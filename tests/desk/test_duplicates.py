"""Records that are suggested as possible duplicates, and records that are not."""

import pytest
from django.core.files.base import ContentFile

from events.models import Organization
from r2p.desk.duplicates.detection import COMMON, MATCHERS, detect_all
from r2p.desk.duplicates.matcher import initials, is_near, near_keys, page_of, site_of
from r2p.records.dates import KnownDate
from tests.case_tables import cases, fields
from tests.desk.proposed_duplicates import TITLE, Reason, reason_between
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
)

pytestmark = pytest.mark.django_db


def reason_named(cell):
    return Reason[cell.upper()] if cell else None


# -- Organizations ----------------------------------------------------------------------------


@cases("desk/likely_organizations.csv", one=fields, other=fields, reason=reason_named)
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

    assert detect_all(MATCHERS[Organization]) == 0


def test_states_are_never_alike():
    for name in ("Kongo-Brazzaville Republic", "Kongo-Brazzavile Republic"):
        OrganizationFactory(name=name, kind="state", country=RegionFactory(country=True))

    assert detect_all(MATCHERS[Organization]) == 0


# -- People -----------------------------------------------------------------------------------


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


# -- Documents --------------------------------------------------------------------------------


NOVEMBER, DAY, YEAR = "2014-11", "2014-11-05", "2014"


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

    assert reason_between(one, DocumentFactory(title=title, issued=issued[1])) == reason


@cases("desk/likely_documents.csv", one=fields, other=fields, reason=reason_named)
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

    assert detect_all(MATCHERS[type(DocumentFactory())]) == 0


# -- Texts compared without what means nothing ------------------------------------------------


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
