import pytest

from r2p.records.names import fold
from tests.case_tables import cases
from tests.factories import OrganizationNameFactory, ParticipantNameFactory, RegionNameFactory


@cases("records/folded_names.csv")
def test_name_is_folded_for_matching(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize("name", ["Côte d’Ivoire", "Peace & Security", "Straße", "Россия", "日本"])
def test_folded_name_is_folded_to_itself(name):
    folded = fold(name)

    assert fold(folded) == folded


@pytest.mark.django_db
@pytest.mark.parametrize(
    "factory", [OrganizationNameFactory, ParticipantNameFactory, RegionNameFactory]
)
def test_name_is_kept_with_its_fold(factory):
    name = factory(name="Côte d’Ivoire")

    name.refresh_from_db()

    assert (name.name, name.folded, str(name)) == ("Côte d’Ivoire", "cote divoire", "Côte d’Ivoire")


@pytest.mark.django_db
def test_fold_follows_a_changed_name():
    name = OrganizationNameFactory(name="APR2P")

    name.name = "AP-R2P"
    name.save()
    name.refresh_from_db()

    assert name.folded == "ap r2p"


@pytest.mark.django_db
def test_names_come_in_alphabetical_order():
    organization = OrganizationNameFactory(name="Beta").organization
    OrganizationNameFactory(organization=organization, name="Alpha")

    assert [name.name for name in organization.names.all()] == ["Alpha", "Beta"]
