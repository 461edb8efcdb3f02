"""Pairs of records with all that can refer to the one that is given up, and how they are merged."""

import pytest
from django.apps import apps

from documents.merging import DocumentMerger
from documents.models import Document
from events.merging import OrganizationMerger, ParticipantMerger
from events.models import Organization, Participant
from r2p.desk.models import AuditEntry
from tests import factories as f

OUR_PACKAGES = ("r2p", "events", "documents")
DERIVED_OR_LOG = ("merge", "auditentry", "trait", "likeness", "step", "user")


def organizations_with_everything():
    keep = f.OrganizationFactory(published=True)
    give_up = f.OrganizationFactory(
        published=True, short_name="GIV", country=f.RegionFactory(country=True), audience=10
    )
    series = f.EventSeriesFactory()
    series.organizers.add(give_up)
    rows = [
        f.OrganizationNameFactory(organization=give_up),
        f.StandingFactory(organization=give_up),
        f.OrganizationFactory(parent=give_up),
        f.AffiliationFactory(organization=give_up),
        f.ParticipationFactory(organization=give_up),
        f.ParticipationFactory(on_behalf_of=give_up),
        f.ContributionFactory(organization=give_up),
        f.MembershipFactory(organization=give_up),
        f.FormerAddressFactory(record=give_up),
        series,
    ]
    twin = f.ContributionFactory(organization=keep)
    f.ContributionFactory(document=twin.document, organization=give_up, name_as_published="G")
    return keep, give_up, rows


def people_with_everything():
    keep = f.ParticipantFactory(published=True)
    give_up = f.ParticipantFactory(published=True, biography="Wrote.", orcid="0000-0001")
    rows = [
        f.ParticipantNameFactory(participant=give_up),
        f.AffiliationFactory(participant=give_up),
        f.ParticipationFactory(participant=give_up),
        f.ContributionFactory(by_person=True, participant=give_up),
        f.FormerAddressFactory(record=give_up),
    ]
    twin = f.ParticipationFactory(participant=keep)
    f.ParticipationFactory(event=twin.event, participant=give_up, position="Chair")
    return keep, give_up, rows


def documents_with_everything():
    keep = f.DocumentFactory(published=True, regions=[f.RegionFactory(country=True)])
    give_up = f.DocumentFactory(
        published=True, dated=True, summary="Short.", regions=[f.RegionFactory(country=True)]
    )
    give_up.themes.add(f.ThemeFactory())
    rows = [
        f.ContributionFactory(document=give_up),
        f.DocumentEventFactory(document=give_up),
        f.DocumentSymbolFactory(document=give_up),
        f.TranslationFactory(document=give_up),
        f.DocumentFileFactory(document=give_up),
        f.FormerAddressFactory(record=give_up),
    ]
    f.TranslationFactory(document=give_up, language="en", body="Text.")
    twin = f.DocumentFileFactory(document=keep, audience=20)
    f.DocumentFileFactory(document=give_up, audience=20, number=twin.number)
    return keep, give_up, rows


WHOLE = [
    (organizations_with_everything, OrganizationMerger),
    (people_with_everything, ParticipantMerger),
    (documents_with_everything, DocumentMerger),
]
every_kind = pytest.mark.parametrize(
    ("make", "merger"), WHOLE, ids=["organization", "participant", "document"]
)


def merge(keep, give_up, **choices):
    merger = {
        Organization: OrganizationMerger,
        Participant: ParticipantMerger,
        Document: DocumentMerger,
    }[type(keep)]
    done = merger(keep, give_up).merge(choices, f.UserFactory())
    keep.refresh_from_db()
    return done


def entries():
    """The audit entries about records, without those about accounts created here."""
    return AuditEntry.objects.exclude(about_type__model="user").order_by("pk")


def state():
    """All rows of all that staff keep, and of what is derived from it, without their numbers."""
    return {model: rows_of(model) for model in apps.get_models(True) if is_kept(model)}


def is_kept(model):
    ours = model._meta.app_config.name.partition(".")[0] in OUR_PACKAGES
    is_history = model._meta.model_name.startswith("historical")
    return ours and not is_history and model._meta.model_name not in DERIVED_OR_LOG


def rows_of(model):
    """The rows as they stand; of rows without a name of their own, without their numbers."""
    has_number = not (model._meta.auto_created or model._meta.model_name.endswith("placement"))
    fields = [one.attname for one in model._meta.concrete_fields if has_number or one.name != "id"]
    rows = model._base_manager.values_list(*fields)
    if model._meta.model_name.endswith("tally"):
        rows = rows.exclude(number=0).values_list("region", "year", "audience", "number")
    return sorted(rows, key=str)
