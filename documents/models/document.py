"""Documents."""

from collections import defaultdict

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.utils.translation import gettext_lazy as _

from events.models import Event, Organization, Participant
from r2p.records.addresses import cached_reverse
from r2p.records.dates import (
    UNDATED,
    DatedQuerySet,
    Precision,
    known_date,
    known_date_is_whole,
    undated_last,
)
from r2p.records.history import RevisionHistory
from r2p.records.languages import is_language_code, language_name
from r2p.records.models import kind_in_words
from r2p.regions.models import Region
from r2p.regions.placements import RegionalQuerySet, RegionalRecord
from r2p.themes.models import Theme

from .languages import languages_used_by


class DocumentQuerySet(DatedQuerySet, RegionalQuerySet):
    first_day, last_day = "issued_from", "issued_until"

    def in_language(self, language):
        """Documents in a language, either themselves or in a translation."""
        translations = self.rows("translations").filter(language=language)
        return self.filter(Q(language=language) | Q(pk__in=translations.values("document")))

    def languages(self):
        """The language codes of these documents and of their translations. Two queries.

        Translations are only searched for languages that no document has itself: mostly none.
        """
        own = languages_used_by(self)
        translations = self.rows("translations").exclude(language__in=own).order_by()
        others = translations.filter(Exists(self.filter(pk=OuterRef("document"))))
        return own | set(others.values_list("language", flat=True))

    def published_by(self, organization, user):
        """Documents for which the user may be told that an organization published them."""
        told = self.rows("contributions").naming(user).publishing()
        told = told.filter(organization=organization)
        return self.visible_to(user).filter(pk__in=told.values("document"))

    def with_contributor(self, user, **contributor):
        """Documents for which the user may be told of somebody's contribution."""
        told = self.rows("contributions").naming(user).filter(**contributor)
        return self.visible_to(user).filter(pk__in=told.values("document"))

    def of_events(self, events):
        """Documents that belong to any of some events, each once."""
        links = self.rows("document_events").filter(event__in=events.order_by().values("pk"))
        return self.filter(pk__in=links.values("document"))

    def of_sessions(self, prefixes):
        """Documents with a symbol that begins with one of some prefixes."""
        begins = Q(pk__in=[])
        for prefix in prefixes:
            begins |= Q(key__startswith=prefix)
        return self.filter(pk__in=self.rows("symbols").filter(begins).values("document"))

    def on_regions(self, regions):
        """Documents that name one of some regions themselves, not only a part of it."""
        named = Document.regions.through.objects.filter(region__in=regions)
        return self.filter(pk__in=named.values("document"))

    def on_themes(self, themes):
        named = Document.themes.through.objects.filter(theme__in=themes)
        return self.filter(pk__in=named.values("document"))

    def named(self):
        here = self.order_by().values("pk")
        contributions = self.rows("contributions").filter(document__in=here)
        links = self.rows("document_events").filter(document__in=here)
        return [
            Organization.objects.filter(pk__in=contributions.values("organization")),
            Participant.objects.filter(pk__in=contributions.values("participant")),
            Event.objects.filter(pk__in=links.values("event")),
        ]

    def namings(self):
        """Namings of people at their events: told with the event and as it discloses them."""
        links = self.rows("document_events").filter(document__in=self.order_by().values("pk"))
        documents = defaultdict(list)
        for document, event in links.values_list("document", "event"):
            documents[event].append(document)
        events = Event.objects.filter(pk__in=documents)
        audiences = dict(events.values_list("pk", "audience"))
        return [
            one._replace(record=document, rung=max(one.rung, audiences[one.record]))
            for one in events.namings()
            for document in documents[one.record]
        ]

    def spotlight(self):
        return self.filter(is_spotlight=True)

    def dialogue_reports(self):
        return self.filter(kind=Document.Kind.DIALOGUE_REPORT)

    def other_documents(self):
        return self.exclude(kind=Document.Kind.DIALOGUE_REPORT)

    def newest_first(self):
        return self.order_by("-order_on", "-pk")

    def oldest_first(self):
        return self.order_by(undated_last(), "order_on", "pk")

    def of_event(self, event, user):
        """Documents of an event as its page shows them, annotated with `role_at_event`."""
        links = self.rows("document_events").filter(document=OuterRef("pk"), event=event)
        documents = self.annotate(event_role=Subquery(links.values("role")[:1]))
        return documents.for_cards(user).newest_first()

    def without_region(self):
        placed = self.model.regions.through.objects.filter(document=OuterRef("pk"))
        return self.exclude(Exists(placed))

    def with_link(self):
        """Annotate the last result of the link check of their full text, and since when."""
        links = self.rows("link_checks").filter(document=OuterRef("pk"), url=OuterRef("source_url"))
        return self.annotate(
            link_state=Subquery(links.values("state")[:1]),
            link_since=Subquery(links.values("since")[:1]),
        )

    def for_page(self):
        return self.prefetch_related("regions", "themes", "symbols", "translations")

    def for_cards(self, user):
        """Load what a list shows of each, without the full texts. Three queries more."""
        publishing = self.rows("contributions").told_to(user).publishing().with_contributors()
        return self.defer("body").prefetch_related(
            "regions", "symbols", Prefetch("contributions", publishing, to_attr="told_publishers")
        )


class Document(RegionalRecord):
    """A report, statement or other text of the field, with its metadata."""

    class Kind(models.TextChoices):
        DIALOGUE_REPORT = "dialogue_report", _("dialogue report")
        REPORT = "report", _("report")
        STATEMENT = "statement", _("statement")
        OPEN_LETTER = "open_letter", _("open letter")
        PRESS_RELEASE = "press_release", _("press release")
        POLICY_BRIEF = "policy_brief", _("policy brief")
        ARTICLE = "article", _("article")
        OP_ED = "op_ed", _("op-ed")
        SPEECH = "speech", _("speech")
        RESOLUTION = "resolution", _("resolution")
        NEWSLETTER = "newsletter", _("newsletter")
        TOOLKIT = "toolkit", _("toolkit")
        Q_AND_A = "q_and_a", _("Q&A")
        OTHER = "other", _("other document")

    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=400)
    subtitle = models.CharField(_("subtitle"), max_length=400, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("In our own words."))
    body = models.TextField(_("text"), blank=True)
    language = models.CharField(
        _("language"),
        max_length=10,
        default="en",
        validators=[is_language_code],
        help_text=_("The language code: en, fr, es, ar, ru, zh or de."),
    )
    source_url = models.URLField(
        _("address of the full text"),
        max_length=500,
        blank=True,
        help_text=_("The address that “Read the full text” links to."),
    )
    issued_from = models.DateField(_("issued, earliest"), null=True, blank=True)
    issued_until = models.DateField(_("issued, latest"), null=True, blank=True)
    issued_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision.choices, blank=True
    )
    issued_as_stated = models.CharField(
        _("issued, as stated"),
        max_length=100,
        blank=True,
        help_text=_("The date as the source gives it, if it is not a valid date: “0 June 2016”."),
    )
    order_on = models.DateField(editable=False)
    regions = models.ManyToManyField(
        Region, blank=True, related_name="documents", verbose_name=_("regions")
    )
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="documents", verbose_name=_("themes")
    )
    events = models.ManyToManyField(
        Event, through="DocumentEvent", related_name="documents", verbose_name=_("events")
    )
    is_spotlight = models.BooleanField(
        _("spotlight"),
        default=False,
        help_text=_("The home page shows the newest document in the spotlight."),
    )
    doi = models.CharField(_("DOI"), max_length=100, blank=True)
    rights = models.CharField(_("rights"), max_length=300, blank=True)

    issued = known_date("issued")

    text_fields = ("title", "subtitle", "summary", "body")
    texts_elsewhere = ("translations",)
    derived_fields = (*RegionalRecord.derived_fields, "order_on")

    history = RevisionHistory(m2m_fields=[regions, themes])
    objects = DocumentQuerySet.as_manager()

    class Meta(RegionalRecord.Meta):
        ordering = ["-order_on", "-pk"]
        # Covering indexes for all that a list filters by: the rows themselves have long texts.
        indexes = [
            *RegionalRecord.Meta.indexes,
            models.Index(fields=["title", "-id"], name="document_by_title"),
            models.Index(
                fields=[
                    "-order_on",
                    "-id",
                    "status",
                    "audience",
                    "publish_at",
                    "kind",
                    "language",
                    "issued_from",
                    "issued_until",
                ],
                name="document_newest_first",
            ),
            models.Index(
                undated_last(),
                *map(F, ["order_on", "id", "status", "audience", "publish_at"]),
                name="document_oldest_first",
            ),
            # The number stands second lest SQLite skip through this index for other questions.
            models.Index(
                fields=["language", "id", "status", "audience", "publish_at"],
                name="document_languages",
            ),
        ]
        constraints = [
            *RegionalRecord.Meta.constraints,
            models.CheckConstraint(
                condition=known_date_is_whole("issued_from", "issued_until", "issued_precision"),
                name="document_issue_date_is_whole",
                violation_error_message=_(
                    "A date of issue needs an earliest day, a latest day that is not "
                    "before it, and a precision."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    get_kind_display = kind_in_words

    def get_absolute_url(self):
        return cached_reverse("document-detail", self.slug)

    def save(self, *args, **kwargs):
        self.order_on = self.issued_from or UNDATED
        super().save(*args, **kwargs)

    def told_texts(self):
        translated = ("title", "summary", "body")
        texts = (getattr(one, name) for one in self.translations.all() for name in translated)
        return [*super().told_texts(), *(("translations", text) for text in texts)]

    @property
    def role_at_event(self):
        """Its role at the event of `of_event`, where its kind does not already say so."""
        role = str(dict(self.events.through.Role.choices).get(self.event_role, ""))
        return "" if role in str(self.get_kind_display()) else role

    @property
    def leads_to_event(self):
        """Tell whether it came before the event of `of_event`."""
        return self.event_role in self.events.through.LEADING

    @property
    def language_name(self):
        return language_name(self.language)
