"""One dataset of the corpus for all tests of the service, and clients of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.api.corpus import build_corpus
from tests.api.serving import client_of, service_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from api.app import Service


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset's folder; tests leave it as it is."""
    folder = tmp_path_factory.mktemp("data")
    build_corpus(folder)
    return folder


@pytest.fixture(scope="session")
def service(data: Path) -> Service:
    return service_of(data)


@pytest.fixture(scope="session")
def client(service: Service) -> Iterator[httpx.Client]:
    with client_of(service) as found:
        yield found
