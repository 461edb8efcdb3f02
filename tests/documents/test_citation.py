import pytest
from django.utils.html import strip_tags

from documents.citation import Citation
from r2p.records.dates import KnownDate
from tests.case_tables import cases
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    DocumentSymbolFactory,
    ParticipantFactory,
)

pytestmark = pytest.mark.django_db

ADDRESS = "https://example.org/documents/report/"
IN_ARABIC = "المركز. “مسؤولية.” November 2014."
PEOPLE = ["Alex Bellamy", "Sarah Teitt", "Edward C. Luck", "Jennifer Welsh"]
PEOPLE += ["Simon Adams", "Adama Dieng", "Gareth Evans"]


def document(**fields):
    fields = {"title": "A report", "issued": KnownDate.parse("2014-11"), **fields}
    return DocumentFactory(published=True, **fields)


def written_by(count, role="author", **fields):
    made = document(**fields)
    for name in PEOPLE[:count]:
        first, _space, family = name.rpartition(" ")
        person = ParticipantFactory(published=True, name=name, sort_name=f"{family}, {first}")
        ContributionFactory(document=made, by_person=True, participant=person, role=role)
    return made


def published_by(*names, **fields):
    made = document(**fields)
    for name in names:
        ContributionFactory(document=made, organization__name=name)
    return made


def cite(made):
    return Citation(made, list(made.contributions.all()), ADDRESS)


@cases("documents/cited_authors.csv", count=int)
def test_first_of_several_authors_stands_by_the_family_name(count, who):
    assert cite(written_by(count)).who == who


def test_author_is_followed_by_title_publisher_and_date():
    made = written_by(1)
    ContributionFactory(document=made, organization__name="The Centre")

    assert str(cite(made)) == "Bellamy, Alex. “A report.” The Centre, November 2014."


def test_editors_are_named_as_such_where_there_is_no_author():
    assert cite(written_by(1, role="editor")).who == "Bellamy, Alex, ed."
    assert cite(written_by(2, role="editor")).who == "Bellamy, Alex, and Sarah Teitt, eds."


@pytest.mark.parametrize(
    ("names", "fields", "cited"),
    [
        (
            ["The Centre", "The Institute"],
            {},
            "The Centre and The Institute. “A report.” November 2014.",
        ),
        (["The Centre"], {"issued": None}, "The Centre. “A report.” n.d."),
        *(
            (["المركز"], {"title": "مسؤولية", "language": language}, f"{IN_ARABIC} In {name}.")
            for language, name in (("ar", "Arabic"), ("zh", "Chinese"), ("xx", "xx"))
        ),
    ],
    ids=["publishers", "undated", "ar", "zh", "xx"],
)
def test_publisher_stands_for_the_author_and_what_is_unusual_is_said(names, fields, cited):
    assert str(cite(published_by(*names, **fields))) == cited


def test_joint_symbols_stand_together_before_the_date():
    made = published_by("Secretary-General")
    for symbol in ("A/65/877", "S/2011/393"):
        DocumentSymbolFactory(document=made, symbol=symbol)

    assert cite(made).where == "A/65/877–S/2011/393, November 2014."


@cases("documents/cited_titles.csv")
def test_title_keeps_to_one_point_and_to_quotes_within_quotes(title, subtitle, shown):
    assert cite(document(title=title, subtitle=subtitle)).title == shown


@pytest.mark.parametrize(
    ("doi", "address"), [("", ADDRESS), ("10.1000/1", "https://doi.org/10.1000/1")]
)
def test_citation_ends_in_the_doi_else_in_the_address_of_the_record(doi, address):
    assert cite(document(doi=doi)).address == address


def test_page_shows_the_citation_and_a_button_that_needs_a_script(client):
    made = published_by("The Centre")

    content = client.get(made.get_absolute_url()).content.decode()

    cited = content.partition('id="citation">')[2].partition("</p>")[0]
    assert strip_tags(cited).startswith("The Centre. “A report.”")
    [button] = [part for part in content.split("<button")[1:] if "data-copy" in part]
    assert " hidden>" in button
