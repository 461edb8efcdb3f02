"""Structured data (Open Graph, JSON-LD) of the home page and of regions."""

from django.urls import reverse
from django.utils.translation import gettext as _

from r2p.records.structured_data import (
    StructuredData,
    join_with_commas,
    schema_place,
    without_empty,
)
from r2p.regions.models import Region


def describe_home(request):
    description = _(
        "A record of the dialogues, conferences and debates on the responsibility to "
        "protect: who took part, who they represented, and the documents that resulted."
    )
    return StructuredData(
        request,
        _("International Coalition for the Responsibility to Protect"),
        request.path,
        description,
        data={"@type": "WebSite", "description": description},
        is_record=False,
    )


def describe_region(request, region, ancestors, tongues):
    label = region.get_kind_display().capitalize()
    return StructuredData(
        request,
        region.name,
        region.get_absolute_url(),
        description=region.introduction
        or _("Documents and events on the responsibility to protect: %(region)s")
        % {"region": join_with_commas(region, *reversed([above.name for above in ancestors]))},
        label=label,
        data=region_data(request, region, ancestors, tongues),
        crumbs=[
            (_("Regions"), reverse("region-list")),
            *((above.name, above.get_absolute_url()) for above in ancestors),
        ],
        has_brief=True,
    )


def region_data(request, region, ancestors, tongues):
    above = list(ancestors)
    return without_empty(
        {
            "@type": "Country" if region.kind == Region.Kind.COUNTRY else "Place",
            "description": region.introduction,
            "alternateName": [
                {"@value": str(name), "@language": name.language} for name in tongues
            ],
            "identifier": [
                {"@type": "PropertyValue", "propertyID": scheme, "value": code}
                for scheme, code in (("UN M49", region.m49), ("ISO 3166-1", region.iso_alpha3))
                if code
            ],
            "containedInPlace": schema_place(request, above[-1]) if above else None,
        }
    )
