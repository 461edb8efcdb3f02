"""The page with which the project began, fact by fact."""

import pytest
from django.contrib.auth.models import AnonymousUser

from documents.models import Document
from events.models import Event
from r2p.records.models import FormerAddress

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

APR2P = "Asia Pacific Centre for the Responsibility to Protect"
CIIS = "China Institute of International Studies"


@pytest.fixture
def document():
    return Document.objects.get(title__startswith="Spotlight on R2P: First Annual Dialogue")


@pytest.fixture
def event():
    return Event.objects.get(key="apr2p-ciis-dialogue-2014")


def test_the_document_is_a_dialogue_report_in_the_spotlight(document):
    assert document.title == (
        "Spotlight on R2P: First Annual Dialogue between the Chinese Institute of International "
        "Studies and the Asia Pacific Centre for the Responsibility to Protect"
    )
    assert document.kind == Document.Kind.DIALOGUE_REPORT
    assert document.is_spotlight
    assert document.language == "en"
    assert document.source_url == ""


def test_the_document_was_issued_in_november_2014_by_the_centre(document):
    contributions = [(c.role, c.contributor.name) for c in document.contributions.all()]

    assert str(document.issued) == "November 2014"
    assert document.issued_precision == "month"
    assert contributions == [("publisher", APR2P)]


def test_the_document_is_about_both_countries_and_the_second_pillar_with_a_summary(document):
    assert sorted(region.name for region in document.regions.all()) == ["Australia", "China"]
    assert sorted(theme.slug for theme in document.themes.all()) == ["development", "pillar-2"]
    assert 3 <= document.summary.count(". ") + 1 <= 5


def test_the_document_is_found_under_its_former_address(document):
    address = (
        "/index.php/component/content/article/"
        "42-learn-about-the-responsibility-to-protect/5654-asia-pacific-centre-for-the-"
        "responsibility-to-protect-spotlight-on-r2p-first-annual-dialogue-between-the-chinese-"
        "institute-of-international-studies-and-the-apr2p-"
    )

    assert FormerAddress.lookup(address, AnonymousUser()) == [document]


def test_the_document_reports_the_event(document, event):
    links = [(link.event, link.role) for link in document.document_events.all()]

    assert links == [(event, "report")]


def test_the_event_was_the_first_annual_dialogue_on_28_october_2014(event):
    assert event.kind == Event.Kind.DIALOGUE
    assert event.dates == "28 October 2014"
    assert (event.number, event.number_as_stated) == (1, "First annual")
    assert event.series.title == f"Annual dialogues of the {CIIS} and the {APR2P}"
    assert event.theme_line == (
        "Under the UN Framework: The Responsibility to Protect and International Assistance"
    )


def test_the_event_took_place_in_the_compound_in_beijing(event):
    assert (event.venue, event.city, event.country.name) == ("CIIS compound", "Beijing", "China")
    assert sorted(region.name for region in event.regions.all()) == ["Australia", "China"]


def test_the_event_was_hosted_by_both_institutes(event):
    hosts = event.participations.filter(role="co_host")

    assert [(line.organization.name, line.side) for line in hosts] == [
        (APR2P, "Australian"),
        (CIIS, "Chinese"),
    ]


def test_six_chinese_organizations_were_represented(event):
    represented = event.participations.filter(role="represented", participant=None)

    assert [(line.organization.name, line.side) for line in represented] == [
        ("Ministry of Foreign Affairs of China", "Chinese"),
        ("United Nations Association of China", "Chinese"),
        ("China Institutes of Contemporary International Relations", "Chinese"),
        ("Shanghai Institutes for International Studies", "Chinese"),
        ("China Foreign Affairs University", "Chinese"),
        ("Fudan University", "Chinese"),
    ]


def test_four_people_took_part_each_with_side_and_position(event):
    people = event.participations.exclude(participant=None)

    assert [
        (line.participant.name, line.role, line.side, line.position, line.organization.name)
        for line in people
    ] == [
        ("Yang Yi", "lead", "Chinese", "Secretary-General", CIIS),
        ("Alex Bellamy", "participant", "Australian", "Director", APR2P),
        (
            "David Chick",
            "participant",
            "Australian",
            "Director of the Peacekeeping and Conflict Section",
            "Department of Foreign Affairs and Trade of Australia",
        ),
        ("Sarah Teitt", "participant", "Australian", "Deputy Director", APR2P),
    ]


def test_the_institute_belongs_to_the_ministry_and_the_ministry_to_the_state(event):
    institute = event.participations.get(role="co_host", side="Chinese").organization

    assert institute.short_name == "CIIS"
    assert institute.parent.name == "Ministry of Foreign Affairs of China"
    assert (institute.parent.parent.name, institute.parent.parent.kind) == ("China", "state")
