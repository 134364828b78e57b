"""Tells of a sentence that one of two documents has alone whether it was there before, or after."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graph.order import HASH_BITS, LAST_DAY, PART_BITS
from queries.reader import array, ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.port import Reader
    from queries.lineage_pairs import Judgements, Standing
    from queries.period import Period
    from queries.types import Fate, Group

_NAMES: Final[dict[str, tuple[Fate, ...]]] = {
    "dropped": ("one_off", "after_years", "again_later"),
    "new": ("first", "in_between", "resumed"),
}


class Fates:
    """Tells by the threads of sentences in which other documents their work stands.

    `pair` are the keys of the earlier and the later document.
    """

    def __init__(
        self,
        reader: Reader,
        period: Period,
        standings: Iterable[Standing],
        judged: Judgements,
        pair: tuple[int, int],
    ) -> None:
        self._pair = pair
        threads: dict[int, list[str]] = defaultdict(list)
        for one in standings:
            threads[one.measure].append(one.thread)
        names = dict.fromkeys(name for some in threads.values() for name in some)
        ends = {
            row[0]: [key >> PART_BITS for key in row[1:] if key is not None]
            for row in ask(
                reader, "thread_ends", threads=array(names), low=period.low, high=period.high
            )
        }
        self._documents: dict[int, list[int]] = defaultdict(list)
        for measure, some in threads.items():
            self._documents[measure] += [key for name in some for key in ends.get(name, ())]
        for both, said in judged.items():
            if said.verdict == "added":
                for measure, other in (both, both[::-1]):
                    self._documents[measure].append(other >> PART_BITS)

    @staticmethod
    def names(group: Group) -> Sequence[Fate]:
        """Return what can be said of the sentences of a group."""
        return _NAMES[group]

    def of(self, measure: int, group: Group) -> Fate:
        """Return what is known of a sentence, by its key; `group` is new or dropped.

        dropped: `again_later` where its work stands in a document after the later one, `after_years`
        where it stands in another one, else `one_off`. new: `resumed` where it stood in a document
        before the earlier one, `in_between` where in one between the two, else `first`.
        """
        earlier, later = self._pair
        own = measure >> PART_BITS
        days = [key >> HASH_BITS for key in self._documents[measure] if key != own]
        days = [day for day in days if day != LAST_DAY]
        if group == "dropped":
            if any(day < later >> HASH_BITS for day in days):
                return "again_later"
            return "after_years" if days else "one_off"
        if any(day > earlier >> HASH_BITS for day in days):
            return "resumed"
        return "in_between" if any(day > later >> HASH_BITS for day in days) else "first"
