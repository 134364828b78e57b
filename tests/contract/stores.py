"""The graphs that the contract is tried on, each loaded into both kinds of store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.graphs import generated_graphs
from corpus import __file__ as corpus_file
from graph.rdf import authority_to_graph, record_to_graph
from graph.store import open_store
from loaders.extract import extract
from ontology.authority import load_authority
from tests.contract.hubs import hub_graphs
from tests.lineage import with_lineage
from tests.queries.lineage_world import world

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.port import Store
    from graph.property_graph import PropertyGraph


THREADS: Final = world(7, papers=14, threads=12)
"""A world of threads and judgements, made by hand."""


@dataclass(frozen=True)
class Both:
    """Two stores that hold the very same graphs."""

    name: str
    sqlite: Store
    neo4j: Store


def graphs_of(name: str) -> Iterable[PropertyGraph]:
    """Return the graphs of a name: corpus, hubs, threads, or a number of generated sentences."""
    if name == "corpus":
        folder = Path(corpus_file).parent
        return [
            authority_to_graph(load_authority()),
            *with_lineage(
                record_to_graph(extract(path), "test") for path in sorted(folder.glob("*.txt"))
            ),
        ]
    if name == "hubs":
        return hub_graphs()
    if name == "threads":
        return THREADS.graphs
    return generated_graphs(int(name))


def load(store: Store, graphs: Iterable[PropertyGraph]) -> Store:
    """Load graphs into an empty store and return it."""
    store.load(graphs)
    return store


def both_of(name: str, path: Path, url: str, graphs: Iterable[PropertyGraph]) -> Both:
    """Return a SQLite store in a file and the (emptied) Neo4j store at an address, both loaded."""
    given = list(graphs)
    return Both(name, load(open_store(f"sqlite:{path}"), given), load(open_store(url), given))
