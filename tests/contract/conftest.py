"""Both kinds of store with the same graph in them, a graph after the other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from tests.contract.stores import Both, both_of, graphs_of
from tests.neo4j import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL: Final = os.environ.get("ZHIMAI_CONTRACT") == "full"
"""The full run also takes a graph of ten thousand sentences."""
GRAPHS: Final = ("corpus", "hubs", "threads", "1000", *(("10000",) if FULL else ()))


@pytest.fixture(scope="session", params=GRAPHS)
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """Two stores that hold the same graphs; Neo4j's Community Edition has one database only."""
    path = tmp_path_factory.mktemp("contract") / "store.db"
    stores = both_of(request.param, path, serving.emptied(), graphs_of(request.param))
    yield stores
    stores.sqlite.close()
    stores.neo4j.close()
