"""The regular expression of dates is the calendar, day for day."""

from __future__ import annotations

from calendar import isleap
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from ontology.dates import is_date

DIGITS = st.text("0123456789", min_size=2, max_size=2)


def in_the_calendar(year: int, month: int, day: int) -> bool:
    """Whether the standard library knows the day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@given(st.dates())
def test_every_day_is_one_with_its_month_and_its_year(day: date) -> None:
    text = day.isoformat()
    assert is_date(text)
    assert is_date(text[:7])
    assert is_date(text[:4])


def test_29_february_is_there_in_leap_years_only() -> None:
    for year in range(10_000):
        assert is_date(f"{year:04}-02-29") == (year > 0 and isleap(year)), year


def test_the_days_of_a_whole_cycle_of_leap_years_are_those_of_the_calendar() -> None:
    """400 years, after which the Gregorian calendar repeats itself."""
    for year in range(1801, 2201):
        for month in range(14):
            for day in (*range(2), *range(27, 34)):
                text = f"{year}-{month:02}-{day:02}"
                assert is_date(text) == in_the_calendar(year, month, day), text


@given(DIGITS, DIGITS, DIGITS, DIGITS)
@example("00", "00", "01", "01")
@example("27", "11", "02", "29")
@example("19", "00", "02", "29")
def test_of_digits_in_this_order_those_of_the_calendar_are_dates(
    century: str, year: str, month: str, day: str
) -> None:
    known = in_the_calendar(int(century + year), int(month), int(day))
    assert is_date(f"{century}{year}-{month}-{day}") == known
    assert is_date(f"{century}{year}") == (century + year != "0000")
    assert is_date(f"{century}{year}-{month}") == in_the_calendar(
        int(century + year), int(month), 1
    )


@given(st.dates(), st.text(min_size=1), st.sampled_from([0, 4, 7, 10]))
@example(date(2024, 4, 10), "\n", 10)
@example(date(2024, 4, 10), "٢", 4)
def test_nothing_stands_beside_a_date(day: date, more: str, place: int) -> None:
    text = day.isoformat()
    for known in (text, text[:7], text[:4]):
        if not set(more) <= set("-0123456789"):
            assert not is_date(known[:place] + more + known[place:])
