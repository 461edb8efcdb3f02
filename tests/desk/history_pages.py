"""Helpers for history tests: revisions, and the pages that show them."""

from django.urls import reverse

from r2p.records.history import end_transaction


def next_revision():
    """Begin another revision, as after a commit."""
    end_transaction()


def change(record, **fields):
    """Change a record as another revision than what was done before."""
    next_revision()
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def address(record, page="history", *args):
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}"
    return reverse(name, args=[record.pk, *args])


def text_of(record):
    return "name" if hasattr(record, "name") else "title"


def revisions(client, record):
    """The revisions on the first page of a history, the latest first."""
    return client.get(address(record)).context["revisions"]


def latest(client, record):
    """The changes of the latest revision, as {label: text shown}."""
    return told(revisions(client, record)[0].changes)


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
    """The address of the state after the revision that lies so many revisions back."""
    return address(record, "state", revisions(client, record)[back].revision.moment)


def restore(client, record, back=1, **data):
    page = state_page(client, record, back)
    shown = client.get(page)
    return client.post(page, {"latest": shown.context["latest"], **data})
