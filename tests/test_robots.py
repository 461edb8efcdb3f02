import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.case_tables import cases

pytestmark = pytest.mark.django_db


def may_fetch(rules, address):
    """As RFC 9309 says: the longest rule that fits decides, and allowing wins over refusing."""
    fitting = [
        (len(pattern), verb == "Allow")
        for verb, pattern in rules
        if re.match(re.escape(pattern).replace(r"\*", ".*"), address)
    ]
    return max(fitting, default=(0, True))[1]


@pytest.fixture
def rules(client):
    content = client.get("/robots.txt").content.decode()
    return re.findall(r"^(Allow|Disallow): (\S+)$", content, re.MULTILINE)


@cases("robots.csv")
def test_robots_may_read_records_and_lists_but_neither_the_desk_nor_filtered_ones(
    rules, address, allowed
):
    assert may_fetch(rules, address) == (allowed == "yes")


def test_robots_txt_points_to_the_sitemap(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert re.findall(r"^Sitemap: (.*)$", response.content.decode(), re.MULTILINE) == [
        "http://testserver/sitemap.xml"
    ]


def test_security_txt_says_in_plain_text_whom_to_tell_of_a_hole(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org?subject=a&cc=b"

    response = client.get("/.well-known/security.txt")

    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.fromisoformat(fields.pop("Expires"))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert timedelta(days=300) < expires - timezone.now() < timedelta(days=365)
    assert fields == {
        "Contact": "mailto:security@example.org?subject=a&cc=b",
        "Preferred-Languages": "en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }


def test_security_txt_is_not_there_without_a_contact(client):
    response = client.get("/.well-known/security.txt")

    assert response.status_code == 404
    assert response.templates[0].name == "404.html"
