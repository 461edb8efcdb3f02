"""Events, who took part in them, and the organizations."""

import factory
from factory.django import DjangoModelFactory

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
from tests.factories.shared import RecordFactory


class OrganizationFactory(RecordFactory):
    class Meta:
        model = Organization

    slug = factory.Sequence(lambda n: f"organization-{n}")
    name = factory.Sequence(lambda n: f"Organization {n}")
    kind = Organization.Kind.CIVIL_SOCIETY


class OrganizationNameFactory(DjangoModelFactory):
    class Meta:
        model = OrganizationName

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda n: f"Other organization {n}")


class StandingFactory(DjangoModelFactory):
    class Meta:
        model = Standing

    organization = factory.SubFactory(OrganizationFactory, published=True)
    kind = Standing.Kind.MEMBER


class ParticipantFactory(RecordFactory):
    class Meta:
        model = Participant

    slug = factory.Sequence(lambda n: f"person-{n}")
    name = factory.Sequence(lambda n: f"Person {n}")
    sort_name = factory.Sequence(lambda n: f"{n}, Person")


class ParticipantNameFactory(DjangoModelFactory):
    class Meta:
        model = ParticipantName

    participant = factory.SubFactory(ParticipantFactory)
    name = factory.Sequence(lambda n: f"Other person {n}")


class AffiliationFactory(DjangoModelFactory):
    class Meta:
        model = Affiliation

    participant = factory.SubFactory(ParticipantFactory, published=True)
    organization = factory.SubFactory(OrganizationFactory, published=True)
    position = "Director"


class EventSeriesFactory(RecordFactory):
    class Meta:
        model = EventSeries

    slug = factory.Sequence(lambda n: f"series-{n}")
    title = factory.Sequence(lambda n: f"Series {n}")


class EventFactory(RecordFactory):
    class Meta:
        model = Event
        skip_postgeneration_save = True

    class Params:
        organizations_only = factory.Trait(people_audience=40)
        chatham_house = factory.Trait(organizations_audience=40, people_audience=40)
        dated = factory.Trait(starts_on="2014-10-28", ends_on="2014-10-28", dates_precision="day")

    slug = factory.Sequence(lambda n: f"event-{n}")
    title = factory.Sequence(lambda n: f"Event {n}")
    kind = Event.Kind.DIALOGUE

    @factory.post_generation
    def regions(self, create, regions, **kwargs):
        self.regions.set(regions or [])

    @factory.post_generation
    def with_participants(self, create, count, **kwargs):
        """So many lines, each with a person, an organization and one on whose behalf was spoken."""
        ParticipationFactory.create_batch(count or 0, event=self, full=True)


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    class Params:
        full = factory.Trait(
            organization=factory.SubFactory(OrganizationFactory, published=True),
            on_behalf_of=factory.SubFactory(OrganizationFactory, published=True),
            position="Director",
        )

    event = factory.SubFactory(EventFactory, published=True)
    participant = factory.SubFactory(ParticipantFactory, published=True)
