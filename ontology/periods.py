"""Dates at the precision known: "2018", "2018-11", "2018-11-23", and what they allow to be said.

A period runs from `valid_from` to `valid_to`. A full day as `valid_to` is exclusive (the first
day on which it no longer held); a year or a month is inclusive, since the day within it is
unknown. None on either side is unknown, which excludes nothing.
"""

from __future__ import annotations

_DAY = 10


def before(left: str, right: str) -> bool:
    """Say whether `left` is certainly earlier than `right`, at the precision both have.

    >>> before("2017", "2018-11-23"), before("2018", "2018-11-23")
    (True, False)
    """
    precision = min(len(left), len(right))
    return left[:precision] < right[:precision]


def ended(valid_to: str | None, date: str) -> bool:
    """Say whether a period that closes with `valid_to` is certainly over on `date`.

    >>> ended("2018-11", "2018-11-30"), ended("2018-11-23", "2018-11-23"), ended(None, "2020")
    (False, True, False)
    """
    if valid_to is None:
        return False
    if len(valid_to) == _DAY and len(date) == _DAY:
        return date >= valid_to
    return before(valid_to, date)


def holds(valid_from: str | None, valid_to: str | None, date: str | None) -> bool:
    """Say whether a period may hold on `date`; an unknown date or bound excludes nothing.

    >>> holds("2018-11", None, "2018"), holds("2018-11", None, "2018-10-31")
    (True, False)
    """
    if date is None:
        return True
    if valid_from is not None and before(date, valid_from):
        return False
    return not ended(valid_to, date)


def distance(valid_from: str | None, valid_to: str | None, date: str | None) -> float:
    """Return how far `date` lies outside a period, in years; 0 inside it or if unknown.

    >>> distance("2018-11", None, "2017-04-07") > distance(None, "2016", "2017-04-07")
    True
    """
    if date is None or holds(valid_from, valid_to, date):
        return 0.0
    bound = valid_from if valid_from is not None and before(date, valid_from) else valid_to
    # holds() was false, so the bound that excludes the date is known.
    return abs(_years(date) - _years(bound or date)) + 1 / 365


def _years(date: str) -> float:
    parts = [int(part) for part in date.split("-")]
    month = parts[1] - 1 if len(parts) > 1 else 0
    day = parts[2] - 1 if len(parts) > 2 else 0
    return parts[0] + month / 12 + day / 365
