"""The lines of the head of a page, and the form that they fill in."""

import pytest

from documents.citing.lines import whole_lines
from tests.case_tables import cases, listed
from tests.documents.cited import filled, lines_on, said_on, values_on
from tests.factories import OrganizationFactory, ParticipantFactory

SITE = "International Coalition for the Responsibility to Protect"


@cases("documents/broken_lines.csv", whole=listed)
def test_line_that_was_broken_is_whole_again(lines, whole):
    assert whole_lines(lines) == whole


@pytest.mark.parametrize(
    "page",
    [
        f"Member Sign In\n{SITE}\nPDF Print E-mail\nOf towns\n2005",
        f"{SITE}\n\nOf towns PDF Print E-mail\n2005",
        f"{SITE}\nOf towns\n2005",
        "Of towns\nPDF | Print | E-mail\nEmail: someone@example.org\n2005",
        f"Of towns\n2005\nBrowse Documents by Region:\n{SITE}\nSome street",
    ],
)
def test_what_surrounds_a_page_of_the_old_site_is_left_out(page):
    assert whole_lines(page) == ["Of towns", "2005"]


def test_name_of_the_site_is_kept_where_it_is_told_of_a_text():
    assert whole_lines(f"Of towns\n{SITE}\n2005") == ["Of towns", SITE, "2005"]


@pytest.mark.django_db
def test_names_of_a_head_are_found_on_record_whatever_they_are(as_cataloguer):
    person = ParticipantFactory(name="Lloyd Example")
    institute = OrganizationFactory(name="Institute of Towns")
    star = OrganizationFactory(name="The Example Star")

    head = "When towns fail\nLloyd Example\nThe Example Star\nNobody Known"
    response = filled(as_cataloguer, f"{head}\nTown Union, the Institute of Towns\n2005")

    assert lines_on(response) == [
        ("author", person.pk, None),
        ("publisher", None, star.pk),
        ("publisher", None, institute.pk),
    ]
    names = "“Nobody Known”, “Town Union”"
    assert said_on(response) == [f"No single matching record was found for: {names}."]


GUESSED = "The title was guessed from the address."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "title", "further"),
    [("", "", []), ("https://example.org/353-of-the-town", "Of the town", [GUESSED])],
)
def test_first_line_that_is_a_name_on_record_is_no_title(as_cataloguer, address, title, further):
    star = OrganizationFactory(name="The Example Star")

    response = filled(as_cataloguer, f"The Example Star\n25 April 2008\n{address}")

    assert values_on(response, "title") == (title,)
    assert lines_on(response) == [("publisher", None, star.pk)]
    assert said_on(response) == ["“The Example Star” is a name, not a title.", *further]
