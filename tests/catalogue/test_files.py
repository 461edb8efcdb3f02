"""Every wrong file is named, as far as the row, and then nothing is loaded."""

import pytest
from django.core.management import CommandError

from r2p.regions.models import Region
from tests.catalogue.lines import SMALL

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("group", "colour", "Not a column of this table: colour."),
        ("group", "colour", "The column “group” is missing."),
        ("group", "key", "Repeated column: key."),
    ],
)
def test_a_wrong_header_is_named(load, directory, before, after, message):
    path = directory(**SMALL) / "themes.csv"
    path.write_text(path.read_text().replace(before, after))

    with pytest.raises(CommandError) as raised:
        load("--data", str(path.parent))

    assert str(raised.value).startswith("themes.csv: ")
    assert message in str(raised.value)
    assert not Region.objects.exists()


def test_text_that_is_not_utf_8_is_named(load, directory):
    path = directory(**SMALL) / "people.csv"
    path.write_bytes(path.read_bytes() + "eva,Eva Évard,Évard,,,,,".encode("latin-1"))

    with pytest.raises(CommandError) as raised:
        load("--data", str(path.parent))

    assert str(raised.value) == "people.csv: Line 3 is not UTF-8."
    assert not Region.objects.exists()


def test_a_missing_file_is_named(load, directory):
    path = directory(**SMALL) / "themes.csv"
    path.unlink()

    with pytest.raises(CommandError) as raised:
        load("--data", str(path.parent))

    assert str(raised.value) == f"themes.csv: The file is missing from {path.parent}."


def test_a_quote_that_does_not_end_is_named(load, directory):
    path = directory(**SMALL | {"themes": ['a,topics,"A']}) / "themes.csv"

    with pytest.raises(CommandError) as raised:
        load("--data", str(path.parent))

    assert str(raised.value) == (
        "themes.csv: The CSV file cannot be read. Line 2: unexpected end of data."
    )


def test_a_byte_order_mark_is_no_hindrance(load, directory):
    path = directory(**SMALL) / "regions.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    load("--data", str(path.parent))

    assert Region.objects.get().slug == "china"


def test_a_nul_character_is_named(load, directory):
    path = directory(**SMALL | {"themes": ["a,topics,A\0"]})

    with pytest.raises(CommandError) as raised:
        load("--data", str(path))

    assert (
        str(raised.value)
        == "themes.csv: Row 2 contains a control character. Remove it and try again."
    )


def test_text_that_is_not_utf_8_is_named_after_a_cell_of_any_size(load, directory):
    path = directory(**SMALL) / "people.csv"
    path.write_bytes(path.read_bytes() + b"x" * 200_000 + b"\xff,,,,,,,")

    with pytest.raises(CommandError, match=r"people.csv: Line 3 is not UTF-8"):
        load("--data", str(path.parent))
