"""What is read from citations, symbols, DOIs and addresses."""

import pytest

from documents.citing.citation_reader import read
from r2p.records.dates import KnownDate

CITATIONS = [
    ("A/63/677", {"symbols": ("A/63/677",), "kind": "report", "title": ""}),
    ("A/63/677", {"address": "https://undocs.org/A/63/677"}),
    (
        "S/RES/1973 (2011)",
        {
            "symbols": ("S/RES/1973 (2011)",),
            "title": "Resolution 1973 (2011)",
            "issued": "2011",
            "kind": "resolution",
            "publishers": ("United Nations Security Council",),
        },
    ),
    ("A/65/877-S/2011/393", {"symbols": ("A/65/877", "S/2011/393")}),
    ("A/65/877–S/2011/393.", {"symbols": ("A/65/877", "S/2011/393")}),
    ("S/PRST/2012/18", {"symbols": ("S/PRST/2012/18",), "kind": "statement"}),
    ("A/HRC/RES/S-17/1", {"symbols": ("A/HRC/RES/S-17/1",), "kind": "resolution"}),
    (
        "Security Council resolution 1973",
        {"symbols": ("S/RES/1973",), "title": "Resolution 1973", "issued": None},
    ),
    ("General Assembly resolution 60/1", {"symbols": ("A/RES/60/1",)}),
    ("10.1080/13533312.2011.563105", {"doi": "10.1080/13533312.2011.563105", "title": ""}),
    ("https://doi.org/10.1093/abc.001.", {"doi": "10.1093/abc.001", "address": ""}),
    ("https://www.globalr2p.org/42/?a=1.", {"address": "https://www.globalr2p.org/42/?a=1"}),
    (
        "Bellamy, A. J., & Dunne, T. (2016). The Oxford handbook of R2P. Oxford University Press."
        " https://doi.org/10.1093/oxfordhb/9780198753841.001.0001",
        {
            "authors": ("A. J. Bellamy", "T. Dunne"),
            "title": "The Oxford handbook of R2P",
            "issued": "2016",
            "publishers": ("Oxford University Press",),
            "doi": "10.1093/oxfordhb/9780198753841.001.0001",
        },
    ),
    (
        "Bellamy, A. (2014). A defense. Asia-Pacific Centre for R2P, 28 October 2014. A/63/677",
        {"authors": ("A. Bellamy",), "title": "A defense", "issued": "2014-10-28"},
    ),
    (
        "Bellamy, Alex J., and Tim Dunne. The Oxford Handbook of R2P. Oxford: "
        "Oxford University Press, 2016.",
        {
            "authors": ("Alex J. Bellamy", "Tim Dunne"),
            "title": "The Oxford Handbook of R2P",
            "publishers": ("Oxford University Press",),
            "issued": "2016",
        },
    ),
    (
        "Bellamy, Alex J. “The Responsibility to Protect—Five Years On.” Ethics & International "
        "Affairs 24, no. 2 (2010): 143–169.",
        {"authors": ("Alex J. Bellamy",), "title": "The Responsibility to Protect—Five Years On"},
    ),
    (
        "Ban Ki-moon, “Implementing the responsibility to protect: Report of the "
        "Secretary-General”, UN Doc. A/63/677, 12 January 2009",
        {
            "authors": ("Ban Ki-moon",),
            "title": "Implementing the responsibility to protect: Report of the Secretary-General",
            "publishers": ("United Nations Secretary-General",),
            "issued": "2009-01-12",
            "symbols": ("A/63/677",),
            "kind": "report",
            "language": "en",
        },
    ),
    (
        "Global Centre for R2P. (2014, November 5). Statement on the situation in Syria.",
        {
            "authors": ("Global Centre for R2P",),
            "title": "Statement on the situation in Syria",
            "issued": "2014-11-05",
            "kind": "statement",
        },
    ),
    (
        'Coalition for R2P, "Open letter to the Security Council," March 3, 2012.',
        {
            "title": "Open letter to the Security Council",
            "issued": "2012-03-03",
            "kind": "open_letter",
        },
    ),
    (
        "La responsabilité de protéger : rapport de la Commission. Ottawa: CRDI, décembre 2001.",
        {
            "title": "La responsabilité de protéger : rapport de la Commission",
            "language": "fr",
            "issued": "2001-12",
            "publishers": ("CRDI",),
            "kind": "report",
        },
    ),
    (
        "Declaración sobre la situación en Siria, 5 de marzo de 2012",
        {"issued": "2012-03-05", "language": "es"},
    ),
    ("Ответственность по защите, 2009", {"language": "ru", "issued": "2009"}),
    ("المسؤولية عن الحماية", {"language": "ar"}),
    ("保护的责任", {"language": "zh"}),
    (
        "TY  - JOUR\nTI  - Libya and the R2P\nAU  - Bellamy, Alex J.\nAU  - Williams, Paul D.\n"
        "PY  - 2011/07/05\nDO  - 10.1111/j.1468\nPB  - Chatham House\nUR  - https://a.org/b\n",
        {
            "title": "Libya and the R2P",
            "authors": ("Alex J. Bellamy", "Paul D. Williams"),
            "issued": "2011-07-05",
            "doi": "10.1111/j.1468",
            "publishers": ("Chatham House",),
            "address": "https://a.org/b",
            "kind": "article",
        },
    ),
    (
        "@techreport{x,\n title = {Libya and the {R2P}},\n author = {Bellamy, Alex J. and Paul "
        'Williams},\n year = 2011, month = "July", institution={Chatham House}}',
        {
            "title": "Libya and the R2P",
            "authors": ("Alex J. Bellamy", "Paul Williams"),
            "issued": "2011-07",
            "publishers": ("Chatham House",),
            "kind": "report",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), CITATIONS)
def test_citation_is_read(text, expected):
    cited = read(text)

    said = {name: getattr(cited, name) for name in expected}
    if said.get("issued"):
        said["issued"] = said["issued"].as_typed
    assert said == expected


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://example.org/blog/on-the-town/", "On the town"),
        ("https://example.org/blog/why_the_town_fails.html?a=b-c-d", "Why the town fails"),
        (
            "www.example.org/index.php/35-topics/353--statement-by-the-town-",
            "Statement by the town",
        ),
        ("https://example.org/d%C3%A9claration-de-la-ville", "Déclaration de la ville"),
        ("https://example.org/", ""),
        ("https://example.org/about-us", ""),
        ("https://example.org/index.php?option=com_content&id=353", ""),
        ("https://example.org/5f0c-77aa-e1", ""),
    ],
)
def test_title_is_guessed_from_the_words_of_an_address_and_no_kind(address, title):
    cited = read(address)

    assert (cited.title, cited.is_title_guessed, cited.kind) == (title, bool(title), "")


def test_title_that_a_citation_says_is_no_guess():
    cited = read("“On protection”, 2013. https://example.org/blog/on-the-town/")

    assert (cited.title, cited.is_title_guessed) == ("On protection", False)


@pytest.mark.parametrize("written", ["www.example.org/a", "example.org/a", "(example.org/a)."])
def test_address_without_a_scheme_is_a_secure_one(written):
    assert read(written).address.replace("www.", "") == "https://example.org/a"


def test_address_of_a_mailbox_is_no_address():
    assert read("“On protection”, 2013, someone@example.org/a").address == ""


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("11th April 2013", "2013-04-11"),
        ("April 11 2013", "2013-04-11"),
        ("April 11th, 2013", "2013-04-11"),
        ("Sept. 2013", "2013-09"),
        ("11 avril 2013", "2013-04-11"),
        ("11 de abril de 2013", "2013-04-11"),
        ("Thursday, 04 January 2007 04:26", "2007-01-04"),
    ],
)
def test_date_of_a_citation_is_read_as_the_form_reads_it(written, typed):
    cited = read(f"“On protection”, {written}")

    assert (cited.title, cited.issued.as_typed) == ("On protection", typed)
    assert KnownDate.parse(written) == cited.issued


def test_date_that_a_citation_says_last_is_that_of_the_document():
    cited = read("The dialogue of 3 May 2013. Beijing: Institute, 11th April 2014")

    assert cited.issued.as_typed == "2014-04-11"


@pytest.mark.parametrize("stated", ["0 June 2016", "31 June 2016", "June 31st, 2016", "2016-06-31"])
def test_day_that_there_is_not_is_kept_as_stated(stated):
    cited = read(f"Statement on protection, {stated}")

    assert (cited.issued, cited.stated) == (None, stated)
    assert cited.title == "Statement on protection"


def test_day_that_there_is_not_gives_way_to_one_that_there_is():
    cited = read("Statement of 0 June 2016. 11 April 2013")

    assert (cited.issued.as_typed, cited.stated) == ("2013-04-11", "")


@pytest.mark.parametrize("garbage", ["???", "-", "31 / 12", "“”", "(((((", "TY  - ", "@a{b}"])
def test_nothing_is_understood_of_garbage(garbage):
    assert not read(garbage).is_understood


@pytest.mark.parametrize("garbage", ["x" * 4000, "a. " * 1300, "A/" * 2000, "“" * 4000, "{" * 4000])
def test_long_garbage_is_read_without_fault(garbage):
    assert len(read(garbage).title) <= 400
