"""Two datasets to ask: the three small graphs of the protocol's tests, and the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.api.corpus import build_corpus
from tests.api.serving import client_of, service_of
from tests.sparql.services import DOCUMENTS, commit, sparql_only

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx


@pytest.fixture(scope="session")
def protocol_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the W3C's protocol tests; tests leave it as it is."""
    folder = tmp_path_factory.mktemp("protocol")
    commit(folder, DOCUMENTS)
    return folder


@pytest.fixture(scope="session")
def protocol(protocol_data: Path) -> Iterator[httpx.Client]:
    with client_of(sparql_only(protocol_data)) as client:
        yield client


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of two thousand triples; tests leave it as it is."""
    folder = tmp_path_factory.mktemp("many")
    triples = [
        f"<http://e/{n}> <http://e/next> <http://e/{(7 * n + 1) % 500}>" for n in range(2000)
    ]
    commit(folder, {"http://e/g": triples})
    return folder


@pytest.fixture(scope="session")
def corpus_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five documents; tests leave them as they are."""
    folder = tmp_path_factory.mktemp("corpus")
    build_corpus(folder)
    return folder


@pytest.fixture(scope="session")
def corpus(corpus_data: Path) -> Iterator[httpx.Client]:
    """The corpus, with limits that tests can reach."""
    service = service_of(corpus_data, sparql_seconds=2, sparql_rows=1000, sparql_memory_mb=256)
    with client_of(service) as client:
        yield client
