"""A store that changes while it is read is asked again; one that is away gives 503, then recovers."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from api.app import create_app
from api.dataset import DatasetStates
from api.frame.again import ATTEMPTS
from api.settings import Settings
from graph.build import build
from graph.errors import StateChanged
from graph.neo4j.server.process import Neo4jServer
from ontology.authority import load_authority
from tests.api.serving import client_of
from tests.graph.samples import record
from tests.neo4j import serving
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from api.state import State
    from graph.port import Reader

PATH = "/v1/documents"


class Changing(DatasetStates):
    """States of a dataset that are committed to during so many reads."""

    left = 0
    reads = 0

    @contextmanager
    def reading(self) -> Iterator[tuple[Reader, State]]:
        with super().reading() as found:
            self.reads += 1
            yield found
            if self.left:
                self.left -= 1
                raise StateChanged("The store was committed to while it was read; ask again.")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    path = tmp_path_factory.mktemp("data")
    build([record()], load_authority(), path, f"sqlite:{path / 'store.sqlite'}", version="1")
    return Settings(data=str(path))


def test_a_request_whose_state_changes_is_run_again_until_it_is_whole(settings: Settings) -> None:
    with client_of(create_app(DatasetStates(settings), settings)) as client:
        whole = client.get(PATH)
        assert whole.status_code == 200
    for changes in (1, ATTEMPTS - 1):
        states = Changing(settings)
        with client_of(create_app(states, settings)) as client:
            states.left = changes
            again = client.get(PATH)
            assert (again.status_code, again.content) == (200, whole.content)
            assert again.headers["ETag"] == whole.headers["ETag"]
            assert states.reads == changes + 1
            states.left = 1
            assert client.get("/readyz").status_code == 200


def test_a_store_that_never_stops_changing_is_reported_with_when_to_try(settings: Settings) -> None:
    states = Changing(settings)
    with client_of(create_app(states, settings)) as client:
        states.left, states.reads = 1000, 0
        answer = client.get(PATH)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "1"
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        assert states.reads == ATTEMPTS


def test_a_server_that_is_stopped_gives_503_and_the_service_recovers_by_itself(
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    serving.needs_java()
    monkeypatch.delenv("ZHIMAI_NEO4J_PASSWORD", raising=False)
    monkeypatch.setenv("ZHIMAI_NEO4J_RETRY_SECONDS", "1")
    monkeypatch.setenv("ZHIMAI_NEO4J_ACQUIRE_SECONDS", "5")
    server = Neo4jServer(tmp_path / "server", free_port(), heap=512, page_cache=32, quick=True)
    states = DatasetStates(Settings(data=settings.data, store=server.url))
    # The service starts before its server.
    with client_of(create_app(states, settings)) as client:
        check_away(client, caplog)
        with server:
            whole = client.get(PATH)
            assert whole.status_code == 200
            assert client.get("/readyz").status_code == 200
            server.kill()
            check_away(client, caplog)
            server.start()
            again = client.get(PATH)
            assert (again.status_code, again.content) == (200, whole.content)


def check_away(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        answer = client.get("/v1/search?q=质量")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "neo4j" not in answer.text
    assert any("Is it running" in logged.getMessage() for logged in caplog.records)
    ready = client.get("/readyz")
    assert ready.status_code == 503
