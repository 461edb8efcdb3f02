"""What is read from the head of a page, line by line, and what it fills in."""

import pytest

from documents.citing.citation_reader import read_citation
from documents.citing.lines import whole_lines
from tests.admin_pages import sign_in
from tests.case_tables import cases, listed
from tests.documents.test_citing import paste, said_on
from tests.factories import OrganizationFactory, ParticipantFactory

SITE = "International Coalition for the Responsibility to Protect"
HEAD = "When towns fail their own\nBy Lloyd Example\nThe Example Star\nSeptember 11, 2005"
TEXT = "Nobody in the town has asked before what it was that made its walls so low."
READ = {
    "title": "When towns fail their own",
    "authors": ("Lloyd Example",),
    "publishers": ("The Example Star",),
    "issued": "2005-09-11",
}


def told(text):
    cited = read_citation(text)
    said = {name: getattr(cited, name) for name in READ}
    return said | {"issued": cited.issued and cited.issued.as_typed}


# -- Lines -------------------------------------------------------------------------------------


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


# -- Heads -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        HEAD,
        f"{HEAD}\n\n{TEXT}\nThe Town Council\n5 May 2015",
        f"Member Sign In\n{SITE}\nPDF Print E-mail\n{HEAD}\n{TEXT}",
        HEAD.replace("By", "Written by"),
        HEAD.replace("By", "Par").replace("September 11,", "11 septembre"),
        HEAD.replace("Example\n", "Example, Minister of Towns\n"),
        HEAD.replace("Star\n", "Star, "),
        HEAD.replace("When towns fail their own", "“When towns fail their own”"),
        HEAD.replace("\nThe", "\nPress release\nThe"),
        "September 11, 2005\nWhen towns fail their own.\nBy Lloyd Example\nThe Example Star",
        "Lloyd Example, When towns fail their own, The Example Star, 11 September 2005",
    ],
)
def test_head_of_a_page_is_read_line_by_line(page):
    assert told(page) == READ


def test_name_of_which_nothing_is_told_is_a_name_and_one_of_a_body_a_publisher():
    cited = read_citation("When towns fail\nLloyd Example\nInstitute of Towns\nJune 2012")

    assert (cited.authors, cited.names) == ((), ("Lloyd Example",))
    assert cited.publishers == ("Institute of Towns",)


def test_person_is_known_by_a_title():
    cited = read_citation("When towns fail\nH.E. Ms. Ann Other\nJune 2012")

    assert cited.authors == ("Ann Other",)


def test_symbol_doi_and_address_of_a_head_are_read():
    cited = read_citation("Towns: a report\nA/63/677\ndoi:10.1080/abc\n2009\nwww.example.org/a/b")

    assert cited.title == "Towns: a report"
    assert (cited.symbols, cited.doi) == (("A/63/677",), "10.1080/abc")
    assert cited.address == "https://www.example.org/a/b"


@pytest.mark.parametrize(
    "text", [TEXT, "Dear friends,", "1. Walls of towns", "• Walls", "In this issue...", "(…) Walls"]
)
def test_title_is_not_taken_from_a_text(text):
    cited = read_citation(f"{text}\nNobody has seen it\nhttps://example.org/353-of-the-town")

    assert (cited.title, cited.is_title_guessed) == ("", False)


def test_kind_and_publisher_are_not_taken_from_the_text_beneath_a_head():
    text = "The press release speaks of a report of the Secretary-General, which was in A/63/677."
    cited = read_citation(f"{HEAD}\n{text}")

    assert (cited.kind, cited.publishers) == ("", ("The Example Star",))
    assert cited.symbols == ()


def test_event_in_a_head_is_no_name_and_its_day_not_that_of_the_document():
    cited = read_citation(
        "When towns fail\nSummary of February 28, 2015\nTown Institute\n5 May 2015"
    )

    assert (cited.issued.as_typed, cited.publishers) == ("2015-05-05", ("Town Institute",))
    assert cited.names == ()


@pytest.mark.parametrize(
    "citation",
    [
        "Bellamy, Alex J. “Protection, Five\nYears On.” Ethics & Town\nAffairs 24 (2010): 143–169.",
        "Bellamy, Alex J., and Tim Dunne. Protection, Five\nYears On. Oxford: Town\nPress, 2010.",
        "Bellamy, A. J. (2010).\nProtection, Five Years On. Oxford\nTown Press.",
    ],
)
def test_citation_that_was_broken_into_lines_is_read_as_one(citation):
    cited = read_citation(citation)

    assert cited.title == "Protection, Five Years On"
    assert (cited.authors[0].split()[-1], cited.issued.as_typed) == ("Bellamy", "2010")


@pytest.mark.parametrize(
    "title",
    [
        "Towns must use “Town Law” to prevent failure",
        "When towns fail their own, the United Nations must act",
        "South Town, Central Town Republic, Old Town",
    ],
)
def test_title_is_not_parted_at_its_quotation_marks_and_commas(title):
    cited = read_citation(f"{title}, 2012")

    assert (cited.title, cited.authors, cited.publishers) == (title, (), ())


@pytest.mark.parametrize("garbage", ["a\n" * 2000, "By\n" * 900, "-\n" * 2000, "A:\n" * 1300])
def test_many_lines_of_garbage_are_read_without_fault(garbage):
    assert len(read_citation(garbage).title) <= 400


# -- What it fills in --------------------------------------------------------------------------


def lines_on(response):
    formset = response.context["inline_admin_formsets"][0].formset
    names = ("role", "participant", "organization")
    return [tuple(form.initial.get(name) for name in names) for form in formset.forms]


@pytest.mark.django_db
def test_names_of_a_head_are_found_on_record_whatever_they_are(client):
    sign_in(client, "Cataloguer")
    person = ParticipantFactory(name="Lloyd Example")
    institute = OrganizationFactory(name="Institute of Towns")
    star = OrganizationFactory(name="The Example Star")

    head = "When towns fail\nLloyd Example\nThe Example Star\nNobody Known"
    response = client.get(paste(client, f"{head}\nTown Union, the Institute of Towns\n2005").url)

    assert lines_on(response) == [
        ("author", person.pk, None),
        ("publisher", None, star.pk),
        ("publisher", None, institute.pk),
    ]
    assert said_on(response) == ["Not on record, or not clear: “Nobody Known”, “Town Union”."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "title", "further"),
    [
        ("", "", []),
        (
            "https://example.org/353-of-the-town",
            "Of the town",
            ["The title is guessed from the words of the address."],
        ),
    ],
)
def test_first_line_that_is_a_name_on_record_is_no_title(client, address, title, further):
    sign_in(client, "Cataloguer")
    star = OrganizationFactory(name="The Example Star")

    response = client.get(paste(client, f"The Example Star\n25 April 2008\n{address}").url)

    assert response.context["adminform"].form["title"].value() == title
    assert lines_on(response) == [("publisher", None, star.pk)]
    assert said_on(response) == ["“The Example Star” is a name, and no title.", *further]
