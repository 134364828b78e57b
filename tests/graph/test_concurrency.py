"""Readers see one state, old or new, and two writers wait for each other."""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from graph.build import put
from graph.dataset import Dataset
from graph.store import open_store
from graph.sync import open_current
from ontology.authority import load_authority
from ontology.errors import DatasetLocked
from tests.graph.children import versions
from tests.graph.contents import contents
from tests.graph.samples import record

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

    from graph.port import Store

COUNTS = """
    SELECT (SELECT count(*) FROM measure), (SELECT count(*) FROM statement),
      (SELECT count(*) FROM assigned_to), (SELECT count(*) FROM duty), (SELECT count(*) FROM shared)"""


def counts(store: Store) -> tuple[int, ...]:
    """Count in five queries of one snapshot, with time in between for a writer to commit."""
    with store.snapshot() as snapshot:
        first = tuple(snapshot.query(COUNTS)[0])
        release = snapshot.release()
        hits = snapshot.query(
            "SELECT count(*) FROM provision_fts WHERE provision_fts MATCH '\"质量\"'"
        )
        again = tuple(snapshot.query(COUNTS)[0])
        assert release == snapshot.release()
    assert first == again
    return (*first, hits[0][0])


def test_readers_in_threads_see_the_old_or_the_new_state_and_never_half(tmp_path: Path) -> None:
    store = open_store(f"sqlite:{tmp_path / 's'}")
    states = versions()
    allowed = set()
    for state in states:
        store.apply(state)
        allowed.add(counts(store))
    assert len(allowed) == 2
    stop = threading.Event()
    seen: set[tuple[int, ...]] = set()

    def read() -> None:
        while not stop.is_set():
            seen.add(counts(store))

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for number in range(400):
            store.apply(states[number % 2])
            if number > 20 and len(seen) == 2:
                break
        stop.set()
        for reader in readers:
            reader.result()
    assert seen <= allowed
    assert len(seen) == 2  # they did read while it changed
    store.close()


def test_a_reader_that_began_before_a_reload_keeps_its_state(tmp_path: Path) -> None:
    store = open_store(f"sqlite:{tmp_path / 's'}")
    old, new = versions()
    store.apply(old)
    with store.snapshot() as snapshot:
        before = tuple(snapshot.query(COUNTS)[0])
        store.apply(new)
        assert tuple(snapshot.query(COUNTS)[0]) == before
    assert tuple(store.query(COUNTS)[0]) != before
    store.close()


def _open_all(folder: Path, barrier: Barrier) -> None:
    for number in range(25):
        barrier.wait()
        open_store(f"sqlite:{folder / str(number)}").close()


def test_processes_that_open_a_new_store_at_once_all_get_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(3, timeout=60)
    processes = [context.Process(target=_open_all, args=(tmp_path, barrier)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0


def _apply(path: Path, first: int) -> None:
    store = open_store(f"sqlite:{path}")
    states = versions()
    for number in range(10):
        store.apply(states[(first + number) % 2])
    store.close()


def test_two_processes_that_write_a_store_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "s"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_apply, args=(path, first)) for first in (0, 1)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    store = open_store(f"sqlite:{path}")
    fresh = open_store(f"sqlite:{tmp_path / 'fresh'}")
    fresh.apply(list(store.dump()))
    assert contents(store) == contents(fresh)
    store.close()
    fresh.close()


def _put(path: Path, number: int) -> None:
    for round_ in range(4):
        notice = record(f"沪质〔2024〕{number}{round_}号", date="2024-04-10")
        while True:
            try:
                put([notice], load_authority(), path / "data", f"sqlite:{path / 's'}", version="1")
            except DatasetLocked:
                continue
            break


@pytest.mark.parametrize("processes", [2])
def test_two_processes_that_add_documents_lose_none(tmp_path: Path, processes: int) -> None:
    context = multiprocessing.get_context("spawn")
    children = [
        context.Process(target=_put, args=(tmp_path, number)) for number in range(1, processes + 1)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
        assert child.exitcode == 0
    dataset = Dataset(tmp_path / "data")
    store = open_store(f"sqlite:{tmp_path / 's'}", read_only=True)
    assert store.query("SELECT count(*) FROM document")[0][0] == 4 * processes
    assert store.release() == dataset.read_manifest().release
    fresh = open_current(f"sqlite:{tmp_path / 'fresh'}", dataset)
    assert contents(store) == contents(fresh)
    store.close()
    fresh.close()
