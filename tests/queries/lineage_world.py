"""Small worlds of documents with threads and judgements, and what is linked in them by rights."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from benchmarks.graphs import authority_graph, record_rows
from graph.lineage.graphs import lineage_graphs
from graph.lineage.judging.judgements import Judged
from graph.lineage.linking.links import Thread
from graph.lineage.papers import Sentence, paper_of
from tests.queries.papers import Paper, Said, Task, agency, name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.property_graph import PropertyGraph

# Two of a day, two without a date, one known to the year only.
DATES = ("2015-03-04", "2017-04-07", "2017-04-07", "2019", "2022-05-08", "2024-04-10", None, None)
METHODS = ("thesaurus", "named", "wording")
WORDS = ("继续推进", "扩大", "修订", "试点", "全面推行", "取代原有", "加强")
BODIES = ("标准局", "财政局")


@dataclass(frozen=True)
class World:
    """Graphs to load, the sentences in them, and the pairs that are links: earlier, later."""

    graphs: list[PropertyGraph]
    sentences: list[Sentence]
    threads: list[Thread]
    judged: list[Judged]
    links: frozenset[tuple[str, str]]


def world(seed: int, papers: int = 6, threads: int = 4) -> World:
    """Make a world; the same of the same seed."""
    rng = random.Random(seed)
    documents = [record_rows(_paper(rng, number).record()) for number in range(papers)]
    sentences = [one for graph in documents for one in paper_of(graph).sentences]
    sentences.sort(key=lambda one: (*one.turn, one.start))
    made = [_thread(rng, number, sentences) for number in range(threads)]
    judged = _judgements(rng, made, sentences)
    bodies = [agency(body) for body in BODIES]
    authority = authority_graph(bodies, [name(body, body) for body in BODIES], [], [])
    graphs = [authority, *documents, *lineage_graphs(made, judged).values()]
    return World(graphs, sentences, made, judged, frozenset(_linked(made, judged)))


def apart(a: Sentence, b: Sentence) -> bool:
    """Say whether the dates, or in one document report and plan, tell which comes first."""
    if a.document == b.document:
        return a.status != b.status
    first, second = (one.turn[0] for one in (a, b))
    return bool(first and second) and _day(first) != _day(second)


def _day(date: str) -> str:
    """The first day of a partial date."""
    return f"{date}-01-01"[:10]


def _linked(threads: Iterable[Thread], judged: Iterable[Judged]) -> set[tuple[str, str]]:
    found = {
        (a.measure, b.measure)
        for thread in threads
        for a, b in combinations(sorted(thread.sentences, key=lambda s: (*s.turn, s.start)), 2)
        if apart(a, b)
    }
    found |= {(one.earlier, one.later) for one in judged if one.verdict == "added"}
    return found - {(one.earlier, one.later) for one in judged if one.verdict == "rejected"}


def _paper(rng: random.Random, number: int) -> Paper:
    clauses = []
    for clause in range(rng.randint(1, 3)):
        tasks: list[str | Task | Said] = [
            Task(
                f"{rng.choice(WORDS)}第{number}之{clause}之{place}项工作。",
                status=rng.choice(["planned", "planned", "reported"]),
            )
            for place in range(rng.randint(1, 3))
        ]
        if rng.random() < 0.7:
            tasks.append(Said([(body, "responsible") for body in BODIES[: rng.randint(1, 2)]]))
        clauses.append((f"事项{clause}", tasks))
    return Paper(f"测〔2020〕{number + 1}号", DATES[number % len(DATES)], clauses)


def _thread(rng: random.Random, number: int, sentences: list[Sentence]) -> Thread:
    some = rng.sample(sentences, min(len(sentences), rng.randint(2, 7)))
    some.sort(key=lambda one: (*one.turn, one.start))
    places = tuple((one.start, one.start + 2) for one in some)
    method = rng.choice(METHODS)
    return Thread(
        f"t-{number:010x}", f"线索{number}", "wording", method, tuple(some), places, None  # type: ignore[arg-type]
    )  # fmt: skip


def _judgements(
    rng: random.Random, threads: list[Thread], sentences: list[Sentence]
) -> list[Judged]:
    found: dict[tuple[str, str], Judged] = {}
    for thread in threads:
        pairs = [pair for pair in combinations(thread.sentences, 2) if apart(*pair)]
        for a, b in rng.sample(pairs, min(2, len(pairs))):
            verdict = rng.choice(["confirmed", "rejected"])
            found[a.measure, b.measure] = _judged(a, b, verdict)
    dated = [one for one in sentences if one.turn[0]]
    for _ in range(2):
        a, b = sorted(rng.sample(dated, 2), key=lambda one: (*one.turn, one.start))
        if apart(a, b):
            found.setdefault((a.measure, b.measure), _judged(a, b, "added"))
    return list(found.values())


def _judged(a: Sentence, b: Sentence, verdict: str) -> Judged:
    kind = "expands" if verdict == "added" else None
    return Judged(
        a.measure, b.measure, verdict, kind, "reader", "2026-01-02", "读过两处原文",  # type: ignore[arg-type]
        b.start, b.end, b.text,
    )  # fmt: skip
