"""Every way in which records and regions are written: a function each."""

from datetime import date

from django.utils import timezone

from documents.models import Document
from events.models import Event, Organization
from tests.factories import OrganizationFactory
from tests.regions.plain import MODELS


def saved(tree):
    for model in MODELS:
        for record in model.objects.filter(status="draft"):
            record.status = "published"
            record.save()


def withdrawn(tree):
    for model in MODELS:
        for record in model.objects.filter(status="published")[:9]:
            record.status = "withdrawn"
            record.save(update_fields=["status"])


def updated(tree):
    for model in MODELS:
        model.objects.filter(status="published").update(audience=0)


def updated_in_bulk(tree):
    for model in MODELS:
        changed = list(model.objects.filter(audience=0))
        for record in changed:
            record.audience = record.people_audience = record.organizations_audience = 40
        model.objects.bulk_update(changed, ["audience"])


def dated_anew(tree):
    for document in Document.objects.filter(issued_from=None):
        document.issued_from = document.issued_until = date(1999, 1, 1)
        document.issued_precision = "year"
        document.save()


def created_in_bulk(tree):
    hours = dict.fromkeys(("publish_at", "first_published_at"), timezone.now())
    bodies = OrganizationFactory.build_batch(3, published=True, **hours, country=tree["china"])
    for body in bodies:
        body.sorted_as = body.name
    Organization.objects.bulk_create(bodies)


def regions_set(tree):
    for document in Document.objects.all():
        document.regions.set([tree["japan"], tree["africa"]])


def regions_taken_away(tree):
    for event in Event.objects.all():
        event.regions.remove(tree["asia"], tree["china"])


def regions_cleared(tree):
    for document in Document.objects.all()[:20]:
        document.regions.clear()


def added_from_the_region(tree):
    tree["china"].documents.add(*Document.objects.all()[:20])


def taken_away_from_the_region(tree):
    tree["china"].events.remove(*Event.objects.all())


def cleared_from_the_region(tree):
    tree["eastern-asia"].documents.clear()


def country_changed(tree):
    for organization in Organization.objects.all():
        organization.country = tree["japan"]
        organization.save()


def countries_changed_at_once(tree):
    Organization.objects.update(country=tree["northern-africa"])


def subregion_moved(tree):
    tree["eastern-asia"].parent = tree["africa"]
    tree["eastern-asia"].save()


def country_moved(tree):
    tree["china"].parent = tree["southern-asia"]
    tree["china"].save()


def region_deleted(tree):
    Organization.objects.filter(country=tree["china"]).update(country=None)
    tree["china"].delete()


def record_deleted(tree):
    for model in MODELS:
        model.objects.exclude(placements=None).first().delete()


def only_the_parent_saved(tree):
    tree["eastern-asia"].parent = tree["africa"]
    tree["eastern-asia"].save(update_fields=["parent"])
