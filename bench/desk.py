"""The pages of the admin that are measured, as an Administrator sees them."""

from django.contrib import admin
from django.urls import reverse
from django.utils.http import urlencode

from documents.models import Document
from events.models import Event, EventSeries, Organization, Participant
from r2p.accounts.models import User
from r2p.desk.addresses import admin_url, change_url

LIST, FORM, TYPING = 150, 150, 50  # milliseconds in which each is to be there
KINDS = [Document, Event, EventSeries, Organization, Participant]
WORDS = {  # that many records hold, and few
    Document: ["protect", "syria", "zzz"],
    Event: ["dialogue", "geneva"],
    EventSeries: ["annual"],
    Organization: ["institute", "apr2p"],
    Participant: ["maria", "okafor"],
}
# Autocomplete fields of forms: (model, field whose choices are searched).
TYPED = [
    ("documents.documentevent.event", "dialogue"),
    ("documents.contribution.organization", "institute"),
    ("documents.contribution.participant", "maria"),
    ("documents.document.regions", "africa"),
    ("events.participation.participant", "ma"),
    ("events.participation.organization", "un"),
    ("events.event.series", "annual"),
]


def administrator():
    user, _is_new = User.objects.get_or_create(
        email="measuring@example.org", defaults={"is_staff": True, "is_superuser": True}
    )
    return user


def measured_lists():
    for model in KINDS:
        queries = [{}, {"p": deepest(model)}, {"status__exact": "draft"}, {"o": 1}]
        queries += [{"q": word} for word in WORDS[model]]
        queries += [{"work": work.name} for work in admin.site.get_model_admin(model).work]
        for query in queries:
            filters = ", ".join(f"{key} {value}" for key, value in query.items()) or "no filter"
            address = admin_url(model, "changelist")
            address += f"?{urlencode(query)}" if query else ""
            yield f"desk: {model._meta.verbose_name} list, {filters}", address


def deepest(model):
    """The number of the page to measure: the 500th, or the last."""
    return min(500, max(1, model.objects.count() // 50))


def forms():
    for model in KINDS:
        kind = model._meta.verbose_name
        yield f"desk: new {kind}", admin_url(model, "add")
        record = model.objects.order_by("-pk")[0]
        yield f"desk: {kind}", change_url(record)


def autocompletes():
    for path, term in TYPED:
        app, model, field = path.split(".")
        query = {"app_label": app, "model_name": model, "field_name": field, "term": term}
        yield f"desk: {path}, “{term}”", f"{reverse('admin:autocomplete')}?{urlencode(query)}"


def all_addresses():
    """Yield (name, address, limit in milliseconds) of each page to measure."""
    yield "desk: start page", reverse("admin:index"), FORM
    yield from ((*one, LIST) for one in measured_lists())
    yield from ((*one, FORM) for one in forms())
    yield from ((*one, TYPING) for one in autocompletes())
