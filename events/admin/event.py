from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import Event, Participation
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, FormerAddressInline, Part, RecordAdmin
from r2p.records.dates import KnownDate
from r2p.records.forms import ConstrainedForm, KnownDateField, LineForm
from r2p.regions.admin import WorldRegionFilter

SPAN = ("starts_on", "ends_on", "dates_precision")


def first_and_last(event):
    """The first and the last known date of an event; the last is None where it is the same."""
    if not event.dates_precision:
        return None, None
    parts = {"year": 1, "month": 2, "day": 3}[event.dates_precision]
    first, last = (
        KnownDate.of(*(day.year, day.month, day.day)[:parts])
        for day in (event.starts_on, event.ends_on)
    )
    return first, last if last != first else None


class EventForm(ConstrainedForm):
    starts = KnownDateField(
        label=_("Starts"), help_text=_("2014, 2014-11, 2014-11-05 or 5 November 2014.")
    )
    ends = KnownDateField(label=_("Ends"), help_text=_("Empty where it has one day."))
    places = {
        "event_dates_are_whole": "starts",
        "event_disclosure_is_in_order": "organizations_audience",
    }

    known_dates = ()  # The two fields are no properties of the model: together they are a span.
    columns = {"starts": SPAN, "ends": SPAN}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["starts"], self.initial["ends"] = first_and_last(self.instance)

    def clean(self):
        super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if ends and "starts" in self.cleaned_data and not starts:
            self.add_error("ends", _("Say when it starts, too."))
        elif ends and starts and ends.precision != starts.precision:
            self.add_error("ends", _("Say the start and the end equally precisely."))
        elif ends and starts and ends.latest < starts.earliest:
            self.add_error("ends", _("An event cannot end before it starts."))

    def write_dates(self):
        if not {"starts", "ends"} & set(self.changed_data) or self.errors.keys() & self.columns:
            return
        starts = self.cleaned_data["starts"]
        ends = self.cleaned_data["ends"] or starts
        span = (starts.earliest, ends.latest, starts.precision) if starts else (None, None, "")
        for column, part in zip(SPAN, span, strict=True):
            setattr(self.instance, column, part)


class ParticipationForm(LineForm):
    places = {"participation_names_someone": "participant"}


class ParticipationInline(Part, admin.TabularInline):
    model = Participation
    form = ParticipationForm
    autocomplete_fields = ["participant", "organization", "on_behalf_of"]
    fields = [
        "order",
        "role",
        "participant",
        "position",
        "organization",
        "on_behalf_of",
        "side",
        "name_as_published",
        "audience",
    ]


@admin.register(Event)
class EventAdmin(RecordAdmin):
    form = EventForm
    list_display = ["title", "kind", "when", "series", "city", "country", "status", "audience"]
    list_filter = ["status", "kind", WorldRegionFilter, "themes", "audience"]
    search_fields = ["title", "theme_line", "series__title", "slug"]
    autocomplete_fields = ["series", "country", "regions", "themes"]
    inlines = [ParticipationInline, FormerAddressInline]
    list_select_related = ["series", "country"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "kind", "theme_line", "summary"]}),
        (_("Series"), {"fields": ["series", "number", "number_as_stated"]}),
        (
            _("When and where"),
            {
                "fields": [
                    "starts",
                    "ends",
                    "dates_as_stated",
                    "venue",
                    "city",
                    "country",
                    "time_zone",
                    "attendance",
                ]
            },
        ),
        (_("What it is about"), {"fields": ["regions", "themes"]}),
        PUBLICATION,
        (_("Disclosure"), {"fields": ["organizations_audience", "people_audience"]}),
        NOTES,
        TECHNICAL,
    ]

    @admin.display(description=_("dates"), ordering="order_on")
    def when(self, event):
        return event.dates

    @admin.display(description=_("Starts"))
    def starts(self, event):
        """For those who may only look: they are shown no field of a form."""
        return first_and_last(event)[0] or self.get_empty_value_display()

    @admin.display(description=_("ends"))
    def ends(self, event):
        return first_and_last(event)[1] or self.get_empty_value_display()
