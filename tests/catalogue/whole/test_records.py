"""The project's own files, loaded: as many records and relations as rows and values."""

import pytest
from django.apps import apps
from django.db.models import Count

from documents.models import Document
from events.models import (
    Affiliation,
    Event,
    EventSeries,
    Organization,
    OrganizationName,
    Participant,
    ParticipantName,
    Participation,
    Standing,
)
from r2p.records.audience import Audience
from r2p.records.dates import KnownDate
from r2p.records.models import Record
from r2p.regions.models import Region, RegionName
from r2p.themes.models import Theme
from tests.catalogue.whole.rows import rows_of, values_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

RECORDS = {
    "organizations": Organization,
    "people": Participant,
    "series": EventSeries,
    "events": Event,
    "documents": Document,
}
HISTORIES = [
    model
    for label in ("regions", "themes", "events", "documents", "pages")
    for model in apps.get_app_config(label).get_models()
    if hasattr(model._meta, "simple_history_manager_attribute")
]


@pytest.mark.parametrize(
    ("name", "model", "field"),
    [
        ("regions", Region, "slug"),
        ("themes", Theme, "slug"),
        ("participations", Participation, "key"),
        *((name, model, "key") for name, model in RECORDS.items()),
    ],
)
def test_every_row_is_a_record(name, model, field):
    keys = [row["key"] for row in rows_of(name)]

    assert sorted(model.objects.values_list(field, flat=True)) == sorted(keys)


@pytest.mark.parametrize("model", RECORDS.values())
def test_every_record_is_published_for_everybody_at_its_key(model):
    others = model.objects.exclude(status=Record.Status.PUBLISHED, audience=Audience.PUBLIC)

    keys = model.objects.values_list("key", "slug")
    moments = model.objects.values_list("publish_at", flat=True)

    assert not others
    assert len(set(moments)) == 1
    assert all(key == slug for key, slug in keys)


@pytest.mark.parametrize("name", RECORDS)
def test_sources_are_staff_notes(name):
    sourced = {row["key"] for row in rows_of(name) if row["source"]}

    noted = RECORDS[name].objects.filter(staff_notes__contains="Seen in:")

    assert {record.key for record in noted} == sourced


@pytest.mark.parametrize("model", HISTORIES, ids=lambda model: model.__name__)
def test_everything_has_its_history_with_the_reason(model):
    reasons = model.history.values_list("history_change_reason", flat=True)

    assert model.history.filter(history_type="+").count() == model.objects.count()
    assert set(reasons) <= {"starter catalogue"}


def test_every_name_of_a_region_is_kept_folded():
    columns = ["name_fr", "name_es", "name_ar", "name_ru", "name_zh", "other_names", "demonyms"]
    names = [name for column in columns for name in values_of("regions", column)]

    stored = RegionName.objects.all()

    assert sorted(name.name for name in stored) == sorted(names)
    assert not [name for name in stored if not name.folded]


def test_the_world_regions_come_in_order_and_global_last():
    world = [region.slug for region in Region.objects.world()]

    assert world == ["africa", "americas", "asia-pacific", "europe", "middle-east", "global"]


def test_a_region_stands_in_its_place_in_the_tree():
    assert Region.objects.get(slug="china").path == "asia-pacific/eastern-asia/china"


def test_every_name_of_an_organization_is_kept():
    names = values_of("organizations", "other_names")

    stored = OrganizationName.objects.values_list("kind", "name")

    assert sorted(f"{kind}: {name}".removeprefix("other: ") for kind, name in stored) == sorted(
        names
    )


def test_every_parent_and_country_of_an_organization_is_kept():
    stored = Organization.objects.values_list("key", "parent__key", "country__slug")

    assert sorted((key, parent or "", country or "") for key, parent, country in stored) == sorted(
        (row["key"], row["parent"], row["country"]) for row in rows_of("organizations")
    )


def test_every_standing_is_kept_with_its_beginning():
    since = values_of("organizations", "since")
    standings = [value for value in values_of("organizations", "standing") if value != "none"]

    stored = Standing.objects.all()

    assert len(stored) == len(standings)
    assert sorted(s.began.as_typed for s in stored if s.began) == sorted(since)


def test_a_state_is_the_one_of_its_country_and_has_its_name():
    states = Organization.objects.filter(kind=Organization.Kind.STATE)

    assert [(state.name, state.parent) for state in states] == [
        (state.country.name, None) for state in states
    ]
    assert states.count() == values_of("organizations", "kind").count("state")


def test_every_affiliation_of_a_person_is_kept():
    assert Affiliation.objects.count() == len(values_of("people", "affiliations"))
    assert ParticipantName.objects.count() == len(values_of("people", "other_names"))


def test_every_date_of_an_event_is_kept():
    stored = Event.objects.values_list("key", "starts_on", "ends_on", "dates_precision")

    assert sorted(stored) == sorted(
        (row["key"], first.earliest, last.latest, first.precision)
        for row in rows_of("events")
        for first in [KnownDate.parse(row["starts"])]
        for last in [KnownDate.parse(row["ends"] or row["starts"])]
    )


def test_every_series_of_an_event_is_kept():
    stored = EventSeries.objects.annotate(size=Count("events")).values_list("key", "size")
    series = values_of("events", "series")

    assert dict(stored) == {key: series.count(key) for key in set(series)}


@pytest.mark.parametrize(("name", "model"), [("events", Event), ("documents", Document)])
@pytest.mark.parametrize("relation", ["regions", "themes"])
def test_every_region_and_theme_of_a_record_is_kept(name, model, relation):
    pairs = [(row["key"], v) for row in rows_of(name) for v in row[relation].split("|") if v]

    through = getattr(model, relation).through.objects
    stored = through.values_list(f"{model._meta.model_name}__key", f"{relation[:-1]}__slug")

    assert sorted(stored) == sorted(pairs)


def test_every_line_of_an_event_is_kept():
    columns = ["event", "person", "organization", "on_behalf_of", "side", "position"]

    keys = ("event__key", "participant__key", "organization__key", "on_behalf_of__key")
    stored = Participation.objects.values_list("key", *keys, "side", "position")

    assert sorted(tuple(value or "" for value in line) for line in stored) == sorted(
        (row["key"], *(row[column] for column in columns)) for row in rows_of("participations")
    )


def test_every_host_of_an_event_is_kept():
    roles = values_of("participations", "role")

    hosts = Participation.objects.filter(role__in=Participation.HOSTING)

    assert hosts.count() == roles.count("host") + roles.count("co-host")


def test_under_chatham_house_only_the_hosts_are_told():
    events = Event.objects.filter(people_audience=Audience.STAFF)

    lines = Participation.objects.filter(event__in=events)

    assert {event.organizations_audience for event in events} == {Audience.STAFF}
    assert events.count() == values_of("events", "organizations_audience").count("staff") == 2
    assert {(line.role in Participation.HOSTING, line.audience) for line in lines} == {(True, 0)}
