"""URLs of events, series, organizations and participants."""

from django.urls import path

from r2p.records.pdf import as_pdf

from . import briefs, share_images, views
from .calendar import event_calendar

urlpatterns = [
    path("events/", views.event_list, name="event-list"),
    path("events/<slug:slug>/", views.event_detail, name="event-detail"),
    path("events/<slug:slug>/print.pdf", as_pdf(views.event_detail), name="event-pdf"),
    path("events/<slug:slug>/card.png", share_images.event_share_image, name="event-share-image"),
    path("events/<slug:slug>/brief/", briefs.event_brief, name="event-brief"),
    path(
        "events/<slug:slug>/brief.pdf", as_pdf(briefs.event_brief, "-brief"), name="event-brief-pdf"
    ),
    path("events/<slug:slug>.ics", event_calendar, name="event-calendar"),
    path("series/", views.series_list, name="series-list"),
    path("series/<slug:slug>/", views.series_detail, name="series-detail"),
    path("series/<slug:slug>/print.pdf", as_pdf(views.series_detail), name="series-pdf"),
    path("series/<slug:slug>/card.png", share_images.series_share_image, name="series-share-image"),
    path("series/<slug:slug>/brief/", briefs.series_brief, name="series-brief"),
    path(
        "series/<slug:slug>/brief.pdf",
        as_pdf(briefs.series_brief, "-brief"),
        name="series-brief-pdf",
    ),
    path("organizations/", views.organization_list, name="organization-list"),
    path("organizations/<slug:slug>/", views.organization_detail, name="organization-detail"),
    path(
        "organizations/<slug:slug>/print.pdf",
        as_pdf(views.organization_detail),
        name="organization-pdf",
    ),
    path(
        "organizations/<slug:slug>/card.png",
        share_images.organization_share_image,
        name="organization-share-image",
    ),
    path("participants/", views.participant_list, name="participant-list"),
    path("participants/<slug:slug>/", views.participant_detail, name="participant-detail"),
    path(
        "participants/<slug:slug>/print.pdf",
        as_pdf(views.participant_detail),
        name="participant-pdf",
    ),
    path(
        "participants/<slug:slug>/card.png",
        share_images.participant_share_image,
        name="participant-share-image",
    ),
]
