"""Which other indicators one may be: those of like names, and those that are like these."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.lineage.outcomes.indicators import MOST_SHARING, may_be_one, word_keys
from queries.reader import array, ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.port import Reader
    from queries.period import Period

MOST_LOOKED_UP: Final = 200
"""From so many indicators on it is quicker to read all figures than to look for those of like names."""


@dataclass(frozen=True, slots=True)
class Like:
    """All indicators that bear on what some are one with, by id.

    `common` are the keys of those words of theirs that too many indicators of the period have.
    """

    indicators: tuple[str, ...]
    common: frozenset[str]


def like_indicators(reader: Reader, period: Period, units: Mapping[str, str | None]) -> Like:
    """Return these indicators, those of like names in a period, those of names like these, and so on.

    `units` has for each indicator the unit of one of its figures. Reads what shares a word with one
    of them, MOST_SHARING a word at most.
    """
    known = dict(units)
    names: dict[str, list[str]] = {}
    holding: dict[str, list[str]] = defaultdict(list)
    asked: set[str] = set()
    new = dict(units)
    while new:
        names |= _names(reader, period, new)
        keys = {
            indicator: {key for name in names.get(indicator, ()) for key in word_keys(name, unit)}
            for indicator, unit in new.items()
        }
        wanted = {key for some in keys.values() for key in some} - asked
        asked |= wanted
        for key, indicator in ask(
            reader, "like_named", words=array(sorted(wanted)), low=period.low, high=period.high,
            limit=MOST_SHARING,
        ):  # fmt: skip
            holding[key].append(indicator)
        beside = {
            indicator: {other for key in some for other in holding.get(key, ())} - known.keys()
            for indicator, some in keys.items()
        }
        called = _names(reader, period, {other for some in beside.values() for other in some})
        # What has a key in common has a unit of one kind, so the one's stands for the other's.
        new = {
            other: known[indicator]
            for indicator, some in beside.items()
            for other in some
            if any(may_be_one(a, b) for a in names[indicator] for b in called[other])
        }
        known |= new
    return Like(tuple(sorted(known)), frozenset(asked - holding.keys()))


def _names(reader: Reader, period: Period, indicators: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    asked = array(sorted(indicators))
    for indicator, name in ask(
        reader, "indicator_names", indicators=asked, low=period.low, high=period.high
    ):
        found[indicator].append(name)
    return found
