"""A store in the shared Neo4j, empty at the start of each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store import open_store
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
