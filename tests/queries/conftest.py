"""The stores that the questions are tried on: the corpus, and a generated graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.graphs import generated_graphs
from corpus import __file__ as corpus_file
from graph.rdf import authority_to_graph, record_to_graph
from graph.store import open_store
from loaders.extract import extract
from ontology.authority import load_authority
from tests.lineage import with_lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Store


@pytest.fixture(scope="session")
def records() -> list:
    """The records of the five documents, oldest first."""
    return [extract(path) for path in sorted(Path(corpus_file).parent.glob("*.txt"))]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, records: list) -> Iterator[Store]:
    """A store of the five documents, the authority file, and the lineage of the five."""
    store = open_store(f"sqlite:{tmp_path_factory.mktemp('corpus') / 'store.db'}")
    authority = load_authority()
    documents = with_lineage(record_to_graph(record, "test") for record in records)
    store.load([authority_to_graph(authority), *documents])
    yield store
    store.close()


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of a generated graph of about 10,000 sentences."""
    store = open_store(f"sqlite:{tmp_path_factory.mktemp('generated') / 'store.db'}")
    store.load(generated_graphs(10_000))
    yield store
    store.close()
