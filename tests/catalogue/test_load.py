from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError
from django.utils import timezone

from documents.models import Document
from events.models import Event, Organization, Participant, Participation, Standing
from r2p.records.models import FormerAddress, Record
from r2p.regions.models import Region
from tests.catalogue.lines import CHINA, LINE, REPORT, SMALL, TALK
from tests.factories import (
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipationFactory,
    RegionFactory,
    StandingFactory,
)

pytestmark = pytest.mark.django_db

JAPAN = CHINA.replace("china", "japan")


@pytest.fixture
def small(directory):
    """A small catalogue, with other lines for some of its files where they are given."""
    return lambda **lines: ["--data", str(directory(**SMALL | lines))]


@pytest.fixture
def loaded(load, small):
    load(*small())


def test_a_small_catalogue_is_loaded_whole(load, small):
    output = load(*small())

    report = Document.objects.get()
    assert output.splitlines()[-2] == "documents.csv: 1 rows, 1 new, 0 changed"
    assert str(report.issued) == "November 2014"
    assert sorted(symbol.key for symbol in report.symbols.all()) == ["A/65/877", "S/2011/393"]
    assert [link.event.key for link in report.document_events.all()] == ["talk"]
    assert [line.key for line in Participation.objects.all()] == ["talk-1"]
    assert FormerAddress.objects.get().address == "/index.php/5-report"


def test_records_are_in_their_regions_as_soon_as_they_are_loaded_or_overwritten(load, small):
    def counts():
        slugs = dict(Region.objects.values_list("pk", "slug"))
        counted = Document.objects.counts_by_region(AnonymousUser())
        return {slugs[region]: count for region, count in counted.items()}

    load(*small())
    before = counts()
    load(
        *small(regions=[CHINA, JAPAN], documents=[REPORT.replace(",china,", ",japan,")]), "--update"
    )

    assert (before, counts()) == ({"china": 1}, {"japan": 1})


def test_an_affiliation_has_its_years(loaded):
    affiliation = Participant.objects.get().affiliations.get()
    assert affiliation.position == "Director"
    assert affiliation.organization.key == "centre"
    assert affiliation.span == "2007–2012"


def test_what_staff_edited_renamed_and_withdrew_is_kept(loaded, load, small):
    Organization.objects.update(name="Edited")
    renamed = Event.objects.get()
    renamed.slug = "renamed"
    Event.objects.bulk_update([renamed], ["slug"])
    withdrawn = Document.objects.get()
    withdrawn.status = Record.Status.WITHDRAWN
    withdrawn.save()

    load(*small())

    assert Organization.objects.get().name == "Edited"
    assert Event.objects.get().slug == "renamed"
    assert Document.objects.get().status == Record.Status.WITHDRAWN


def test_parts_that_staff_removed_stay_removed(loaded, load, small):
    Organization.objects.get().names.all().delete()
    Document.objects.get().regions.clear()

    load(*small())

    assert not Organization.objects.get().names.exists()
    assert not Document.objects.get().regions.exists()


def test_a_new_row_is_loaded_beside_those_on_file(loaded, load, small):
    load(*small(participations=[LINE, "talk-2,talk,,centre,,host,,,,2,"]))

    assert sorted(line.key for line in Participation.objects.all()) == ["talk-1", "talk-2"]


def test_updating_overwrites_and_leaves_history(loaded, load, small):
    organization = Organization.objects.get()
    organization.name = "Edited"
    organization.save()

    load(*small(), "--update")

    organization.refresh_from_db()
    newest = organization.history.first()
    assert organization.name == "Centre"
    assert newest.prev_record.name == "Edited"
    assert newest.history_change_reason == "starter catalogue"


def test_each_load_is_one_revision(loaded, load, small):
    organization = Organization.objects.get()
    organization.name = "Edited"
    organization.save()
    load(*small(), "--update")

    made = {Region.history.get().revision, Document.history.first().revision}
    revisions = organization.history.order_by("history_id").values_list("revision", flat=True)
    assert made == {revisions[0]}
    assert len(set(revisions)) == 3


def test_updating_replaces_the_parts(loaded, load, small):
    organization = Organization.objects.get()
    OrganizationNameFactory(organization=organization, name="Made by staff")
    organization.names.get(name="Zentrum").delete()
    Standing.objects.update(kind=Standing.Kind.STEERING)

    load(*small(), "--update")

    names = sorted(name.name for name in organization.names.all())
    assert names == ["CTR", "The Centre", "Zentrum"]
    assert [standing.kind for standing in Standing.objects.all()] == [Standing.Kind.MEMBER]


def test_updating_never_touches_status_slug_or_audience(loaded, load, small):
    mine = {"slug": "mine", "status": Record.Status.IN_REVIEW, "audience": 20}
    Document.objects.update(**mine)
    Event.objects.update(organizations_audience=40, people_audience=40)

    load(*small(), "--update")

    assert Document.objects.values(*mine).get() == mine
    assert Event.objects.values_list("organizations_audience", "people_audience").get() == (40, 40)


def test_updating_refuses_the_language_of_a_translation_on_file(loaded, load, small):
    in_french = REPORT.replace(",en,fr,", ",fr,,")

    with pytest.raises(
        CommandError, match=r"documents.csv, row 2, column language: There is already a transl"
    ):
        load(*small(documents=[in_french]), "--update")


def test_updating_keeps_what_the_files_do_not_give(loaded, load, small):
    Organization.objects.update(website="https://example.org")
    organization, today = Organization.objects.get(), timezone.localdate()
    ended = {"ended_from": today, "ended_until": today, "ended_precision": "day"}
    kept = [
        StandingFactory(organization=organization, **ended),
        ParticipationFactory(event=Event.objects.get()),
        FormerAddress.objects.create(address="/old", record=Document.objects.get()),
    ]

    load(*small(), "--update")

    organization.refresh_from_db()
    assert organization.website == "https://example.org"
    assert organization.standings.count() == 2
    assert [type(row).objects.filter(pk=row.pk).count() for row in kept] == [1, 1, 1]


def test_a_region_on_file_is_found_by_its_slug(load, small):
    region = RegionFactory(slug="china", name="As staff have it")

    load(*small())

    region.refresh_from_db()
    assert region.name == "As staff have it"
    assert Organization.objects.get().country == region


def test_hosts_are_told_under_chatham_house(load, small):
    load(
        *small(
            events=[TALK.replace("public", "staff")],
            participations=[LINE, "talk-2,talk,,centre,,host,,,public,2,"],
        )
    )

    event = Event.objects.get()
    audiences = event.participations.values_list("audience", flat=True)
    assert (event.organizations_audience, event.people_audience) == (40, 40)
    assert list(audiences) == [None, 0]


def test_row_of_a_line_that_staff_have_typed_already_is_left_alone(load, small):
    load(*small(participations=[]))
    line = ParticipationFactory(
        event=Event.objects.get(),
        participant=Participant.objects.get(),
        organization=Organization.objects.get(),
        role="speaker",
        position="As staff have it",
    )

    load(*small())

    assert [(one.pk, one.position) for one in Participation.objects.all()] == [
        (line.pk, "As staff have it")
    ]


def test_file_may_have_any_other_column_of_the_import(load, small):
    option, directory = small()
    people = Path(directory) / "people.csv"
    people.write_text(f"biography,{people.read_text()}".replace("anna,", "A life.,anna,"))

    load(option, directory)

    assert Participant.objects.get().biography == "A life."


def test_a_record_of_staff_with_the_same_name_is_no_hindrance(load, small):
    OrganizationFactory(name="Centre")

    load(*small())

    assert Organization.objects.filter(name="Centre").count() == 2
