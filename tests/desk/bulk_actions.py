"""Bulk actions: how tests select records, confirm an action and read its effect."""

import re
from html import unescape

from django.urls import reverse

from tests.admin_pages import page
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)


def choose(client, action, records, query="", **more):
    """Choose a bulk action for some records of a list."""
    chosen = {"action": action, "_selected_action": [record.pk for record in records], **more}
    return client.post(page(type(records[0])(), "changelist") + query, chosen)


def address_of(action, record):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_bulk_action", args=[action])


def confirm(client, action, response, **choice):
    """Confirm what a page has shown."""
    shown = response.context
    data = {"records": shown["records"], "seen": shown["effect"].fingerprint, "_do": ""}
    return client.post(form_url(response), {**data, **choice})


def form_url(response):
    """The URL to which the form of a bulk action is sent."""
    [url] = re.findall(r'action="([^"]*)" id="act_form"', response.content.decode())
    return unescape(url)


def open_action(client, action, record):
    return client.get(f"{address_of(action, record)}?records={record.pk}")


def effect(response):
    """The announced changes of a page: [(words, number of records)]."""
    groups = response.context["effect"].groups
    return [(words, len(records)) for words, _is_refused, records in groups]


def statuses(*records):
    for record in records:
        record.refresh_from_db()
    return [record.status for record in records]


def report():
    """A draft of a report that names drafts, which name others."""
    event = EventFactory(title="Dialogue", series=EventSeriesFactory(title="Dialogues"))
    parent = OrganizationFactory(name="Ministry")
    host = OrganizationFactory(name="Institute", parent=parent)
    person = ParticipantFactory(name="Anna Aalto")
    ParticipationFactory(event=event, participant=person, organization=host)
    document = DocumentFactory(title="Report")
    DocumentEventFactory(document=document, event=event)
    ContributionFactory(document=document, organization=host)
    return document
