"""The integers that carry the order: newest document first, then the order of its text.

A document's key is (131071 - day) << 26 | 26 bits of its id's hash, where day counts from
1800-01-01 and a partial date is its first day; a document without a date has day 0 and comes
last. A part's key is its document's key << 20 | n, n from 1 in the order of the text. So a
year, an as_of date, a document and a subtree are ranges of keys, and ascending keys are the
order of every list, in every store.
"""

from __future__ import annotations

import hashlib
from calendar import monthrange
from datetime import date
from typing import Final

DAY_BITS: Final = 17
HASH_BITS: Final = 26
PART_BITS: Final = 20
LAST_DAY: Final = 2**DAY_BITS - 1
MOST_PARTS: Final = 2**PART_BITS - 1

_EPOCH = date(1800, 1, 1).toordinal() - 1


def day_number(text: str | None, *, last: bool = False) -> int:
    """Return the days from 1799-12-31 to a date, its first day (or `last`) if partial; 0 for None.

    >>> day_number("1800"), day_number("1800-01", last=True), day_number(None)
    (1, 31, 0)
    """
    if text is None:
        return 0
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        ordinal = date(year, month, day).toordinal()
    elif last:
        month = month or 12
        ordinal = date(year, month, monthrange(year, month)[1]).toordinal()
    else:
        ordinal = date(year, month or 1, 1).toordinal()
    return min(max(ordinal - _EPOCH, 1), LAST_DAY)


def first_day(text: str | None) -> str:
    """Return a date as that of its first day, '' for None: so dates compare as their keys do.

    >>> first_day("2019"), first_day("2019-05"), first_day("2019-05-06"), first_day(None)
    ('2019-01-01', '2019-05-01', '2019-05-06', '')
    """
    return f"{text}-01-01"[:10] if text else ""


def document_key(when: str | None, identifier: str) -> int:
    """Return the key that a document of a date (or None) and an id should have.

    >>> document_key("2024", "a") < document_key("2023-12-31", "b") < document_key(None, "c")
    True
    """
    digest = hashlib.sha256(identifier.encode()).digest()
    return (LAST_DAY - day_number(when)) << HASH_BITS | int.from_bytes(digest[:4]) >> 6


def key_range(date_from: str | None = None, date_to: str | None = None) -> tuple[int, int]:
    """Return the lowest and highest key of documents dated from one date to another, inclusive.

    Partial dates are whole years or months: ("2017", "2024") is from 2017-01-01 to 2024-12-31.
    A document of the partial date 2024 counts as of 2024-01-01. Documents without a date are
    inside only when `date_from` is None: nobody knows that they are later than `date_to`.

    >>> low, high = key_range("2017", "2024")
    >>> low <= document_key("2024-12-31", "x") <= high < document_key("2016-12-31", "x")
    True
    """
    low = (LAST_DAY - day_number(date_to, last=True)) << HASH_BITS if date_to is not None else 0
    oldest = LAST_DAY - day_number(date_from)
    return low, (oldest + 1 << HASH_BITS) - 1


def part_range(low: int, high: int) -> tuple[int, int]:
    """Return the range of parts' keys for a range of documents' keys.

    >>> part_range(1, 1)
    (1048576, 2097151)
    """
    return low << PART_BITS, (high + 1 << PART_BITS) - 1


def year_of(document: int) -> int | None:
    """Return the year of the date in a document's key, None for a document without a date.

    >>> year_of(document_key("2018-11", "x")), year_of(document_key(None, "x"))
    (2018, None)
    """
    day = LAST_DAY - (document >> HASH_BITS)
    return date.fromordinal(day + _EPOCH).year if day else None
