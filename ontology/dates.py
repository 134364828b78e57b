"""Which texts are dates of ISO 8601 at the precision known: as one regular expression, exactly.

"2018", "2018-11" and "2018-11-23" are; "2018-02-30" is none, and 29 February only of leap years by
the Gregorian rule: every fourth year, of full centuries every fourth. Written with what Python,
Rust and ECMAScript read alike, since a JSON Schema has to say to every client what is taken.
"""

from __future__ import annotations

import re
from typing import Final

_YEAR: Final = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
"""0001 to 9999: by the last digit that is not 0."""
_MONTH: Final = "(0[1-9]|1[0-2])"
_DAYS_OF_ALL: Final = "(0[1-9]|1[0-9]|2[0-8])"
_MONTH_BUT_FEBRUARY: Final = "(0[13-9]|1[0-2])"
_MONTH_OF_31: Final = "(0[13578]|1[02])"
_FOURTH: Final = "(0[48]|[2468][048]|[13579][26])"
"""04 to 96: the two digits that 4 divides, but 00."""
_LEAP_YEAR: Final = f"([0-9]{{2}}{_FOURTH}|{_FOURTH}00)"

DATE: Final = (
    "^("
    f"{_YEAR}(-{_MONTH}(-{_DAYS_OF_ALL})?|-{_MONTH_BUT_FEBRUARY}-(29|30)|-{_MONTH_OF_31}-31)?"
    f"|{_LEAP_YEAR}-02-29"
    ")$"
)
"""The regular expression of all dates from 0001 to 9999-12-31."""

_DATE: Final = re.compile(DATE)


def is_date(text: str) -> bool:
    """Say whether `text` is a year, a month or a day that there is.

    >>> is_date("2018"), is_date("2018-11"), is_date("2018-13"), is_date("18"), is_date("0000")
    (True, True, False, False, False)
    >>> [is_date(f"{year}-02-29") for year in (2023, 2024, 2100, 2400)]
    [False, True, False, True]
    """
    return _DATE.fullmatch(text) is not None
