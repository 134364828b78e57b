"""Dates at the precision known, and the XML Schema datatype that each precision has."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"[12]\d{3}(?P<month>-(0[1-9]|1[0-2])(?P<day>-\d\d)?)?", re.ASCII)


def date_type(text: str) -> str | None:
    """Return the XML Schema datatype of a date at its precision, None when it is no date.

    >>> date_type("2018"), date_type("2018-11"), date_type("2018-11-23"), date_type("2018-02-30")
    ('gYear', 'gYearMonth', 'date', None)
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    if match["month"] is None:
        return "gYear"
    if match["day"] is None:
        return "gYearMonth"
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return "date"
