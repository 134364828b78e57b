"""Search finds exactly what contains the words, for any query of one character or more."""

from __future__ import annotations

import itertools
import sqlite3
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.search_key import find, grams, lines_key, match_expression, search_key
from graph.sqlite.layout import statements

RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))
# Few characters, so that queries meet texts: all scripts, widths, marks and spaces that matter.
CHARACTERS = "质量質量知識图圖谱aAｂＢ1２３，,。（(〔［【)—-–/ \n\t\u3000\u00a0é①㎡𠀀\"*'%_^ß"
TEXT = st.text(alphabet=CHARACTERS, max_size=14)
QUERY = st.text(alphabet=CHARACTERS, min_size=1, max_size=5)


def index(texts: list[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    schema = next(s for s in statements("schema.sql") if "provision_fts" in s)
    connection.execute(schema)
    connection.executemany(
        "INSERT INTO provision_fts (rowid, plain) VALUES (?, ?)",
        ((number, grams(search_key(text))) for number, text in enumerate(texts, 1)),
    )
    return connection


def found(connection: sqlite3.Connection, texts: list[str], query: str) -> set[int]:
    key = search_key(query)
    expression = match_expression(key)
    if not expression:
        return set()
    candidates = connection.execute(
        "SELECT rowid FROM provision_fts WHERE provision_fts MATCH ?", (expression,)
    )
    return {row[0] for row in candidates if key in search_key(texts[row[0] - 1])}


@given(st.lists(TEXT, min_size=1, max_size=6), QUERY)
@settings(RELAXED, max_examples=250)
@example(["《质量强国》"], "质")
@example(["GB/T 29187—2012"], "t29187-2012")
@example(["a*b"], "*")
@example(['"'], '"')
@example(["质\n量"], "质量")
def test_candidates_and_recheck_find_exactly_the_texts_that_contain_the_query(
    texts: list[str], query: str
) -> None:
    key = search_key(query)
    exact = {n for n, text in enumerate(texts, 1) if key and key in search_key(text)}
    connection = index(texts)
    assert found(connection, texts, query) == exact
    connection.close()


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4), st.data())
@settings(RELAXED, max_examples=200)
def test_any_slice_of_any_text_finds_it(texts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    text = texts[number]
    start = data.draw(st.integers(0, len(text)))
    query = text[start : start + data.draw(st.integers(1, 6))]
    connection = index(texts)
    if search_key(query):
        assert number + 1 in found(connection, texts, query)
    connection.close()


@given(st.text(max_size=20), st.text(max_size=20))
@settings(RELAXED, max_examples=200)
def test_the_fold_knows_no_context_and_folding_twice_changes_nothing(left: str, right: str) -> None:
    assert search_key(left + right) == search_key(left) + search_key(right)
    assert search_key(search_key(left)) == search_key(left)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("沪质〔2024〕1号", "沪质[2024]1号"),
        ("滬質﹝2024﹞1號", "沪质（2024）1号"),
        ("ＧＢ／Ｔ　29187", "gb/t29187"),
        ("質量信用體系", "质量信用体系"),
        ("2023—2025年", "2023-2025年"),
        ("「质量」", "“质量”"),
        ("Quality Management", "QUALITYmanagement"),
    ],
)
def test_writings_of_the_same_words_find_each_other(text: str, query: str) -> None:
    assert find(text, search_key(query)) == [(0, len(text))]


@given(TEXT, QUERY)
@settings(RELAXED, max_examples=300)
def test_places_of_hits_are_slices_whose_key_contains_the_query(text: str, query: str) -> None:
    key = search_key(query)
    spans = find(text, key)
    assert bool(spans) == bool(key and key in search_key(text))
    for start, end in spans:
        assert key in search_key(text[start:end])
        assert search_key(text[start : end - 1]).find(key) == -1
    assert all(a[1] <= b[1] for a, b in itertools.pairwise(spans))


def test_a_query_does_not_match_across_two_lines_of_a_document() -> None:
    key = lines_key(["质", "量"])
    assert key == "质\n量"
    assert "质量" not in grams(key).split()


@pytest.mark.parametrize("query", ["", " ", "\n\t\u3000"])
def test_a_query_of_white_space_finds_nothing(query: str) -> None:
    assert match_expression(search_key(query)) == ""
    assert find("质量", search_key(query)) == []


def test_a_very_long_query_is_no_very_long_expression() -> None:
    key = "".join(chr(0x4E00 + n) for n in range(5000))
    assert len(match_expression(key)) < 500


def test_the_schema_ships_with_the_package() -> None:
    assert files("graph.sqlite").joinpath("schema.sql").is_file()
