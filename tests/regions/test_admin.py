import pytest
from django.urls import reverse

from r2p.regions.models import Region, RegionName
from tests.admin_pages import line_errors, page, save_form
from tests.case_tables import cases
from tests.factories import RegionFactory, RegionNameFactory

pytestmark = pytest.mark.django_db


def test_region_is_found_once_by_its_other_names(as_editor):
    myanmar = RegionFactory(country=True, name="Myanmar")
    for name in ("Burma", "Union of Burma"):
        RegionNameFactory(region=myanmar, name=name)

    response = as_editor.get(page(Region(), "changelist"), {"q": "burma"})

    assert list(response.context["cl"].result_list) == [myanmar]


def test_region_cannot_become_part_of_its_own_part(as_editor):
    subregion = RegionFactory(subregion=True)
    country = RegionFactory(country=True, parent=subregion)

    assert save_form(as_editor, subregion, parent=country.pk).context["errors"] == [
        ["A region cannot be part of itself or of one of its parts."]
    ]
    subregion.refresh_from_db()
    assert subregion.parent != country


def test_region_of_the_world_with_a_parent_is_refused_at_the_parent(as_editor):
    africa, asia = RegionFactory.create_batch(2)

    response = save_form(as_editor, africa, parent=asia.pk)

    assert list(response.context["adminform"].form.errors) == ["parent"]


def test_region_has_one_name_in_a_language(as_editor):
    region = RegionFactory()
    RegionNameFactory(region=region, kind="name", language="fr", name="Afrique")

    line = {"kind": "name", "language": "fr", "name": "L’Afrique"}
    response = save_form(as_editor, region, "names", line)

    assert line_errors(response, "names") == {2: {"__all__": ["This repeats line 1."]}}


def test_region_takes_several_other_names_in_a_language(as_editor):
    names = ["Burma", "Union of Burma"]

    lines = ({"kind": "other", "language": "en", "name": name} for name in names)
    save_form(as_editor, RegionFactory(), "names", *lines)

    assert list(RegionName.objects.order_by("name").values_list("name", flat=True)) == names


def test_cataloguer_cannot_change_a_region(as_cataloguer):
    region = RegionFactory(name="Africa")

    response = as_cataloguer.post(page(region), {"name": "Europe", "slug": "europe"})

    assert response.status_code == 403
    region.refresh_from_db()
    assert region.name == "Africa"


def test_editor_cannot_delete_a_region(as_editor):
    region = RegionFactory()

    assert as_editor.post(page(region, "delete"), {"post": "yes"}).status_code == 403
    assert Region.objects.get() == region


@cases("regions/offered_first.csv")
def test_region_that_is_meant_is_offered_first(as_cataloguer, typed, first):
    america = RegionFactory(country=True, name="United States of America", iso_alpha3="USA")
    RegionNameFactory(region=america, name="United States")
    RegionFactory(subregion=True, name="Australia and New Zealand")
    for name in ("United States Virgin Islands", "Australia"):
        RegionFactory(country=True, name=name)

    query = {"app_label": "events", "model_name": "event", "field_name": "country", "term": typed}
    results = as_cataloguer.get(reverse("admin:autocomplete"), query).json()["results"]

    assert results[0]["text"].startswith(first)
    assert len({one["id"] for one in results}) == len(results)
