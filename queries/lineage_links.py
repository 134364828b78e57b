"""Every link of a graph once, earlier to later: those of all threads, and those that people added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.order import PART_BITS
from queries.details import Details
from queries.lineage_pairs import (
    added_link,
    best_pairs,
    judgements_of,
    link_of,
    standings_of,
    thread_refs,
    told,
)
from queries.period import period_of, within_document
from queries.reader import array, ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Reader
    from queries.lineage_pairs import Judgements, Pair, Told
    from queries.period import Period
    from queries.types import Link

_THREADS_AT_ONCE: Final = 1_000
_MEASURES_AT_ONCE: Final = 1_000


def links(
    reader: Reader, *, document: str | None = None, as_of: str | None = None
) -> Iterator[Link]:
    """Yield every link, by its earlier end in order of time, then by the later one.

    With a `document` those whose earlier end stands in it. Each pair comes once, in the thread
    that is the best evidence for it. Memory grows with the number of links. Raises NotFound,
    InvalidParameter.
    """
    period = period_of(as_of)
    details = Details(reader, as_of)
    earlier = None
    if document is None:
        some_threads = _threads(reader)
        judged = _judged(reader, period)
    else:
        earlier = set(measure_keys(reader, within_document(reader, document, period)))
        rows = ask(reader, "measure_threads", measures=array(sorted(earlier)))
        some_threads = iter([list(dict.fromkeys(row[1] for row in rows))])
        judged = judgements_of(reader, earlier)
    standings = [one for some in some_threads for one in standings_of(reader, some, period)]
    found = best_pairs(standings, judged, earlier)
    added = {
        pair: said
        for pair, said in judged.items()
        if said.verdict == "added" and pair not in found and (earlier is None or pair[0] in earlier)
    }
    sentences = told(details, [key for pair in (*found, *added) for key in pair])
    threads = thread_refs(reader, dict.fromkeys(one[0].thread for one in found.values()))

    def turn(pair: Pair) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        return _time(pair[0], sentences[pair[0]]), _time(pair[1], sentences[pair[1]])

    for pair in sorted([*found, *(one for one in added if sentences.keys() >= set(one))], key=turn):
        if pair in found:
            yield link_of(*found[pair], sentences, threads, judged.get(pair))
        else:
            yield added_link(sentences[pair[0]], sentences[pair[1]], added[pair])


def measure_keys(reader: Reader, period: Period) -> list[int]:
    """Return the keys of the sentences of a period."""
    found: list[int] = []
    clause = key = 0
    while True:
        rows = ask(
            reader, "measures", status=None, kind=None, low=period.low, high=period.high,
            after_clause=clause, after=key, limit=_MEASURES_AT_ONCE,
        )  # fmt: skip
        found += [row[1] for row in rows]
        if len(rows) < _MEASURES_AT_ONCE:
            return found
        clause, key = rows[-1][0], rows[-1][1]


def _threads(reader: Reader) -> Iterator[list[str]]:
    """Yield the ids of all threads, many at a time."""
    after = ""
    while True:
        rows = ask(reader, "thread_ids", after=after, limit=_THREADS_AT_ONCE)
        if rows:
            yield [row[0] for row in rows]
            after = rows[-1][0]
        if len(rows) < _THREADS_AT_ONCE:
            return


def _judged(reader: Reader, period: Period) -> Judgements:
    """Return what people said of any two sentences of documents in a period."""
    rows = ask(reader, "judged_measures", low=period.low, high=period.high)
    known = [row[0] for row in rows]
    found: Judgements = {}
    for start in range(0, len(known), _MEASURES_AT_ONCE):
        found |= judgements_of(reader, known[start : start + _MEASURES_AT_ONCE])
    return found


def _time(key: int, one: Told) -> tuple[int, int, int]:
    """Return the place in order of time: the oldest document first, reports before plans."""
    return -(key >> PART_BITS), int(one.sentence.status == "planned"), key
