"""A request answers from one state, though Neo4j shows a commit piece by piece."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import neo4j
import pytest

from graph.errors import StateChanged, StoreUnavailable
from graph.neo4j import gate
from graph.store import open_store
from tests.neo4j import serving
from tests.neo4j.test_store import other_bodies, shorter, version

if TYPE_CHECKING:
    from graph.port import Store
    from graph.property_graph import PropertyGraph

CLOSE = "MATCH (g:Store {key: 'gate'}) SET g.closed = $commit, g.since = timestamp()"
OPEN = "MATCH (g:Store {key: 'gate'}) REMOVE g.closed, g.since"


def test_a_snapshot_sees_the_state_that_it_began_with_or_says_that_it_changed(
    store: Store, url: str
) -> None:
    store.apply([version(1)])
    before = store.release()
    with store.snapshot() as reader:
        assert reader.release() == before
        reader.query("MATCH (n:Measure) RETURN count(n)")
    writer = open_store(url)

    def read(graph: PropertyGraph | None, error: type[Exception] | None = None) -> None:
        with store.snapshot() as reader:
            if graph is not None:
                writer.apply([graph])
            assert reader.release() == before
            if error is not None:
                raise error

    with pytest.raises(StateChanged):
        read(shorter(1))
    before = store.release()
    # An error in the middle may come of half a commit: the change is what is reported.
    with pytest.raises(StateChanged):
        read(version(1), KeyError)
    before = store.release()
    with pytest.raises(KeyError):
        read(None, KeyError)
    writer.close()


def test_readers_wait_while_a_commit_is_applied(store: Store) -> None:
    store.apply([version(1)])
    with (
        serving.driver(serving.the_server()) as driver,
        driver.session() as session,
        session.begin_transaction(metadata={gate.METADATA: "ours"}) as held,
    ):
        held.run("RETURN 1").consume()
        driver.execute_query(CLOSE, commit="ours")
        found: list[int] = []
        reading = threading.Thread(target=lambda: found.append(len(store.held())))
        reading.start()
        reading.join(0.5)
        assert reading.is_alive()
        driver.execute_query(OPEN)
        reading.join(10)
        assert found == [1]


def test_a_commit_that_lasts_too_long_is_reported_with_when_to_try_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.neo4j.gate.WAIT_SECONDS", 0.2)
    with (
        serving.driver(serving.the_server()) as driver,
        driver.session() as session,
        session.begin_transaction(metadata={gate.METADATA: "ours"}) as held,
    ):
        held.run("RETURN 1").consume()
        driver.execute_query(CLOSE, commit="ours")
        with pytest.raises(StoreUnavailable) as raised:
            store.held()
        assert raised.value.retry_after > 0


def test_a_gate_that_a_dead_writer_left_closed_holds_nobody_up(store: Store) -> None:
    store.apply([version(1)])
    with serving.driver(serving.the_server()) as driver:
        driver.execute_query(CLOSE, commit="of a writer that died")
    began = time.monotonic()
    assert len(store.held()) == 1
    assert time.monotonic() - began < gate.WAIT_SECONDS
    store.apply([version(2)])
    assert len(store.held()) == 2


def test_members_of_a_cluster_believe_a_closed_gate_for_some_seconds(store: Store) -> None:
    store.apply([version(1)])
    with serving.driver(serving.the_server()) as driver, driver.session() as session:
        driver.execute_query(CLOSE, commit="on another member")
        look = session.execute_read(gate.look, True)
        assert not look.open
        driver.execute_query("MATCH (g:Store {key: 'gate'}) SET g.since = timestamp() - 11000")
        assert session.execute_read(gate.look, True).open
        driver.execute_query(OPEN)


def test_readers_see_whole_commits_while_others_write(store: Store, url: str) -> None:
    """Every document of a commit is there in the version of that commit, in every answer."""
    numbers = range(1, 7)
    states: list[list[PropertyGraph]] = [
        [kind(number) for number in numbers] for kind in (version, shorter, other_bodies)
    ]
    store.apply(states[0])
    over = threading.Event()
    failures: list[BaseException] = []

    def write() -> None:
        writer = open_store(url)
        try:
            for turn in range(1, 13):
                writer.apply(states[turn % 3])
        except (neo4j.exceptions.Neo4jError, AssertionError) as error:
            failures.append(error)
        finally:
            over.set()
            writer.close()

    writing = threading.Thread(target=write)
    writing.start()
    seen: set[tuple[int, ...]] = set()
    query = """
        MATCH (d:Document)-[:HAS_PROVISION]->(p)
        OPTIONAL MATCH (p)-[:HAS_MEASURE]->(m)
        RETURN d.id, count(DISTINCT m) AS measures ORDER BY d.id"""
    retried = 0
    while not over.is_set():
        try:
            with store.snapshot() as reader:
                counts = {row["measures"] for row in reader.query(query)}
                held = {row[0] for row in reader.query("MATCH (g:NamedGraph) RETURN g.sha256")}
        except StateChanged:
            retried += 1
            continue
        assert len(counts) == 1
        assert held in [{graph.sha256 for graph in state} for state in states]
        seen.add(tuple(counts))
    writing.join()
    assert not failures
    assert len(seen) >= 2
