"""Derives links from what stands in a thread: which two sentences, of which kind, as judged or not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.lineage.linking.kinds import kind_of
from graph.lineage.papers import Sentence as Compared
from graph.lineage.papers import plain
from graph.order import HASH_BITS, LAST_DAY, PART_BITS, first_day
from queries.details import Details, evidence_of
from queries.reader import array, ask
from queries.types import Clause, End, Judged, Link, Sentence, ThreadRef

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from graph.port import Reader
    from queries.period import Period
    from queries.types import LinkKind, LinkMethod

MOST_MEMBERS: Final = 100_000
"""No thread holds more sentences; the question that reads them needs a bound."""
_RANK: Final = {"thesaurus": 0, "named": 1, "wording": 2}
_MEASURES_AT_ONCE: Final = 1_000

Time = tuple[int, int, int]
Pair = tuple[int, int]
Judgements = dict[Pair, Judged]


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence in a thread, by keys: whether it plans (1) or reports (0), the carrying words."""

    thread: str
    measure: int
    document: int
    turn: int
    method: LinkMethod
    score: float
    start: int
    end: int
    quote: str

    @property
    def time(self) -> Time:
        """The place in order of time: the oldest document first, reports before plans."""
        return -self.document, self.turn, self.measure


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with where it stands; `upper` are the documents that its own says it implements."""

    sentence: Sentence
    clause: Clause
    upper: frozenset[str]


def standings_of(reader: Reader, threads: Iterable[str], period: Period) -> list[Standing]:
    """Return what stands in threads, thread by thread in order of time."""
    rows = ask(
        reader, "thread_members", threads=array(threads), low=period.low, high=period.high,
        limit=MOST_MEMBERS,
    )  # fmt: skip
    return [Standing(*row) for row in rows]


def apart(a: Standing, b: Standing) -> bool:
    """Say whether the one goes on with the other.

    Of two documents the dates have to tell which is the earlier: those of the same day or without a
    date are not linked. In one document what is reported and what is planned are two.
    """
    if a.document == b.document:
        return a.turn != b.turn
    day, other = _day(a), _day(b)
    return day != other and LAST_DAY not in {day, other}


def pairs(
    standings: Sequence[Standing], after: tuple[Time, Time] | None = None
) -> Iterator[tuple[Standing, Standing]]:
    """Yield the pairs of one thread in order of time, those after a pair when one is given.

    `standings` are in order of time.
    """
    times = [one.time for one in standings]
    first = bisect_left(times, after[0]) if after is not None else 0
    for place in range(first, len(standings)):
        earlier = standings[place]
        for later in standings[place + 1 :]:
            if after is not None and (earlier.time, later.time) <= after:
                continue
            if apart(earlier, later):
                yield earlier, later


def count_pairs(standings: Sequence[Standing]) -> int:
    """Return how many pairs one thread has, in time linear in its sentences."""
    days = Counter(day for day in map(_day, standings) if day != LAST_DAY)
    dated = days.total()
    across = (dated * dated - sum(count * count for count in days.values())) // 2
    turns = Counter((one.document, one.turn) for one in standings)
    within = sum(
        turns[document, 1] * count for (document, turn), count in turns.items() if not turn
    )
    return across + within


def judgements_of(reader: Reader, measures: Iterable[int]) -> Judgements:
    """Return what people said of links of sentences, by the keys of both; the last word counts."""
    rows = ask(reader, "judged_links", measures=array(measures))
    return {(row[0], row[1]): Judged(*row[2:7]) for row in rows}


def told(details: Details, measures: Iterable[int]) -> dict[int, Told]:
    """Return sentences by key, with their clauses."""
    keys = list(dict.fromkeys(measures))
    upper = _upper(details.reader, {key >> PART_BITS for key in keys})
    found: dict[int, Told] = {}
    for start in range(0, len(keys), _MEASURES_AT_ONCE):
        some = array(keys[start : start + _MEASURES_AT_ONCE])
        for row in ask(details.reader, "measure_rows", measures=some):
            above = frozenset(upper.get(row[0] >> PART_BITS, ()))
            found[row[0]] = Told(Sentence(*row[1:9]), details.clause(row, 9), above)
    return found


def _upper(reader: Reader, documents: set[int]) -> dict[int, list[str]]:
    """Return the ids of the held documents that documents say they implement, by their keys."""
    found: dict[int, list[str]] = {}
    for lower, upper in ask(reader, "carries_out", documents=array(sorted(documents))):
        found.setdefault(lower, []).append(upper)
    return found


def change_of(
    earlier: Told,
    later: Told,
    judged: Judged | None = None,
    standing: tuple[Standing, Standing] | None = None,
) -> LinkKind:
    """Return how a sentence goes on with an earlier one: as somebody said, else as the texts say.

    `standing` is where both stand in a thread: the words that carry it tell which parts say so.
    """
    if judged is not None and judged.kind is not None:
        return judged.kind
    places = None
    if standing is not None:
        places = (standing[0].start, standing[0].end), (standing[1].start, standing[1].end)
    return kind_of(compared(earlier), compared(later), places)


def thread_refs(reader: Reader, threads: Iterable[str]) -> dict[str, ThreadRef]:
    """Return threads by id, in the order of the ids."""
    rows = ask(reader, "thread_rows", threads=array(dict.fromkeys(threads)))
    return {row[0]: ThreadRef(*row[:7]) for row in rows}


def best_pairs(
    standings: Iterable[Standing],
    judged: Mapping[Pair, Judged],
    earlier_ones: Container[int] | None = None,
) -> dict[Pair, tuple[Standing, Standing]]:
    """Return every pair of some threads once, in the thread that is the best evidence for it.

    `earlier_ones` are the keys that the earlier sentence may have. What was rejected is left out.
    """
    by_thread: dict[str, list[Standing]] = {}
    for one in standings:
        by_thread.setdefault(one.thread, []).append(one)
    best: dict[Pair, tuple[Standing, Standing]] = {}
    for members in by_thread.values():
        members.sort(key=lambda one: one.time)
        for place, earlier in enumerate(members):
            if earlier_ones is not None and earlier.measure not in earlier_ones:
                continue
            for later in members[place + 1 :]:
                if not apart(earlier, later):
                    continue
                pair = earlier.measure, later.measure
                said = judged.get(pair)
                if said is not None and said.verdict == "rejected":
                    continue
                if pair not in best or _better((earlier, later), best[pair]):
                    best[pair] = earlier, later
    return best


def link_of(
    earlier: Standing,
    later: Standing,
    sentences: Mapping[int, Told],
    threads: Mapping[str, ThreadRef],
    judged: Judged | None,
) -> Link:
    """Return the link of two sentences; `sentences` and `threads` hold what it needs."""
    a, b = sentences[earlier.measure], sentences[later.measure]
    return Link(
        earlier=end_of(a, earlier.start, earlier.end, earlier.quote),
        later=end_of(b, later.start, later.end, later.quote),
        thread=threads.get(earlier.thread),
        kind=change_of(a, b, judged, (earlier, later)),
        score=min(earlier.score, later.score),
        method=earlier.method,
        judged=judged,
    )


def added_link(earlier: Told, later: Told, judged: Judged) -> Link:
    """Return the link that only a person says there is: its evidence are the sentences as such."""
    ends = [
        end_of(one, one.sentence.start, one.sentence.end, one.sentence.text)
        for one in (earlier, later)
    ]
    kind = change_of(earlier, later, judged)
    return Link(ends[0], ends[1], None, kind, 1.0, "judged", judged)


def end_of(one: Told, start: int, end: int, quote: str) -> End:
    """Return an end of a link with the words that carry it."""
    return End(one.sentence, one.clause, evidence_of(one.clause.document, start, end, quote))


def _better(pair: tuple[Standing, Standing], other: tuple[Standing, Standing]) -> bool:
    return _merit(pair) < _merit(other)


def _merit(pair: tuple[Standing, Standing]) -> tuple[float, int, str]:
    earlier, later = pair
    return -min(earlier.score, later.score), _RANK.get(earlier.method, 3), earlier.thread


def _day(one: Standing) -> int:
    """Return the days from the document's date to the last one that a key can bear."""
    return one.document >> HASH_BITS


def compared(one: Told | End) -> Compared:
    """Return a sentence as `graph.lineage` compares it."""
    sentence, document = one.sentence, one.clause.document
    turn = (first_day(document.date), document.id, 0 if sentence.status == "reported" else 1)
    return Compared(
        document.id, sentence.id, sentence.start, sentence.end, sentence.text,
        plain(sentence.text), sentence.status, sentence.stage, turn,
    )  # fmt: skip
