"""Measures loading into a real Neo4j, beside a bare UNWIND script and beside rdflib-neo4j.

    python -m benchmarks.bench_neo4j [--measures 20000] [--triples 10000] [--rounds 3]

Starts a server of its own. Seconds are of the wall clock and, since other programs share the
machine, of the processor: what the server and this process computed together. The bare script writes the very same nodes and relationships with the
same constraints and indexes, from rows that stand ready, in batches of 10,000 with labelled MATCH.
The two take turns in one server, after a load of each that warms it. rdflib-neo4j
(batching on) is given the triples of some documents, the store the same documents.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import neo4j

from benchmarks.bench_store import Supply
from benchmarks.graphs import generated_graphs
from benchmarks.machine import machine
from graph.neo4j import layout
from graph.neo4j.offline import offline
from graph.neo4j.offline_elements import Node
from graph.neo4j.server.jars import version
from graph.neo4j.server.process import Neo4jServer
from graph.projection.backward import to_nquads
from graph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.property_graph import PropertyGraph

BATCH = 10_000
WARM = 5_000
Tables = dict[tuple[str, ...], list[list[Any]]]


def emptied(driver: neo4j.Driver) -> None:
    """Delete all nodes, constraints and indexes."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()
        for kind, shown in (
            ("CONSTRAINT", "CONSTRAINTS"),
            ("INDEX", "INDEXES WHERE type <> 'LOOKUP'"),
        ):
            for row in list(
                session.run(f"SHOW {shown.replace(' WHERE', ' YIELD name, type WHERE')}")
            ):
                session.run(f"DROP {kind} {row['name']} IF EXISTS").consume()  # fmt: skip


def tables_of(graphs: Iterable[PropertyGraph]) -> Tables:
    """Return the rows of a whole store by label, and by type with the labels of both ends."""
    tables: Tables = defaultdict(list)
    for element in offline(graphs, None):
        if isinstance(element, Node):
            tables[element.label,].append([element.properties | {"bare": element.key}])
        else:
            ends = (element.start[0], element.end[0])
            row = [element.start[1], element.end[1], element.properties]
            tables[element.type, *ends].append(row)
    return tables


def bare_load(driver: neo4j.Driver, tables: Tables) -> float:
    """Write the rows into an empty database; return the seconds that it took."""
    labels = [name[0] for name in tables if len(name) == 1]
    begin = time.perf_counter()
    with driver.session() as session:
        # Its own keys take the place of `pk`; the other constraints and indexes are the store's.
        for statement in layout.schema():
            if not statement.endswith("n.pk IS UNIQUE"):
                session.run(statement).consume()
        for label in labels:
            session.run(f"CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.bare IS UNIQUE").consume()
        session.run("CALL db.awaitIndexes(600)").consume()
        for name, rows in sorted(tables.items(), key=lambda item: len(item[0])):
            if len(name) == 1:
                statement = f"UNWIND $rows AS r CREATE (n:{name[0]}) SET n = r[0]"
            else:
                statement = (
                    f"UNWIND $rows AS r MATCH (a:{name[1]} {{bare: r[0]}}) "
                    f"MATCH (b:{name[2]} {{bare: r[1]}}) CREATE (a)-[x:{name[0]}]->(b) SET x = r[2]"
                )
            for first in range(0, len(rows), BATCH):
                session.run(statement, rows=rows[first : first + BATCH]).consume()
    return time.perf_counter() - begin


def store_load(url: str, graphs: Iterable[PropertyGraph]) -> float:
    """Load graphs as the store does; return the seconds, generating the graphs left out."""
    supply = Supply(iter(graphs))
    begin = time.perf_counter()
    store = open_store(url)
    store.load(supply)
    store.close()
    return time.perf_counter() - begin - supply.clock.wall


def computed(pid: int) -> float:
    """Return the seconds that the processor has worked for a process and for this one."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") + time.process_time()


def beside_bare(driver: neo4j.Driver, server: Neo4jServer, measures: int, rounds: int) -> None:
    """Print the figure of the store and of the bare script."""
    assert server.process is not None
    pid, url = server.process.pid, server.url
    emptied(driver)
    store_load(url, generated_graphs(WARM))
    emptied(driver)
    bare_load(driver, tables_of(generated_graphs(WARM)))
    tables = tables_of(generated_graphs(measures))
    count = sum(map(len, tables.values()))
    graphs = list(generated_graphs(measures))
    seconds: dict[str, list[tuple[float, float]]] = {"store": [], "bare": []}
    for _ in range(rounds):
        for name, found in seconds.items():
            emptied(driver)
            before = computed(pid)
            wall = store_load(url, graphs) if name == "store" else bare_load(driver, tables)
            found.append((wall, computed(pid) - before))
    print(
        f"load {measures:,} measures, {count:,} nodes and relationships, store / bare UNWIND, "
        f"best of {rounds}:"
    )
    for place, what in enumerate(("wall clock", "processor")):
        ours, bare = (min(row[place] for row in seconds[name]) for name in seconds)
        print(
            f"  {what:<11} {ours:5.1f} / {bare:5.1f} s, ratio {bare / ours:.2f}; "
            f"{count / ours:,.0f} / {count / bare:,.0f} a second "
            f"({_all(row[place] for row in seconds['store'])}; "
            f"{_all(row[place] for row in seconds['bare'])})",
            flush=True,
        )


def beside_rdflib_neo4j(driver: neo4j.Driver, url: str, triples: int) -> None:
    """Print the figure of the store and of rdflib-neo4j for the triples of some documents."""
    try:
        import rdflib  # noqa: PLC0415 - a peer, which need not be there
        from rdflib_neo4j import (  # noqa: PLC0415 - as above
            HANDLE_VOCAB_URI_STRATEGY,
            Neo4jStore,
            Neo4jStoreConfig,
        )
    except ImportError:
        print("rdflib-neo4j is not installed (requirements-bench.txt)")
        return
    documents: list[PropertyGraph] = []
    parsed = rdflib.Dataset()
    for graph in islice(generated_graphs(triples), 1, None):
        documents.append(graph)
        parsed.parse(data=to_nquads(graph), format="nquads")
        if len(parsed) >= triples:
            break
    found = [(s, p, o) for s, p, o, _ in parsed.quads()]
    emptied(driver)
    ours = store_load(url, documents)
    emptied(driver)
    config = Neo4jStoreConfig(
        auth_data={"uri": url, "database": "neo4j", "user": "neo4j", "pwd": "none"},
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        batching=True,
    )
    driver.execute_query("CREATE CONSTRAINT FOR (n:Resource) REQUIRE n.uri IS UNIQUE")
    begin = time.perf_counter()
    peer = rdflib.Graph(store=Neo4jStore(config=config))
    for triple in found:
        peer.add(triple)
    peer.close(commit_pending_transaction=True)
    theirs = time.perf_counter() - begin
    kept = driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]
    print(
        f"{len(found):,} triples of {len(documents):,} documents: store {ours:.1f} s "
        f"({len(found) / ours:,.0f} triples/s), rdflib-neo4j {theirs:.1f} s "
        f"({len(found) / theirs:,.0f} triples/s, {kept:,} nodes); {theirs / ours:.1f} times"
    )


def _all(seconds: Iterable[float]) -> str:
    return ", ".join(f"{one:.1f}" for one in seconds)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measures", type=int, default=20_000)
    parser.add_argument("--triples", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    print(machine("neo4j", "neo4j-rust-ext", "rdflib-neo4j"), f"Neo4j {version()}", sep=", ")
    with (
        tempfile.TemporaryDirectory() as folder,
        Neo4jServer(Path(folder) / "server", heap=1536, page_cache=256) as server,
        neo4j.GraphDatabase.driver(server.url) as driver,
    ):
        beside_bare(driver, server, options.measures, options.rounds)
        size = sum(
            f.stat().st_size for f in Path(folder).rglob("data/databases/neo4j/**/*") if f.is_file()
        )
        print(f"on disk, without transaction logs: {size / 1e6:,.0f} MB")  # fmt: skip
        beside_rdflib_neo4j(driver, server.url, options.triples)


if __name__ == "__main__":
    main()
