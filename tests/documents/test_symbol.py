import csv

import pytest

from documents.models.symbol import split_symbols, symbol_key
from r2p.catalogue.loading import DATA
from tests.case_tables import cases, listed

with (DATA / "documents.csv").open(encoding="utf-8", newline="") as file:
    SYMBOLS = [row["symbols"] for row in csv.DictReader(file) if row["symbols"]]


@cases("documents/joint_symbols.csv", symbols=listed)
def test_only_a_joint_symbol_is_split(text, symbols):
    assert split_symbols(text) == symbols


@pytest.mark.parametrize(
    "text",
    ["S/RES/1973 (2011)", "S/RES/1973(2011)", "s/res/1973", "SC resolution 1973", "S/RES/1973"],
)
def test_all_ways_of_writing_a_resolution_are_one_key(text):
    assert symbol_key(text) == "S/RES/1973"


def test_all_symbols_on_file_have_keys_of_their_own():
    keys = [symbol_key(part) for symbol in SYMBOLS for part in split_symbols(symbol)]

    assert len(set(keys)) == len(keys)


def test_symbols_on_file_keep_their_keys_however_they_are_typed():
    parts = {symbol: split_symbols(symbol) for symbol in SYMBOLS}
    keys = {part: symbol_key(part) for symbol in SYMBOLS for part in parts[symbol]}

    assert {symbol: "-".join(parts[symbol]) for symbol in SYMBOLS} == {s: s for s in SYMBOLS}
    assert {part: symbol_key(key) for part, key in keys.items()} == keys
    assert {part: symbol_key(part.lower()) for part in keys} == keys
    assert {part: symbol_key(f" {part.replace(' ', '')} ") for part in keys} == keys
