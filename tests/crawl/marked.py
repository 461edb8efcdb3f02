"""A catalogue in which every private value is a unique marker.

`Marked` notes for each marker the rung from which it may be told, or NEVER; and for pairs of
markers the rung from which one page may show both: that an organization took part in an event
may be a secret though both are public.
"""

from itertools import product

from django.core.files.base import ContentFile

from events.models import Participation, Standing
from r2p.records.audience import Audience
from r2p.records.models import Record
from tests.crawl.marks import NEVER, PUBLISHED, Marks
from tests.crawl.states import LONG_AGO, PRESETS, STATES, TO_COME
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    EventSeriesFactory,
    MembershipFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    PageFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    RegionFactory,
    StandingFactory,
    ThemeFactory,
    TranslationFactory,
    UserFactory,
)


class Marked(Marks):
    def __init__(self):
        super().__init__()
        self.region = RegionFactory(country=True)
        self.theme = ThemeFactory()
        self.series = self.make(EventSeriesFactory, "title", {"status": PUBLISHED}, 0)
        self.event = self.public_event(series=self.series)
        self.someone, self.somebody = self.person(), self.organization()
        self.document = self.make(DocumentFactory, "title", {"status": PUBLISHED}, 0)
        for state, rung in STATES.values():
            self.mark_organization(state, rung)
            self.mark_event(state, rung)
            self.mark_person(state, rung)
            self.mark_document(state, rung)
        for organizations, people in PRESETS.values():
            self.mark_disclosure(organizations, people)
        for audience, override in product((0, 40), Audience):
            self.mark_override(audience, override)
        for audience in (Audience.PUBLIC, Audience.MEMBERS):
            self.mark_withdrawn(audience)
        self.mark_files()
        self.mark_pages()
        self.mark_users()

    def mark_organization(self, state, rung):
        """Told on its page, in lists, and wherever a public record names it."""
        organization = self.organization(
            state,
            rung,
            short_name=self.mark(rung),
            website=f"https://{self.mark(rung)}.org",
            country=self.region,
        )
        self.with_former_address(organization)
        OrganizationNameFactory(organization=organization, name=self.mark(rung))
        StandingFactory(organization=organization, kind=Standing.Kind.SUPPORTER)
        self.organization(parent=organization)
        for role in ({"organization": organization}, {"on_behalf_of": organization}):
            ParticipationFactory(event=self.event, participant=self.someone, **role)
        ParticipationFactory(
            event=self.event,
            participant=None,
            organization=organization,
            role=Participation.Role.HOST,
            name_as_published=self.mark(NEVER),
        )
        ContributionFactory(
            document=self.document, organization=organization, name_as_published=self.mark(rung)
        )
        AffiliationFactory(
            participant=self.someone, organization=organization, position=self.mark(rung)
        )
        self.series.organizers.add(organization)

    def mark_event(self, state, rung):
        series = self.make(EventSeriesFactory, "title", {"status": PUBLISHED}, rung)
        audience = state.get("audience", 0)
        event = self.make(
            EventFactory,
            "title",
            state,
            rung,
            organizations_audience=audience,
            people_audience=audience,
            series=series,
            theme_line=self.mark(rung),
            venue=self.mark(rung),
            city=self.mark(rung),
            summary=self.mark(rung),
            dated=True,
            regions=[self.region],
        )
        ParticipationFactory(
            event=event,
            participant=self.person(rung=rung),
            position=self.mark(rung),
            organization=self.somebody,
        )
        DocumentEventFactory(document=self.document, event=event)
        self.with_former_address(event)
        hidden_series = self.make(EventSeriesFactory, "title", state, rung)
        EventFactory(series=hidden_series, published=True)

    def mark_person(self, state, rung):
        """Told where a public line or document names them, as far as they wish."""
        person = self.with_former_address(self.person(state, rung))
        person.biography, person.honorific = self.mark(rung), self.mark(rung)
        person.save()
        ParticipantNameFactory(participant=person, name=self.mark(rung))
        sent = {"participant": person, "organization": self.somebody}
        ParticipationFactory(event=self.event, **sent, position=self.mark(rung))
        published = {"role": Participation.Role.CHAIR, "name_as_published": self.mark(rung)}
        ParticipationFactory(event=self.event, participant=person, **published)
        AffiliationFactory(**sent, position=self.mark(rung))
        self.with_author(self.document, person)
        self.with_author(self.document, self.person(state, rung))

    def with_author(self, document, person):
        ContributionFactory(document=document, participant=person, organization=None)

    def mark_document(self, state, rung):
        document = self.make(
            DocumentFactory,
            "title",
            state,
            rung,
            subtitle=self.mark(rung),
            summary=self.mark(rung),
            body=self.mark(rung),
            source_url=f"https://{self.mark(rung)}.org/",
            doi=self.mark(rung),
            rights=self.mark(rung),
            is_spotlight=True,
            dated=True,
            regions=[self.region],
        )
        self.with_former_address(document)
        document.themes.add(self.theme)
        TranslationFactory(
            document=document, title=self.mark(rung), source_url=f"https://{self.mark(rung)}.org/"
        )
        document.symbols.create(symbol=f"A/{self.mark(rung)}")
        ContributionFactory(document=document, organization=self.somebody)
        self.with_author(document, self.person(rung=rung))
        DocumentEventFactory(document=document, event=self.event)
        self.mark_file(document, 0, rung)

    def mark_file(self, document, audience, rung):
        content = b"%PDF-1.4 " + self.mark(rung).encode() + b"\n%%EOF\n"
        return DocumentFileFactory(
            document=document,
            audience=audience,
            label=self.mark(rung),
            file=ContentFile(content, name=f"{self.mark(NEVER)}.pdf"),
        )

    def mark_withdrawn(self, audience):
        """A withdrawn record's title and reason are shown at its own address only."""
        rung = int(audience)
        stood = {"first_published_at": LONG_AGO, "publish_at": LONG_AGO, "audience": audience}

        def withdrawn(factory, name, **fields):
            because = self.mark(rung)
            state = {"status": Record.Status.WITHDRAWN, "withdrawn_because": because, **stood}
            return self.with_former_address(self.make(factory, name, state, rung, **fields))

        withdrawn(OrganizationFactory, "name", short_name=self.mark(NEVER))
        disclosure = {"organizations_audience": 40, "people_audience": 40}
        withdrawn(EventFactory, "title", summary=self.mark(NEVER), **disclosure)
        document = withdrawn(DocumentFactory, "title", summary=self.mark(NEVER))
        self.mark_file(document, 0, NEVER)
        EventFactory(series=withdrawn(EventSeriesFactory, "title"), published=True)
        person = withdrawn(ParticipantFactory, "name", biography=self.mark(NEVER))
        ParticipationFactory(event=self.event, participant=person, position=self.mark(NEVER))
        self.mark_hidden_and_withdrawn(stood)

    def mark_hidden_and_withdrawn(self, stood):
        """Withdrawn: a hidden person is for staff only, a record never visible for nobody."""
        state = {"status": Record.Status.WITHDRAWN, **stood}
        closed = EventFactory(published=True, chatham_house=True)
        told = {**state, "withdrawn_because": self.mark(Audience.STAFF)}
        person = self.person(told, Audience.STAFF)
        ParticipationFactory(event=closed, participant=person)
        to_come = {**state, "first_published_at": None, "publish_at": TO_COME}
        self.make(DocumentFactory, "title", to_come, NEVER)

    def mark_files(self):
        for audience in Audience:
            self.mark_file(self.document, audience, int(audience))

    def mark_disclosure(self, organizations, people):
        """A public event that does not tell everybody who took part; nor does the person's
        other event tell that they were here."""
        event = self.public_event(organizations_audience=organizations, people_audience=people)
        DocumentEventFactory(document=DocumentFactory(published=True), event=event)
        sent, group = self.organization(), self.organization()
        ParticipationFactory(
            event=event,
            participant=self.person(rung=people),
            organization=sent,
            on_behalf_of=group,
            position=self.mark(people),
            name_as_published=self.mark(people),
        )
        known = self.person()
        ParticipationFactory(event=event, participant=known)
        ParticipationFactory(event=self.event, participant=known, role=Participation.Role.MODERATOR)
        self.pair(event.marker, sent.marker, organizations)
        self.pair(event.marker, group.marker, organizations)
        self.pair(event.marker, known.marker, people)

    def public_event(self, **fields):
        return self.make(EventFactory, "title", {"status": PUBLISHED}, 0, **fields)

    def mark_override(self, audience, override):
        """A line with an audience of its own, on an event that tells all or nothing."""
        event = self.public_event(organizations_audience=audience, people_audience=audience)
        host, person = self.organization(), self.person(rung=int(override))
        ParticipationFactory(
            event=event,
            participant=person,
            organization=host,
            position=self.mark(int(override)),
            audience=override,
        )
        self.pair(event.marker, host.marker, int(override))

    def mark_pages(self):
        """Shown on the page, and in the menu of every page, to its audience."""
        for rung in (Audience.PUBLIC, Audience.SUPPORTERS):
            PageFactory(
                slug=self.mark(int(rung)),
                title=self.mark(int(rung)),
                description=self.mark(int(rung)),
                content=f"<p>{self.mark(int(rung))}</p>",
                registration_required=rung > 0,
                has_directory=True,
            )

    def mark_users(self):
        user = UserFactory(email=f"{self.mark(NEVER)}@example.org", name=self.mark(NEVER))
        MembershipFactory(user=user, organization=self.organization(), is_listed=True)
