from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from events.models import Standing
from r2p.records.share_images import ShareImage, direction
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    OrganizationFactory,
    UserFactory,
)
from tests.records.shown import SHOWN

pytestmark = pytest.mark.django_db

TITLES = {"long": "Mass atrocities " * 25, "unbroken": "x" * 400, "Arabic": "مسؤولية الحماية " * 12}


def card_of(client, record, name="document"):
    return client.get(reverse(f"{name}-share-image", args=[record.slug]))


def picture(response):
    return Image.open(BytesIO(response.content))


@pytest.mark.needs_pango
@pytest.mark.parametrize("name", SHOWN)
def test_every_kind_of_record_has_a_picture_that_anybody_may_keep(client, name):
    response = card_of(client, SHOWN[name](), name)

    assert picture(response).size == (1200, 630)
    assert len(response.content) < 60_000
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.needs_pango
def test_site_has_a_picture(client):
    assert picture(client.get(reverse("site-share-image"))).size == (1200, 630)


@pytest.mark.needs_pango
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_stays_above_the_foot_of_the_picture(client, title):
    bare = picture(card_of(client, DocumentFactory(published=True, title="x")))
    document = DocumentFactory(published=True, title=title.strip()[:400])

    drawn = picture(card_of(client, document))

    foot = (0, 540, 1200, 630)
    assert (
        drawn.convert("L").crop(foot).point(dark).getbbox()
        == bare.convert("L").crop(foot).point(dark).getbbox()
    )
    assert drawn.convert("L").crop((1130, 0, 1200, 630)).point(dark).getbbox() is None


def dark(tone):
    return 255 if tone < 128 else 0


@pytest.mark.needs_pango
def test_picture_of_a_members_record_is_kept_by_nobody(client):
    document = DocumentFactory(published=True, audience=20)
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    response = card_of(client, document)

    assert picture(response).size == (1200, 630)
    assert response["Cache-Control"] == "private, no-cache"


def test_hidden_record_has_no_picture(client):
    assert card_of(client, DocumentFactory(published=True, audience=20)).status_code == 404


@pytest.mark.needs_pango
def test_picture_for_everybody_tells_a_member_no_more_than_anybody(client):
    document = DocumentFactory(published=True)
    hidden = OrganizationFactory(status="published", audience=20)
    ContributionFactory(document=document, organization=hidden)

    visitors = card_of(client, document).content
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    assert card_of(client, document).content == visitors


@pytest.mark.needs_pango
def test_picture_that_is_still_right_is_not_drawn_again(client):
    document = DocumentFactory(published=True)
    etag = card_of(client, document)["ETag"]
    address = reverse("document-share-image", args=[document.slug])

    unchanged = client.get(address, headers={"If-None-Match": etag})
    document.title = "Another title"
    document.save()
    changed = client.get(address, headers={"If-None-Match": etag})

    assert (unchanged.status_code, changed.status_code) == (304, 200)


@pytest.mark.parametrize(
    ("text", "runs"),
    [("Report", "ltr"), ("2014: مسؤولية", "rtl"), ("“1973”", "ltr"), ("保护责任", "ltr")],
)
def test_first_letter_with_a_direction_gives_it_to_the_text(text, runs):
    assert direction(text) == runs


@pytest.mark.parametrize(
    ("title", "size"), [("r" * 45, "large"), ("保" * 22, "large"), ("保" * 23, "middle")]
)
def test_wide_letters_take_twice_the_room(title, size):
    assert ShareImage("Statement", title).size == size


def test_title_is_cut_where_the_picture_ends():
    assert len(ShareImage("Statement", "保" * 300).shown_title) == 115
    assert ShareImage("Statement", "").shown_title == ""
