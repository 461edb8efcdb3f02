import pytest

from r2p.records.names import fold
from tests.factories import OrganizationNameFactory, ParticipantNameFactory, RegionNameFactory


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Asia Pacific Centre", "asia pacific centre"),
        ("  Asia-Pacific   Centre. ", "asia pacific centre"),
        ("ASIA PACIFIC CENTRE", "asia pacific centre"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Cote d'Ivoire", "cote divoire"),
        ("Cote d‘Ivoire", "cote divoire"),
        ("Cote dʼIvoire", "cote divoire"),
        ("Sa'ud", "saud"),
        ("Sa`ud", "saud"),
        ("Saʿud", "saud"),
        ("Saʾud", "saud"),
        ("Sa´ud", "saud"),
        ("Peace & Security", "peace and security"),
        ("Peace&Security", "peace and security"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ｒ２Ｐ", "r2p"),
        ("snake_case", "snake case"),
        ("(R2P)", "r2p"),
        ("中国", "中国"),
        ("Россия", "россия"),
        ("Luísa Ångström", "luisa angstrom"),
        ("Luísa", "luisa"),
        ("…", ""),
        ("", ""),
    ],
)
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
