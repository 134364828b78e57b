"""A store in the shared Neo4j: empty for each test, or with the corpus for the tests of a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store import open_store
from tests.contract.stores import graphs_of
from tests.neo4j import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Store


@pytest.fixture
def url() -> str:
    """The URL of a real Neo4j whose store holds no graph."""
    return serving.emptied()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store without graphs, open."""
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def corpus() -> Iterator[Store]:
    """The five documents and the authority file."""
    store = open_store(serving.emptied())
    store.load(graphs_of("corpus"))
    yield store
    store.close()
