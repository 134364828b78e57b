"""The keys that carry the order are ranges of dates and documents."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.order import document_key, key_range, part_range, year_of

RELAXED = settings(deadline=None, max_examples=60)
DATES = st.dates(date(1801, 1, 1), date(2100, 12, 31)).map(lambda day: day.isoformat())
PRECISION = st.sampled_from([4, 7, 10])
IDS = st.text(alphabet="0123456789abcdef-", min_size=1)


@RELAXED
@given(DATES, DATES, IDS, IDS)
def test_a_newer_document_has_a_smaller_key(first: str, second: str, a: str, b: str) -> None:
    if first > second:
        assert document_key(first, a) < document_key(second, b)
    assert document_key(first, a) < document_key(None, b)


@RELAXED
@given(DATES, PRECISION, DATES, DATES, IDS)
def test_a_range_of_dates_is_a_range_of_keys(
    day: str, precision: int, low: str, high: str, identifier: str
) -> None:
    known = day[:precision]
    first_day = {4: f"{known}-01-01", 7: f"{known}-01", 10: known}[precision]
    start, end = key_range(low, high)
    assert (start <= document_key(known, identifier) <= end) == (low <= first_day <= high)


@RELAXED
@given(st.integers(1801, 2100), st.integers(1801, 2100), DATES, IDS)
def test_years_and_months_are_whole(low: int, high: int, day: str, identifier: str) -> None:
    start, end = key_range(str(low), str(high))
    inside = start <= document_key(day, identifier) <= end
    assert inside == (low <= int(day[:4]) <= high)


def test_an_undated_document_is_inside_only_without_a_lower_bound() -> None:
    key = document_key(None, "x")
    for bounds, inside in (((None, "2024"), True), (("1990", None), False), ((None, None), True)):
        low, high = key_range(*bounds)
        assert (low <= key <= high) == inside


@RELAXED
@given(DATES, IDS, st.integers(1, 2**20 - 1))
def test_parts_lie_in_the_range_of_their_document(day: str, identifier: str, number: int) -> None:
    key = document_key(day, identifier)
    low, high = part_range(key, key)
    assert low < key * 2**20 + number <= high < 2**63
    assert year_of(key) == int(day[:4])
