"""Threads and judgements become named graphs: one a document, in rows of the property graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.lineage.linking.links import SCORES
from graph.property_graph import PropertyGraph
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lineage.judging.judgements import Judged
    from graph.lineage.linking.links import Thread
    from graph.lineage.papers import Sentence, Span
    from graph.property_graph import Row

_THINGS = ("work", "standard", "programme")


def lineage_graphs(
    threads: Iterable[Thread], judged: Iterable[Judged] = ()
) -> dict[str, PropertyGraph]:
    """Return the lineage graph of each document that has one, by the graph's IRI.

    Equal threads and judgements give equal graphs, in whatever order they come.
    """
    described: dict[str, dict[str, Row]] = defaultdict(dict)
    members: dict[Sentence, list[tuple[Thread, Span]]] = defaultdict(list)
    for thread in threads:
        row = _thread_row(thread)
        for sentence, place in zip(thread.sentences, thread.places, strict=True):
            described[sentence.document][thread.id] = row
            members[sentence].append((thread, place))
    memberships: dict[str, list[Row]] = defaultdict(list)
    for sentence, found in members.items():
        found.sort(key=lambda one: one[0].id)
        memberships[sentence.document] += [
            (
                sentence.measure,
                thread.id,
                number,
                thread.method,
                SCORES[thread.method],
                *_evidence(sentence, place),
            )
            for number, (thread, place) in enumerate(found, 1)
        ]
    judgements = _judgements(judged)
    return {
        iri.lineage_graph(document): PropertyGraph(
            iri.lineage_graph(document),
            {"Thread": list(described[document].values())},
            {"IN_THREAD": memberships[document], "JUDGED": judgements[document]},
        ).normal()
        for document in sorted(memberships.keys() | judgements.keys())
    }


def _thread_row(thread: Thread) -> Row:
    things = (thread.id if thread.thing == kind else None for kind in _THINGS)
    return (thread.id, thread.words, thread.type, thread.method, *things)


def _evidence(sentence: Sentence, place: Span) -> tuple[int, int, str]:
    """Return start, end and the words there; the whole sentence where they reach beyond it."""
    start, end = place
    if not sentence.start <= start < end <= sentence.end:
        start, end = sentence.start, sentence.end
    return start, end, sentence.text[start - sentence.start : end - sentence.start]


def _judgements(judged: Iterable[Judged]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    numbers: dict[str, int] = defaultdict(int)
    for one in sorted(judged, key=lambda one: (one.later, one.earlier)):
        numbers[one.later] += 1
        found[iri.document_of(one.later)].append(
            (
                one.earlier,
                one.later,
                numbers[one.later],
                one.verdict,
                one.kind,
                one.who,
                one.when,
                one.why,
                one.start,
                one.end,
                one.quote,
            )
        )
    return found
