"""Which organizations are proposed as probably the same, and which are not."""

import pytest

from events.models import Organization
from r2p.desk.duplicates.detection import MATCHERS, notice_all
from tests.desk.likenesses import Reason, reason_between
from tests.factories import OrganizationFactory, OrganizationNameFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"name": "Asia-Pacific Centre"}, {"name": "asia pacific centre"}, Reason.NAME),
        ({"name": "Côte d’Ivoire Watch"}, {"name": "Cote d'Ivoire Watch"}, Reason.NAME),
        (
            {"name": "Centre for the Protection of Civilians"},
            {"name": "Center for the Protection of Civilians"},
            Reason.NEAR_NAME,
        ),
        ({"short_name": "APR2P"}, {"short_name": "apr2p"}, Reason.INITIALS),
        (
            {"name": "International Crisis Group"},
            {"name": "Crisis", "short_name": "ICG"},
            Reason.INITIALS,
        ),
        (
            {"name": "Centre for the Responsibility to Protect"},
            {"name": "Other", "short_name": "CRP"},
            Reason.INITIALS,
        ),
        (
            {"website": "https://www.r2p.example/about"},
            {"website": "http://r2p.example/"},
            Reason.WEBSITE,
        ),
        ({"ror": "https://ror.org/01ej9dk98"}, {"ror": "01ej9dk98"}, Reason.IDENTIFIER),
        ({"wikidata": "Q1065"}, {"wikidata": "q1065"}, Reason.IDENTIFIER),
        ({"name": "International Crisis Group"}, {"name": "International Court Guild"}, None),
        ({"short_name": "AU"}, {"short_name": "AU"}, None),
        ({"name": "Office 12 of the Ministry"}, {"name": "Office 13 of the Ministry"}, None),
        ({}, {}, None),
    ],
)
def test_organizations_are_alike(one, other, reason):
    pair = OrganizationFactory(name="First body", **one) if "name" not in one else None
    one = pair or OrganizationFactory(**one)
    other = OrganizationFactory(**{"name": "Second entity", **other})

    assert reason_between(one, other) == reason


def test_organization_is_known_by_its_other_names():
    one = OrganizationFactory(name="Global Centre")
    other = OrganizationNameFactory(name="The Global Centre in New York").organization
    OrganizationNameFactory(organization=one, name="the global centre, in New York")

    assert reason_between(one, other) == Reason.NAME


def test_parts_of_one_body_have_one_website():
    whole = OrganizationFactory(website="https://university.example/")
    OrganizationFactory(website="https://university.example/law", parent=whole)
    OrganizationFactory(website="https://university.example/politics", parent=whole)

    assert notice_all(MATCHERS[Organization]) == 0


def test_states_are_never_alike():
    for name in ("Kongo-Brazzaville Republic", "Kongo-Brazzavile Republic"):
        OrganizationFactory(name=name, kind="state", country=RegionFactory(country=True))

    assert notice_all(MATCHERS[Organization]) == 0
