"""Measures each question on both stores, beside Cypher written by hand on the same server.

    python -m benchmarks.bench_questions [--measures 100000] [--asked 60] [--keep FOLDER]

Starts a Neo4j of its own and loads one generated graph into it and into SQLite. The hand-written
queries give the bare facts of the same page (no totals, no facets, no names as of a day), each in
one round trip; what the product asks beyond that is in the difference, and is listed below each
line: every statement with how often it is asked for one answer, its milliseconds and its rows.
Median and 95th in 100, after some rounds that warm the server (Java compiles what it runs often).
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.bench_store import things_to_ask, timed
from benchmarks.graphs import generated_graphs
from benchmarks.machine import machine
from graph.neo4j.server.jars import version
from graph.neo4j.server.process import Neo4jServer
from graph.search_key import search_key
from graph.store import open_store
from queries.duties import duties
from queries.matrix import matrix
from queries.partners import partners
from queries.reader import question
from queries.responsibility import responsibility
from queries.search import search
from queries.shared import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.port import Parameters, Reader, Store

WARM: Final = 6
"""Rounds through all things of a question before it is timed, by each side."""
BODIES = """
MATCH (m:Measure {id: $id})<-[:COVERS]-(s:Statement)<-[x:ASSIGNED_TO]-(a:Agency)
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision)-[:HAS_STATEMENT]->(s)
RETURN d.id, d.title, p.id, p.path, s.id, s.quote, a.id, a.name, x.role, x.surface, x.start, x.end
ORDER BY s.pk, x.n"""
DUTIES = """
MATCH (:Agency {id: $id})-[:STANDS_FOR]->(named:Agency)
MATCH (named)-[:ASSIGNED_TO]->(s:Statement)
WITH DISTINCT s.provision AS clause ORDER BY clause LIMIT 20
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision {pk: clause})
MATCH (p)-[:HAS_STATEMENT]->(s:Statement)<-[x:ASSIGNED_TO]-(a:Agency)
OPTIONAL MATCH (s)-[:COVERS]->(m:Measure)
RETURN p.id, p.path, d.id, d.title, s.quote, a.id, a.name, x.role, x.surface, collect(m.text)
ORDER BY p.id"""
SHARED = """
MATCH (:Agency {id: $one})-[:STANDS_FOR]->(a)-[x:ASSIGNED_TO]->(s:Statement)
MATCH (s)-[:COVERS*0..2]-(t:Statement)
MATCH (t)<-[y:ASSIGNED_TO]-(b)<-[:STANDS_FOR]-(:Agency {id: $other})
WITH DISTINCT s.provision AS clause ORDER BY clause LIMIT 20
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision {pk: clause})
MATCH (p)-[:HAS_STATEMENT]->(s:Statement)<-[x:ASSIGNED_TO]-(g:Agency)
RETURN p.id, p.path, d.id, d.title, s.quote, g.id, g.name, x.role, x.surface
ORDER BY p.id"""
PARTNERS = """
MATCH (a:Agency {id: $id})-[:STANDS_FOR]->()-[:ASSIGNED_TO]->(s:Statement)
WITH DISTINCT a, s
MATCH (s)-[:COVERS*0..2]-(t:Statement)<-[:ASSIGNED_TO]-()<-[:STANDS_FOR]-(g:Agency)
WHERE g <> a
RETURN g.id, g.name, count(DISTINCT s.provision) AS clauses
ORDER BY clauses DESC, g.id LIMIT 20"""
MATRIX = """
MATCH (a:Agency)-[:STANDS_FOR]->()-[:ASSIGNED_TO]->(s:Statement) WHERE a.id IN $ids
MATCH (s)-[:COVERS*0..2]-(t:Statement)
MATCH (t)<-[:ASSIGNED_TO]-()<-[:STANDS_FOR]-(b:Agency) WHERE b.id IN $ids AND a.id <= b.id
RETURN a.id, b.id, count(DISTINCT s.provision) AS clauses
ORDER BY a.id, b.id"""
SEARCH = """
CALL db.index.fulltext.queryNodes('zhimai_provision_text', $match) YIELD node AS p
WHERE coalesce(p.folded, p.text) CONTAINS $key
WITH p ORDER BY p.pk LIMIT 20
MATCH (d:Document)-[:HAS_PROVISION]->(p)
RETURN p.id, p.path, p.text, d.id, d.title
ORDER BY p.pk"""


def by_hand(query: str, *names: str) -> Callable[..., Any]:
    """Return what asks a query with its parameters in order."""

    def ask(reader: Reader, *things: Any) -> Any:
        return reader.query(query, dict(zip(names, things, strict=True)))

    return ask


def search_by_hand(reader: Reader, words: str) -> Any:
    key = search_key(words)
    return reader.query(SEARCH, {"key": key, "match": reader.match_expression(key)})


def questions(things: dict[str, list[tuple[Any, ...]]], asked: int) -> list[tuple[Any, ...]]:
    """Return name, question, what it is asked for, the same by hand."""
    named = things["agency, as named"]
    ten = [
        (list(dict.fromkeys(row[0] for row in named[n : n + 10])),)
        for n in range(0, asked - 10, 10)
    ]
    return [
        ("who answers for a measure", responsibility, things["measure"], by_hand(BODIES, "id")),
        ("an agency's first page", duties, named, by_hand(DUTIES, "id")),
        (
            "shared by two",
            lambda reader, a, b: shared(reader, [a, b]),
            things["pair that shares"],
            by_hand(SHARED, "one", "other"),
        ),
        ("partners of an agency", partners, named, by_hand(PARTNERS, "id")),
        ("matrix of ten", matrix, ten, by_hand(MATRIX, "ids")),
        ("search, words of 2 to 6", search, things["words"], search_by_hand),
    ]


@dataclass
class Watched:
    """Stands before a reader; `asked` are the seconds and rows of each statement by its name."""

    reader: Reader
    asked: dict[str, list[tuple[float, int]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def dialect(self) -> str:
        """The reader's own."""
        return self.reader.dialect

    def query(self, text: str, parameters: Parameters, /, *, many: bool = False) -> list[Any]:
        """Ask the reader and note what it took."""
        begin = time.perf_counter()
        rows = self.reader.query(text, parameters, many=many)
        self.asked[_names()[text]].append((time.perf_counter() - begin, len(rows)))
        return rows

    def match_expression(self, key: str) -> str:
        """Answer as the reader does."""
        return self.reader.match_expression(key)

    def release(self) -> str:
        """Answer as the reader does."""
        return self.reader.release()


@cache
def _names() -> dict[str, str]:
    """Return the name of each question by its text in Cypher."""
    files = [file.name for file in resources.files("queries").iterdir()]
    names = [name.removesuffix(".cypher") for name in files if name.endswith(".cypher")]
    return {question(name, "cypher"): name for name in names}


def statements_of(reader: Reader, ask: Callable[..., Any], some: Sequence[tuple[Any, ...]]) -> None:
    """Print what one answer is made of, the dearest statement first."""
    watched = Watched(reader)
    for thing in some:
        ask(watched, *thing)
    for name, found in sorted(watched.asked.items(), key=lambda item: -sum(s for s, _ in item[1])):
        times = len(found) / len(some)
        seconds, rows = (statistics.mean(column) for column in zip(*found, strict=True))
        print(f"    {name:<24} {times:4.1f} times  {seconds * 1e3:6.2f} ms  {rows:6.0f} rows")


def loaded(store: Store, name: str, measures: int) -> Store:
    """Load the generated graph unless the store holds one."""
    if not store.held():
        begin = time.perf_counter()
        store.load(generated_graphs(measures))
        print(f"loaded into {name} in {time.perf_counter() - begin:.0f} s", flush=True)
    return store


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measures", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=60)
    parser.add_argument("--patience", type=float, default=60.0, help="seconds for one figure")
    parser.add_argument("--keep", type=Path, help="a folder in which both stores are kept")
    options = parser.parse_args(arguments)
    print(machine("neo4j", "neo4j-rust-ext"), f"Neo4j {version()}", sep=", ")
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "store.db"
        server = stack.enter_context(Neo4jServer(folder / "server", heap=1536, page_cache=1024))
        sqlite = loaded(open_store(f"sqlite:{path}"), "SQLite", options.measures)
        cypher = loaded(open_store(server.url), "Neo4j", options.measures)
        things = things_to_ask(path, options.asked)
        print(f"load average {os.getloadavg()[0]:.1f}")
        print(
            f"{'ms, median / 95th in 100':<28}{'SQLite':>18}{'Neo4j':>18}{'by hand':>18}  Neo4j ÷ hand"
        )
        for name, ask, some, peer in questions(things, options.asked):
            figures = []
            for store, asks in ((sqlite, ask), (cypher, ask), (cypher, peer)):
                with store.snapshot() as reader:
                    if store is cypher:
                        _warm(reader, asks, some, options.patience)
                    figures.append(timed(reader, asks, some, options.patience))
            shown = "".join(f"{f'{f.p50:.1f} / {f.p95:.1f}':>18}" for f in figures)
            ours, hand = figures[1:]
            print(f"{name:<28}{shown}  {ours.p50 / hand.p50:.2f} / {ours.p95 / hand.p95:.2f}")
            with cypher.snapshot() as reader:
                statements_of(reader, ask, some)
                rows = statistics.mean(len(peer(reader, *thing)) for thing in some)
            print(f"    {'by hand':<24}  1.0 times             {rows:6.0f} rows", flush=True)
        print(f"load average {os.getloadavg()[0]:.1f}")
        sqlite.close()
        cypher.close()


def _warm(
    reader: Reader, ask: Callable[..., Any], some: Sequence[tuple[Any, ...]], patience: float
) -> None:
    begin = time.perf_counter()
    for thing in [*some] * WARM:
        ask(reader, *thing)
        if time.perf_counter() - begin > patience:
            return


if __name__ == "__main__":
    main()
