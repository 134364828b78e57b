"""Which other indicators one may be: those of like names, and those that are like these."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.lineage.outcomes.indicators import MOST_SHARING, may_be_one, word_keys
from queries.reader import array, ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.lineage.outcomes.indicators import Title
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


def like_indicators(reader: Reader, period: Period, titles: Mapping[str, Title]) -> Like:
    """Return these indicators, those of like names in a period, those of names like these, and so on.

    Reads what shares a word with one of them, MOST_SHARING a word at most.
    """
    known = dict(titles)
    asked: set[str] = set()
    holding: dict[str, list[tuple[str, str]]] = defaultdict(list)
    new = dict(titles)
    while new:
        keys = {indicator: word_keys(*title) for indicator, title in new.items()}
        wanted = {key for some in keys.values() for key in some} - asked
        asked |= wanted
        rows = ask(
            reader, "like_named", words=array(sorted(wanted)), low=period.low, high=period.high,
            limit=MOST_SHARING,
        )  # fmt: skip
        for key, indicator, name in rows:
            holding[key].append((indicator, name))
        new = _like(known, keys, holding)
        known |= new
    return Like(tuple(sorted(known)), frozenset(asked - holding.keys()))


def _like(
    known: Mapping[str, Title],
    keys: Mapping[str, Iterable[str]],
    holding: Mapping[str, Iterable[tuple[str, str]]],
) -> dict[str, Title]:
    """Return those that are not known and like one of those whose keys are given.

    What has a key in common has a unit of one kind, so the one's stands for the other's.
    """
    found: dict[str, Title] = {}
    for indicator, some in keys.items():
        name, unit = known[indicator]
        for key in some:
            for other, called in holding.get(key, ()):
                if other not in known and other not in found and may_be_one(name, called):
                    found[other] = (called, unit)
    return found
