"""Whatever is wrong with the server, the error says what to do, and the store recovers by itself."""

from __future__ import annotations

import logging
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import StoreUnavailable
from graph.neo4j import layout
from graph.neo4j.server.jars import ServerFailed, cache_folder, jars
from graph.neo4j.server.process import Neo4jServer
from graph.neo4j.settings import Address
from graph.store import open_store
from ontology.errors import InputError, StoreError
from tests.neo4j import serving
from tests.neo4j.test_store import shorter, version
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Store

SLOW = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN max(a * b)"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server to be stopped, frozen and killed; it asks for no password."""
    serving.needs_java()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ZHIMAI_NEO4J_PASSWORD", raising=False)
        with Neo4jServer(
            tmp_path_factory.mktemp("own"), free_port(), heap=512, quick=True
        ) as server:
            yield server


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up soon."""
    monkeypatch.setenv("ZHIMAI_NEO4J_RETRY_SECONDS", "2")
    monkeypatch.setenv("ZHIMAI_NEO4J_ACQUIRE_SECONDS", "3")


@pytest.fixture
def own(server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store in that server, with one document."""
    monkeypatch.delenv("ZHIMAI_NEO4J_PASSWORD", raising=False)
    store = open_store(server.url)
    store.apply([version(1)])
    yield store
    store.close()


def test_a_wrong_password_says_which_settings_hold_it(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIMAI_NEO4J_PASSWORD", "wrong-secret")
    with pytest.raises(StoreError, match="ZHIMAI_NEO4J_PASSWORD") as raised:
        open_store(url)
    assert "wrong-secret" not in str(raised.value)
    monkeypatch.delenv("ZHIMAI_NEO4J_PASSWORD")
    with pytest.raises(StoreError, match="ZHIMAI_NEO4J_PASSWORD"):
        open_store(url)


def test_a_password_may_come_in_a_file(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text(serving.PASSWORD + "\n", encoding="utf-8")
    monkeypatch.delenv("ZHIMAI_NEO4J_PASSWORD")
    monkeypatch.setenv("ZHIMAI_NEO4J_PASSWORD_FILE", str(tmp_path / "secret"))
    open_store(url).close()
    monkeypatch.setenv("ZHIMAI_NEO4J_PASSWORD_FILE", str(tmp_path / "missing"))
    with pytest.raises(InputError, match="PASSWORD_FILE"):
        open_store(url)


def test_bolt_addresses_and_a_database_in_the_url_work_too(url: str) -> None:
    open_store(url.replace("neo4j://", "bolt://")).close()
    open_store(f"{url}/neo4j").close()
    with pytest.raises(StoreError, match="ZHIMAI_NEO4J_DATABASE"):
        open_store(f"{url}/nosuch")


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("neo4j://127.0.0.1:1", "Is it running"),
        ("bolt://127.0.0.1:1", "Is it running"),
        ("neo4j://nowhere.invalid", "Is it running"),
    ],
)
def test_a_server_that_is_not_there_is_named_with_what_to_do(
    place: str, says: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "graph"), pytest.raises(StoreUnavailable) as raised:
        open_store(place)
    assert says in str(raised.value)
    assert place in str(raised.value)
    assert raised.value.retry_after > 0
    ours = [record for record in caplog.records if record.name.startswith("graph.")]
    assert [record.getMessage() for record in ours] == [str(raised.value)]


def test_a_server_without_tls_is_told_from_one_that_is_away(url: str) -> None:
    with pytest.raises(StoreError, match=r"127\.0\.0\.1"):
        open_store(url.replace("neo4j://", "neo4j+ssc://"))


def test_a_database_with_somebody_elses_data_is_refused_and_not_touched(url: str) -> None:
    server = serving.the_server()
    with serving.driver(server) as driver:
        driver.execute_query("MATCH (s:Store) DELETE s")
        driver.execute_query("CREATE (:Person {name: 'Ada'})-[:KNOWS]->(:Person {name: 'Bob'})")
        for read_only in (False, True):
            with pytest.raises(StoreError, match="nothing in it was touched"):
                open_store(url, read_only=read_only)
        nodes = driver.execute_query("MATCH (n) RETURN labels(n) AS l").records
        assert [row["l"] for row in nodes] == [["Person"], ["Person"]]
        # Their own label Store is no mark of ours.
        driver.execute_query("CREATE (:Store {name: 'Supermarket'})")
        with pytest.raises(StoreError, match="nothing in it was touched"):
            open_store(url)
        driver.execute_query("MATCH (n) DETACH DELETE n")
    with pytest.raises(StoreError, match="zhimai build"):
        open_store(url, read_only=True)
    open_store(url).close()
    open_store(url, read_only=True).close()


@pytest.mark.parametrize("found", ["4.4.38", "5.6.0", "3.5.35"])
def test_an_older_neo4j_is_refused_with_the_version_it_needs(found: str) -> None:
    class Session:
        def run(self, _: str) -> Session:
            return self

        def single(self) -> dict[str, Any]:
            return {"version": found, "edition": "community"}

    with pytest.raises(StoreError, match=rf"is {found}.*5\.26"):
        layout.check_server(Session(), Address("neo4j://h:7687", "neo4j"))  # type: ignore[arg-type]


def test_a_server_killed_in_the_middle_of_a_query_is_reported_and_found_again(
    server: Neo4jServer, own: Store
) -> None:
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            own.query(SLOW)
        except StoreError as error:
            raised.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(1.0)
    server.kill()
    asking.join(60)
    assert [type(error) for error in raised] == [StoreUnavailable]
    with pytest.raises(StoreUnavailable):
        own.held()
    with pytest.raises(StoreUnavailable):
        own.apply([version(2)])
    server.start()
    # The same store, without being opened again.
    assert own.held() == {version(1).graph: version(1).sha256}
    own.apply([version(2)])
    assert len(own.held()) == 2


def test_a_frozen_server_is_given_up_on(server: Neo4jServer, own: Store) -> None:
    assert server.process is not None
    own.held()
    os.kill(server.process.pid, signal.SIGSTOP)
    began = time.monotonic()
    try:
        with pytest.raises(StoreUnavailable):
            own.held()
        assert time.monotonic() - began < 30
    finally:
        os.kill(server.process.pid, signal.SIGCONT)
    assert len(own.held()) >= 1


def fill(store: Store) -> None:
    for number in range(10, 2000):
        store.apply([version(number)])


def test_a_full_disk_is_named_and_a_restart_with_room_finds_everything(
    server: Neo4jServer, own: Store
) -> None:
    assert server.process is not None
    own.apply([version(1)])
    held = own.held()
    # Files may not grow any more, as on a full disk.
    log = max(
        server.folder.rglob("neostore.transaction.db.*"), key=lambda path: path.stat().st_mtime
    )
    limit = log.stat().st_size
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (limit, limit))
    with pytest.raises(StoreUnavailable, match=r"disk|log"):
        fill(own)
    server.kill()
    server.start()
    after = own.held()
    assert held.items() <= after.items()
    own.apply([shorter(1)])
    assert own.held()[shorter(1).graph] == shorter(1).sha256


def test_a_server_that_can_not_start_says_why(server: Neo4jServer, tmp_path: Path) -> None:
    with pytest.raises(ServerFailed, match="listens on"):
        Neo4jServer(tmp_path, port=server.port).start()
    second = Neo4jServer(server.folder, heap=512, quick=True)
    with pytest.raises(ServerFailed, match=r"server\.log"):
        second.start()  # the folder is locked by the first


def test_without_maven_or_java_the_error_names_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIMAI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cache_folder() == tmp_path / "cache"
    with pytest.raises(ServerFailed, match="apt-get install maven"):
        jars()
    with pytest.raises(ServerFailed, match="Java 17"):
        Neo4jServer(tmp_path).start()


def test_without_the_driver_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("graph.store.find_spec", lambda _: None)
    with pytest.raises(StoreError, match=r"pip install 'zhimai\[neo4j\]'"):
        open_store("neo4j://127.0.0.1:7687")


def test_a_server_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    serving.needs_java()
    code = (
        "import os, sys, pathlib\n"
        "from graph.neo4j.server.process import Neo4jServer\n"
        "server = Neo4jServer(pathlib.Path(sys.argv[1]), heap=256, page_cache=16, quick=True)\n"
        "server.port = int(sys.argv[2])\n"
        "server.launch()\n"
        "print(server.process.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), str(free_port())],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    java = Path("/proc") / done.stdout.strip()
    limit = time.monotonic() + 60
    while java.exists() and time.monotonic() < limit:
        time.sleep(0.1)
    assert not java.exists()
