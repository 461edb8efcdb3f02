"""Names, titles and addresses compared without what means nothing."""

import pytest

from r2p.desk.duplicates.matcher import initials, is_near, near_keys, page_of, site_of
from tests.desk.likenesses import TITLE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Asia Pacific Centre for the Responsibility to Protect", {"apcftrtp", "apcrp"}),
        ("Médecins du Monde", {"mdm"}),
        ("Amnesty", set()),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TITLE, TITLE.replace("third", "thrid")),
        ("Protection of civilians", "Civilians, protection of"),
        (TITLE, TITLE.replace("responsibility", "responsability")),
    ],
)
def test_texts_that_are_near_share_a_key(one, other):
    assert is_near(one, other)
    assert near_keys(one) & near_keys(other)


@pytest.mark.parametrize(
    ("address", "site", "text"),
    [
        ("https://www.R2P.example/About/?x=1", "r2p.example", "r2p.example/about?x=1"),
        ("http://r2p.example/", "r2p.example", ""),
        ("http://[x", "", ""),
        ("", "", ""),
    ],
)
def test_addresses_are_compared_without_what_means_nothing(address, site, text):
    assert (site_of(address), page_of(address)) == (site, text)
