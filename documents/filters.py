"""Filters of the document list."""

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from events.filters import (
    SpanFilterSet,
    visible_organizations,
    visible_participants,
    visible_series,
)
from events.models import Event
from r2p.records.languages import language_name
from r2p.records.lists import (
    BY_DATE,
    ListFilterSet,
    SortFilter,
    choice_filter,
    linked_filter,
    slug_filter,
    year_filter,
)
from r2p.regions.filters import RegionalFilterSet
from r2p.regions.models import Region
from r2p.themes.models import Theme

from .models import Document


def visible_events(request):
    return Event.objects.visible_to(request.user).newest_first()


def publishing_organizations(request):
    return visible_organizations(request).publishing(request.user)


class DocumentFilter(SpanFilterSet, RegionalFilterSet):
    region = slug_filter(Region.objects.all(), _("Region"), "in_region")
    kind = choice_filter(Document.Kind.choices, _("Kind"))
    since = year_filter(_("From year"), "since_year")
    until = year_filter(_("To year"), "until_year")
    year = year_filter(_("Year"), "in_year", widget=HiddenInput)
    theme = slug_filter(Theme.objects.all(), _("Theme"), "on_theme")
    language = choice_filter([], _("Language"), method="in_language")
    publisher = slug_filter(publishing_organizations, _("Publisher"), "published_by")
    organization = linked_filter(visible_organizations, _("Organization"), "by_organization")
    author = linked_filter(visible_participants, _("Author"), "by_author")
    event = linked_filter(visible_events, _("Event"), "of_event")
    series = slug_filter(visible_series, _("Series of events"), "of_series")
    sort = SortFilter(BY_DATE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        languages = Document.objects.visible_to(self.user).languages()
        self.form.fields["language"].choices = [
            (code, language_name(code)) for code in sorted(languages, key=language_name)
        ]

    class Meta(ListFilterSet.Meta):
        model = Document

    def in_region(self, documents, name, region):
        return documents.in_region(region)

    def on_theme(self, documents, name, theme):
        return documents.filter(themes=theme)

    def in_language(self, documents, name, language):
        return documents.in_language(language)

    def published_by(self, documents, name, organization):
        return documents.published_by(organization, self.user)

    def by_organization(self, documents, name, organization):
        return documents.with_contributor(self.user, organization=organization)

    def by_author(self, documents, name, participant):
        return documents.with_contributor(self.user, participant=participant)

    def of_event(self, documents, name, event):
        return documents.filter(events=event)

    def of_series(self, documents, name, series):
        return documents.of_events(Event.objects.visible_to(self.user).filter(series=series))
