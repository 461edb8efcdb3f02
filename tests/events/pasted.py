"""Lists of those who took part, as they are pasted, corrected and saved."""

from django.urls import reverse

from tests.admin_pages import values_of


def address(event):
    return reverse("admin:events_event_paste", args=[event.pk])


def read(client, event, text):
    """The lines that are proposed for a text."""
    return client.post(address(event), {"text": text, "read": "1"}).context["lines"]


def filled(lines, text, **changes):
    """The data that a browser would post from the second step, with some fields changed."""
    forms = [lines.management_form, *lines.forms]
    shown = {key: value for form in forms for key, value in values_of(form)}
    return shown | {"text": text} | changes


def save(client, event, text, **changes):
    data = filled(read(client, event, text), text, **changes)
    return client.post(address(event), data | {"save": "1"})


def candidates(form, field):
    return [
        (choice.name, choice.why)
        for _value, choice in form.fields[field].choices
        if not choice.is_way
    ]


def saved(event):
    return [
        (
            line.order,
            line.role,
            line.participant.name if line.participant else None,
            line.organization.name if line.organization else None,
            line.position,
        )
        for line in event.participations.order_by("order")
    ]


def people(event):
    return [name for _number, _role, name, *_rest in saved(event)]


def verdicts(lines):
    return [str(form.verdict[2]) for form in lines]


def errors(response):
    forms = response.context["lines"].forms
    return {form.proposal.read.number: dict(form.errors) for form in forms if form.errors}
