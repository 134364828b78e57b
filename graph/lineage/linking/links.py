"""Links between measures: pairs of sentences that one carrier joins, of which kind, how certain."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final, TypeVar

from graph.lineage.linking.carriers import carried
from graph.lineage.linking.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from graph.lineage.linking.carriers import Carried, Carrier, Method
    from graph.lineage.linking.kinds import Kind
    from graph.lineage.papers import Sentence, Span
    from ontology.instruments import Instrument

K = TypeVar("K")

_RANK: Final[Mapping[Method, int]] = {"thesaurus": 0, "named": 1, "wording": 2}
SCORES: Final[Mapping[Method, float]] = {
    "thesaurus": 0.99,
    "named": 0.96,
    "wording": 0.92,
}
"""How many of a hundred pairs of such evidence a careful reader also links: measured on the key in
tests/gold/lineage, see docs/lineage.md."""


@dataclass(frozen=True, slots=True)
class Link:
    """The same piece of work in two places, the earlier one first.

    `thread` is the id of what carries it, `evidence` the words of that, `score` how often such
    evidence is right; `places` are where it stands in both, in code points of each document.
    """

    earlier: Sentence
    later: Sentence
    thread: str
    kind: Kind
    score: float
    evidence: str
    method: Method
    places: tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Thread:
    """Everywhere that one thing stands, in the order of time.

    `places` say where in each sentence it does, in code points of its document; `thing` is as in
    a Carrier.
    """

    id: str
    words: str
    type: str
    method: Method
    sentences: tuple[Sentence, ...]
    places: tuple[Span, ...]
    thing: str | None = None


def threads_of(
    sentences: Sequence[Sentence], thesaurus: Iterable[Instrument]
) -> tuple[Thread, ...]:
    """Return the threads that lead from one document to another, or from a report to a plan.

    The longest first. One whose sentences all stand in a longer one is part of that, unless both are
    things that stand apart in the sentences.
    """
    threads = [
        _thread(carrier, members)
        for carrier, members in carried(sentences, thesaurus).items()
        if any(apart(a, b) for a, b in combinations(members, 2))
    ]
    threads.sort(
        key=lambda thread: turn(len(thread.sentences), thread.method, thread.words, thread.id)
    )
    kept: list[Thread] = []
    holding: dict[str, list[dict[str, Span]]] = {}
    for thread in threads:
        places = {
            s.measure: place for s, place in zip(thread.sentences, thread.places, strict=True)
        }
        longer = holding.get(thread.sentences[0].measure, ())
        if any(is_part(thread.method, places, other) for other in longer):
            continue
        kept.append(thread)
        for measure in places:
            holding.setdefault(measure, []).append(places)
    return tuple(kept)


def turn(size: int, method: Method, words: str, identifier: str) -> tuple[int, int, int, str]:
    """Return what threads are ordered by: the one with more sentences first, then the surer one."""
    return (-size, _RANK[method], -len(words), identifier)


def is_part(method: Method, places: Mapping[K, Span], longer: Mapping[K, Span]) -> bool:
    """Whether a thread's sentences all stand in a longer one, and a thing's words in its words.

    Both are given as the places of their words by sentence.
    """
    if not places.keys() <= longer.keys():
        return False
    return method == "wording" or all(
        place[0] < longer[measure][1] and longer[measure][0] < place[1]
        for measure, place in places.items()
    )


def _thread(carrier: Carrier, members: Carried) -> Thread:
    sentences = tuple(_in_order(members))
    places = tuple(members[sentence] for sentence in sentences)
    return Thread(
        carrier.id, carrier.words, carrier.type, carrier.method, sentences, places, carrier.thing
    )


def links_of(threads: Iterable[Thread], above: Container[tuple[str, str]] = ()) -> tuple[Link, ...]:
    """Return every pair of every thread once, by the best evidence that there is for it.

    `above` has the documents, an upper and a lower one, of which the lower carries out the upper.
    """
    best: dict[tuple[str, str], Link] = {}
    for thread in threads:
        placed = zip(thread.sentences, thread.places, strict=True)
        for (earlier, before), (later, after) in combinations(placed, 2):
            if not apart(earlier, later):
                continue
            upper = (earlier.document, later.document) in above
            link = Link(
                earlier,
                later,
                thread.id,
                kind_of(earlier, later, (before, after), upper=upper),
                SCORES[thread.method],
                thread.words,
                thread.method,
                (before, after),
            )
            pair = (earlier.measure, later.measure)
            if pair not in best or best[pair].score < link.score:
                best[pair] = link
    return tuple(
        best[pair] for pair in sorted(best, key=lambda p: (_place(best[p].earlier), p[0], p[1]))
    )


def apart(a: Sentence, b: Sentence) -> bool:
    """Whether two sentences of a thread are a pair: one can be said to be the earlier.

    Inside one document its report comes before its plan; of two documents both need a date, and
    not the same.
    """
    if a.document == b.document:
        return a.status != b.status
    return "" not in (a.turn[0], b.turn[0]) and a.turn[0] != b.turn[0]


def _place(sentence: Sentence) -> tuple[str, str, int, int]:
    return (*sentence.turn, sentence.start)


def _in_order(sentences: Iterable[Sentence]) -> list[Sentence]:
    return sorted(sentences, key=_place)
