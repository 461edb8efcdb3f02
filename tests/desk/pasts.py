"""What the tests of histories use: acts apart in time, and what a page tells of them."""

from datetime import timedelta

from django.apps import apps
from django.db.models import F
from django.urls import reverse
from simple_history.models import HistoricalChanges


def an_hour_passes():
    """What was done so far is an hour older: what follows is another act."""
    for model in apps.get_models():
        if issubclass(model, HistoricalChanges) and hasattr(model, "history_date"):
            earlier = F("history_date") - timedelta(hours=1)
            model._base_manager.update(history_date=earlier)


def change(record, **fields):
    """Change a record as another act than what was done before."""
    an_hour_passes()
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def address(record, page="history", *args):
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}"
    return reverse(name, args=[record.pk, *args])


def text_of(record):
    return "name" if hasattr(record, "name") else "title"


def acts(client, record):
    """The acts on the first page of a history, the latest first."""
    return client.get(address(record)).context["acts"]


def latest(client, record):
    """What the latest act changed, as {label: what is shown}."""
    return told(acts(client, record)[0].changes)


def told(comparison):
    facts = {change.label: in_one(change.pieces) for change in comparison.changes}
    lines = {title: [line_told(one) for one in lines] for title, lines in comparison.lines.items()}
    return facts | lines


def line_told(line):
    if line.is_added or line.is_taken:
        return ("added" if line.is_added else "removed", line.name)
    return (line.name, {change.label: in_one(change.pieces) for change in line.changes})


def in_one(pieces):
    """Pieces as one text: [-what was taken-]{+what was added+}."""
    signed = {"": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(signed[sign].format(text) for sign, text in pieces)


def state_page(client, record, back):
    """The address of the state after the act that lies so many acts back."""
    return address(record, "state", acts(client, record)[back].act.moment)


def restore(client, record, back=1, **data):
    page = state_page(client, record, back)
    shown = client.get(page)
    return client.post(page, {"latest": shown.context["latest"], **data})
