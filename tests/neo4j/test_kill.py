"""The loader or the server killed at any point, two loaders at once: nothing half, nothing lost.

Of the server's twenty points two are real kills. The others are copies of its data folder, made
while the process is stopped: the very files that SIGKILL leaves, since what the process has not
written by then is in neither. They are reopened in one warm JVM, which saves six seconds each.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import StaleState
from graph.neo4j.server.jars import jars
from graph.neo4j.server.process import Neo4jServer
from graph.port import State, Store
from graph.store import open_store
from ontology.errors import StoreError
from tests.graph.samples import small_authority
from tests.neo4j import serving
from tests.neo4j.contents import contents
from tests.neo4j.test_store import other_bodies, shorter, version
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import ForkServerProcess

    from graph.property_graph import PropertyGraph

KILLS = 20
REAL_KILLS = 2
NUMBERS = range(1, 6)


def state_of(turn: int) -> list[PropertyGraph]:
    """Return one of two sets of graphs: every document and the authority file differ."""
    if turn % 2:
        return [small_authority(), *(version(number) for number in NUMBERS)]
    kinds = (shorter, other_bodies)
    return [small_authority(succession=False), *(kinds[n % 2](n) for n in NUMBERS)]


def load(url: str, password: str, turn: int, generation: int | None = None) -> None:
    """Load one of the sets in many small transactions; what a child process does."""
    os.environ["ZHIMAI_NEO4J_PASSWORD"] = password
    graphs = state_of(turn)
    state = None if generation is None else State("dataset", generation)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.neo4j.store.ROWS_AT_ONCE", 20)
        store = open_store(url)
        try:
            store.load(graphs, state)
        except StaleState:
            assert generation is not None
        finally:
            store.close()


def child(*arguments: Any) -> ForkServerProcess:
    """Start a process that loads; the imports are done once for all of them."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.neo4j.test_kill", "graph.neo4j.store"])
    process = context.Process(target=load, args=arguments)
    process.start()
    return process


def loaded_fresh(store: Store, turn: int) -> dict[str, list[Any]]:
    serving.emptied()
    store.load(state_of(turn))
    return contents(store)


def check_whole(store: Store) -> None:
    """Every graph that is held is there as one of its two versions has it."""
    known = {(g.graph, g.sha256): g for turn in (0, 1) for g in state_of(turn)}
    for graph in store.dump():
        assert graph == known[graph.graph, graph.sha256]


def test_a_loader_killed_at_twenty_points_is_gone_on_from(store: Store, url: str) -> None:
    fresh = [loaded_fresh(store, turn) for turn in (0, 1)]
    lasts = 0.0
    for turn in (1, 0):  # the first one waits for the imports
        began = time.monotonic()
        whole = child(url, serving.PASSWORD, turn)
        whole.join(60)
        assert whole.exitcode == 0
        lasts = time.monotonic() - began
    rng = random.Random(4)
    killed = 0
    for turn in range(1, KILLS + 1):
        process = child(url, serving.PASSWORD, turn)
        began = time.monotonic()
        process.join(rng.uniform(0, 0.9 * lasts))
        process.kill()
        process.join()
        if process.exitcode == -signal.SIGKILL:
            killed += 1
        else:  # it was over before: the machine is less busy than when it was measured
            lasts = min(lasts, time.monotonic() - began)
        check_whole(store)
        store.load(state_of(turn))
        assert contents(store) == fresh[turn % 2]
    assert killed >= KILLS // 2


def test_two_loaders_at_once_do_no_harm(store: Store, url: str) -> None:
    fresh = [loaded_fresh(store, turn) for turn in (0, 1)]
    for wanted in (0, 1):
        serving.emptied()
        # The same set twice; then two sets, of which the later commit of the dataset wins.
        both = [child(url, serving.PASSWORD, wanted) for _ in range(2)]
        for process in both:
            process.join(60)
        assert [process.exitcode for process in both] == [0, 0]
        assert contents(store) == fresh[wanted]
        turns = ((1 - wanted, 5), (wanted, 6))
        both = [child(url, serving.PASSWORD, turn, generation) for turn, generation in turns]
        for process in both:
            process.join(60)
        assert [process.exitcode for process in both] == [0, 0]
        assert store.state() == State("dataset", 6)
        check_whole(store)
        assert {g.graph: g.sha256 for g in state_of(wanted)} == store.held()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server of this module's own, without a password."""
    serving.needs_java()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ZHIMAI_NEO4J_PASSWORD", raising=False)
        folder = tmp_path_factory.mktemp("killed")
        with Neo4jServer(folder, free_port(), heap=512, page_cache=32, quick=True) as server:
            yield server


@contextmanager
def loading(url: str) -> Iterator[None]:
    """Load one set after the other in a thread, as long as the block lasts or the server does."""
    over = threading.Event()
    patch = pytest.MonkeyPatch()
    patch.setattr("graph.neo4j.store.ROWS_AT_ONCE", 20)

    def work() -> None:
        turn = 0
        while not over.is_set():
            try:
                store = open_store(url)
                try:
                    store.load(state_of(turn))
                finally:
                    store.close()
            except StoreError:
                return  # the server is gone
            turn += 1

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(120)
        patch.undo()


def frozen_copies(server: Neo4jServer, folder: Path, count: int, lasts: float) -> list[Path]:
    """Copy the server's data at random points of loads, the process stopped meanwhile.

    `lasts` is how long a load takes, in seconds: about what passes between two copies.
    """
    assert server.process is not None
    rng = random.Random(5)
    copies = []
    with loading(server.url):
        for number in range(count):
            time.sleep(rng.uniform(0.1, 1.5) * lasts)
            copies.append(folder / str(number))
            os.kill(server.process.pid, signal.SIGSTOP)
            try:
                shutil.copytree(server.folder / "data", copies[-1] / "data")
            finally:
                os.kill(server.process.pid, signal.SIGCONT)
    return copies


@contextmanager
def reopened(folders: list[Path], log: Path) -> Iterator[Iterator[str]]:
    """Give the URLs of servers that have one folder after the other open."""
    command = [
        *("java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        *(f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in ("java.nio", "java.io", "sun.nio.ch")),
        *("-cp", f"{jars()}/*", str(Path(__file__).with_name("Reopen.java"))),
    ]
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    assert process.stdin is not None
    assert process.stdout is not None

    def each() -> Iterator[str]:
        assert process.stdin is not None
        assert process.stdout is not None
        for folder in folders:
            port = free_port()
            process.stdin.write(f"{port} {folder}\n")
            process.stdin.flush()
            assert process.stdout.readline() == "open\n", log.read_text("utf-8")[-2000:]
            yield f"neo4j://127.0.0.1:{port}"

    try:
        yield each()
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def test_a_server_killed_at_twenty_points_keeps_whole_graphs_and_takes_the_load_again(
    server: Neo4jServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZHIMAI_NEO4J_PASSWORD", raising=False)
    store = open_store(server.url)
    fresh = []
    for turn in (1, 0):
        store.apply([], drop=list(store.held()))
        began = time.monotonic()
        store.load(state_of(turn))
        lasts = time.monotonic() - began
        fresh.insert(0, contents(store))
    copies = frozen_copies(server, tmp_path, KILLS - REAL_KILLS, lasts)
    states = set()
    for number in range(REAL_KILLS):
        with loading(server.url):
            time.sleep(random.Random(number).uniform(0.2, 1.5))
            server.kill()
        server.start()
        states.add(tuple(sorted(store.held().values())))
        check_whole(store)
        store.load(state_of(0))
        assert contents(store) == fresh[0]
    store.close()
    server.stop()
    with reopened(copies, tmp_path / "log") as urls:
        for number, url in enumerate(urls):
            again = open_store(url)
            states.add(tuple(sorted(again.held().values())))
            if number % 6 == 0:
                check_whole(again)
            again.load(state_of(number))
            assert contents(again) == fresh[number % 2]
            again.close()
    # They were not all the same moment.
    assert len(states) >= 5
