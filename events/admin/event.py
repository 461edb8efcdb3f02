"""Admin of events and of their participations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import Event, Participation
from events.pasting.admin import ParticipantListPaste
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, RecordAdmin
from r2p.desk.former_addresses import FormerAddressInline
from r2p.desk.inlines import Part
from r2p.desk.publishing.forms import RecordForm
from r2p.desk.start.work_lists import WorkList
from r2p.desk.widgets import audience_badge, status_badge
from r2p.records.dates import KnownDate, known_span
from r2p.records.forms import KnownDateField, KnownDaysField, LineForm
from r2p.regions.admin import WorldRegionFilter

from .visibility import EventVisibility

SPAN = ("starts_on", "ends_on", "dates_precision")


def first_and_last(event):
    """The first and the last known date of an event; the last is None where both are the same."""
    first, last = known_span(event.starts_on, event.ends_on, event.dates_precision)
    return first, last if last != first else None


class EventForm(RecordForm):
    starts = KnownDaysField(
        label=_("Starts"),
        help_text=_("2014, 2014-11, 2014-11-05, 5 November 2014 or 5–7 November 2014."),
    )
    ends = KnownDateField(label=_("Ends"), help_text=_("Leave empty for a one-day event."))

    class Meta:
        help_texts = {
            "title": _("As published. Leave out the date and the place."),
            "theme_line": _(
                "The theme that the organizers gave the event, without quotation marks."
            ),
            "series": _("The series of meetings that the event belongs to, if any."),
            "summary": _("Two or three sentences in our own words."),
            "venue": _("The building or room, as given in the source."),
            "themes": _("The pillars, crimes and topics that were discussed."),
        }

    places = {
        "event_dates_are_whole": "starts",
        "event_disclosure_is_in_order": "organizations_audience",
    }

    known_dates = ()  # The two fields are no properties of the model: together they are a span.
    columns = {"starts": SPAN, "ends": SPAN}

    def clean_theme_line(self):
        """Strip quotation marks: the pages set them."""
        return self.cleaned_data["theme_line"].strip("“”„«»\"' ")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["starts"], self.initial["ends"] = first_and_last(self.instance)

    def clean(self):
        super().clean()
        self.part_days()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if ends and "starts" in self.cleaned_data and not starts:
            self.add_error("ends", _("Enter the start as well."))
        elif ends and starts and ends.precision != starts.precision:
            self.add_error("ends", _("Give the start and the end with the same precision."))
        elif ends and starts and ends.latest < starts.earliest:
            self.add_error("ends", _("An event cannot end before it starts."))

    def part_days(self):
        """Split a range of days that was typed as the start, such as "5–7 November 2014"."""
        days, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if not days or days.precision != "day" or days.earliest == days.latest:
            return
        if ends or "ends" in self.errors:
            self.add_error("ends", _("Enter the end only once. The start already includes it."))
            return
        first, last = (KnownDate(day, day, "day") for day in (days.earliest, days.latest))
        self.cleaned_data |= {"starts": first, "ends": last}

    def write_dates(self):
        if not {"starts", "ends"} & set(self.changed_data) or self.errors.keys() & self.columns:
            return
        starts = self.cleaned_data["starts"]
        ends = self.cleaned_data["ends"] or starts
        span = (starts.earliest, ends.latest, starts.precision) if starts else (None, None, "")
        for column, part in zip(SPAN, span, strict=True):
            setattr(self.instance, column, part)


class ParticipationForm(LineForm):
    class Meta:
        labels = {"order": _("No.")}

    places = {"participation_names_someone": "participant"}
    beneath = {"participant": "name_as_published", "organization": "on_behalf_of"}


class ParticipationInline(Part):
    model = Participation
    verbose_name = _("line")
    verbose_name_plural = _("who took part")
    form = ParticipationForm
    autocomplete_fields = ["participant", "organization", "on_behalf_of"]
    one_line = ("position", "side", "name_as_published")
    fields = [
        "order",
        "role",
        "participant",
        "organization",
        "position",
        "on_behalf_of",
        "side",
        "name_as_published",
        "audience",
    ]

    def get_queryset(self, request):
        """Load what the visibility strip says of each line."""
        return super().get_queryset(request).with_visibility()


WITHOUT_LINES = WorkList(
    name="without-participants",
    title=_("%(kind)s without participants"),
    done=_("All %(kind)s have participants."),
    choose=lambda events, user: events.without_participations(),
)
WITHOUT_REPORT = WorkList(
    name="without-documents",
    title=_("%(kind)s without a report or any other document"),
    done=_("All %(kind)s have a report or another document."),
    choose=lambda events, user: events.without_documents(),
)


@admin.register(Event)
class EventAdmin(RecordAdmin):
    panel_classes = (*RecordAdmin.panel_classes, ParticipantListPaste)
    form = EventForm
    visibility_report = EventVisibility
    list_display = ["title", "kind", "when", "place", status_badge, audience_badge]
    list_filter = ["status", "kind", WorldRegionFilter, "themes", "audience"]
    search_fields = ["title", "theme_line", "series__title", "slug"]
    autocomplete_fields = ["series", "country", "regions", "themes"]
    inlines = [ParticipationInline, FormerAddressInline]
    list_select_related = ["country"]
    prepopulated_fields = {"slug": ["title"]}
    work = (*RecordAdmin.work, WITHOUT_LINES, WITHOUT_REPORT)
    fits = RecordAdmin.fits | {
        "summary": "full",
        "number": "tiny",
        "number_as_stated": "medium",
        "dates_as_stated": "medium",
        "venue": "wide",
        "city": "medium",
        "time_zone": "medium",
    }
    fieldsets = [
        (
            _("Details"),
            {
                "fields": [
                    "kind",
                    "title",
                    "theme_line",
                    ("series", "number", "number_as_stated"),
                    "summary",
                ]
            },
        ),
        (
            _("Date and place"),
            {
                "fields": [
                    ("starts", "ends", "dates_as_stated"),
                    "attendance",
                    "venue",
                    ("city", "country", "time_zone"),
                ]
            },
        ),
        (_("Subject"), {"fields": ["regions", "themes"]}),
        (
            _("Disclosure"),
            {
                "fields": [("organizations_audience", "people_audience")],
                "description": _(
                    "Who may see which organizations took part, and which people. Under "
                    "the Chatham House Rule: organizations for the public, people for "
                    "staff. A line of participation can have an audience of its own."
                ),
            },
        ),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]

    @admin.display(description=_("place"), ordering="city")
    def place(self, event):
        return event.place or self.get_empty_value_display()

    def facts(self, event):
        return [event.get_kind_display(), event.dates]

    @admin.display(description=_("dates"), ordering="order_on")
    def when(self, event):
        return event.dates

    @admin.display(description=_("Starts"))
    def starts(self, event):
        """The first day for those who may only view: they are shown no form field."""
        return first_and_last(event)[0] or self.get_empty_value_display()

    @admin.display(description=_("ends"))
    def ends(self, event):
        return first_and_last(event)[1] or self.get_empty_value_display()
