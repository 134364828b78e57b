"""What the description declares of a parameter is what is taken: no more, no less."""

from __future__ import annotations

import re
import sys
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from api.parameters import WORDS, Read
from graph.search_key import search_key
from ontology.dates import DATE
from queries.parameters import InvalidParameter, check_date

if TYPE_CHECKING:
    import httpx

SPACES = st.text(" \u3000", max_size=3)


def takes(asked: dict[str, str]) -> bool:
    try:
        Read.model_validate(asked)
    except ValidationError:
        return False
    return True


def is_asked(as_of: str) -> bool:
    try:
        check_date(as_of)
    except InvalidParameter:
        return False
    return True


def test_the_patterns_are_declared(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    declared: dict[str, set[Any]] = {}
    for item in paths.values():
        for parameter in item["get"]["parameters"]:
            schema = parameter["schema"]
            pattern = schema.get("items", schema).get("pattern")
            declared.setdefault(parameter["name"], set()).add(pattern)
    assert declared["as_of"] == {DATE}
    assert declared["q"] == declared["agency"] == {WORDS}


@given(st.dates(), st.sampled_from([4, 7, 10]), st.integers(-1, 40))
@example(date(2711, 2, 28), 10, 29)
@example(date(1, 1, 1), 10, 0)
@example(date(9999, 12, 31), 7, 31)
def test_dates_are_declared_taken_and_asked_alike(day: date, precision: int, other: int) -> None:
    """As Python reads the pattern, as the service does (in Rust), and as the questions do."""
    for text in (day.isoformat()[:precision], f"{day.isoformat()[:8]}{other:02}"):
        assert bool(re.search(DATE, text)) == takes({"as_of": text}) == is_asked(text), text


@pytest.mark.parametrize("as_of", ["9999-12", "9999-12-31", "0001", "2712-02-29", "1000-01-01"])
def test_the_ends_of_time_are_answered(client: httpx.Client, as_of: str) -> None:
    for path in ("/v1/measures", "/v1/agencies", "/v1/documents"):
        assert client.get(path, params={"as_of": as_of}).status_code == 200


def test_a_day_that_is_not_is_refused_in_words(client: httpx.Client) -> None:
    answer = client.get("/v1/measures", params={"as_of": "2711-02-29", "lang": "en"})
    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {"pointer": "#/query/as_of", "detail": "takes a date such as 2024-04-10, 2024-04 or 2024"}
    ]


WORD = TypeAdapter[str](Annotated[str, Field(pattern=WORDS)])


def is_word(text: str) -> bool:
    try:
        WORD.validate_python(text)
    except ValidationError:
        return False
    return True


def test_a_character_alone_is_taken_when_it_can_be_looked_for() -> None:
    """Of all that are no letters, marks, figures or signs, whichever way they are invisible."""
    invisible = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Zs"}
    ]
    assert len(invisible) > 200
    for character in invisible:
        assert not search_key(character), character
        assert not is_word(character), character
        assert not re.search(WORDS, character), character


@given(SPACES, st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
@example("", "\U000110bd")
@example("", "\U000e0041")
def test_words_are_declared_taken_and_looked_for_alike(before: str, words: str) -> None:
    declared = bool(re.search(WORDS, before + words))
    assert declared == is_word(before + words)
    if declared:
        assert search_key(before + words)


def test_years_out_of_order_are_named_as_they_were_given(client: httpx.Client) -> None:
    answer = client.get("/v1/due", params={"year": 2020, "from_year": 2030, "lang": "en"})
    assert answer.status_code == 409
    assert answer.json()["errors"] == [
        {"pointer": "#/query/from_year", "detail": "2030 is later than year 2020"}
    ]
