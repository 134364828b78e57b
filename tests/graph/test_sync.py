"""A store follows the dataset: it rolls forward from anywhere, and never back."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from graph import sync
from graph.build import build, put
from graph.dataset import Dataset
from graph.errors import DamagedDataset, ProjectionRefused
from graph.store import open_store
from graph.sync import open_current, roll_forward
from ontology.authority import load_authority
from tests.graph.contents import contents
from tests.graph.samples import TWO_CLAUSES, record, small_authority

if TYPE_CHECKING:
    from pathlib import Path

    from graph.port import Store
    from graph.reading import Reading
    from loaders.record import Record


@pytest.fixture(autouse=True)
def quick_authority(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four bodies are enough here; the whole file is taken in by the tests of the store."""
    graph = small_authority()
    monkeypatch.setattr("graph.build.authority_to_graph", lambda _: graph)


def notices(*numbers: int) -> list[Record]:
    return [record(f"沪质〔2024〕{number}号", date="2024-04-10") for number in numbers]


def made(tmp_path: Path, records: list[Record]) -> Dataset:
    url = f"sqlite:{tmp_path / 's.sqlite'}"
    build(records, load_authority(), tmp_path / "data", url, version="1")
    return Dataset(tmp_path / "data")


def rebuilt(tmp_path: Path, dataset: Dataset) -> Store:
    return open_current(f"sqlite:{tmp_path / 'rebuilt.sqlite'}", dataset)


def test_a_build_makes_a_dataset_and_a_store_that_agree(tmp_path: Path) -> None:
    dataset = made(tmp_path, notices(1, 2))
    store = open_store(f"sqlite:{tmp_path / 's.sqlite'}", read_only=True)
    assert store.release() == dataset.read_manifest().release
    with store.snapshot() as snapshot:
        assert snapshot.release() == store.release()
    texts = store.query("SELECT count(*) FROM text")
    assert texts[0][0] == 2
    store.close()


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    first = made(tmp_path, notices(1, 2)).read_manifest()
    assert made(tmp_path, notices(1, 2)).read_manifest() == first


def test_a_build_drops_what_is_no_longer_there(tmp_path: Path) -> None:
    made(tmp_path, notices(1, 2))
    dataset = made(tmp_path, notices(2))
    store = open_store(f"sqlite:{tmp_path / 's.sqlite'}")
    assert len(store.query("SELECT 1 FROM document")) == 1
    fresh = rebuilt(tmp_path, dataset)
    assert contents(store) == contents(fresh)
    store.close()
    fresh.close()


def test_one_document_can_be_added_replaced_and_dropped(tmp_path: Path) -> None:
    dataset = made(tmp_path, notices(1))
    url = f"sqlite:{tmp_path / 's.sqlite'}"
    arguments = (load_authority(), tmp_path / "data", url)
    changed = record("沪质〔2024〕1号", TWO_CLAUSES[:1], date="2024-04-10")
    put([*notices(2), changed], *arguments, version="1")
    store = open_store(url)
    assert len(store.query("SELECT 1 FROM document")) == 2
    assert len(store.query("SELECT 1 FROM statement")) == 3
    put([], *arguments, version="1", drop=[changed.document.id])
    assert len(store.query("SELECT 1 FROM document")) == 1
    fresh = rebuilt(tmp_path, dataset)
    assert contents(store) == contents(fresh)
    store.close()
    fresh.close()


def test_a_document_that_came_twice_is_told(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path / 's.sqlite'}"
    result = build(
        [*notices(1), *notices(1)], load_authority(), tmp_path / "data", url, version="1"
    )
    assert result.repeated == [notices(1)[0].document.id]
    assert result.documents == 1


def test_a_store_that_fell_behind_rolls_forward(tmp_path: Path) -> None:
    dataset = made(tmp_path, notices(1))
    url = f"sqlite:{tmp_path / 'behind.sqlite'}"
    open_current(url, dataset).close()
    made(tmp_path, notices(2, 3))
    store = open_current(url, dataset)
    fresh = rebuilt(tmp_path, dataset)
    assert contents(store) == contents(fresh)
    assert store.state() == fresh.state()
    assert roll_forward(store, dataset) == sync.Rolled(0, 0)
    store.close()
    fresh.close()


def test_a_large_catching_up_goes_document_by_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = made(tmp_path, notices(1))
    url = f"sqlite:{tmp_path / 'behind.sqlite'}"
    open_current(url, dataset).close()
    made(tmp_path, notices(2, 3))
    monkeypatch.setattr(sync, "ONE_TRANSACTION_BYTES", 0)
    told: list[tuple[int, int]] = []
    store = open_current(url, dataset, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]  # two documents, and what is known of the one that went
    fresh = rebuilt(tmp_path, dataset)
    assert contents(store) == contents(fresh)
    store.close()
    fresh.close()


def test_projecting_in_several_processes_gives_the_same_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = made(tmp_path, notices(*range(1, 21)))
    monkeypatch.setattr("graph.parallel.WORTH_PROCESSES", 2)
    store = open_current(f"sqlite:{tmp_path / 'many.sqlite'}", dataset, jobs=2)
    fresh = rebuilt(tmp_path, dataset)
    assert contents(store) == contents(fresh)
    store.close()
    fresh.close()


def test_a_damaged_file_is_told_from_another_process_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = made(tmp_path, notices(*range(1, 10)))
    next((dataset.path / "texts").iterdir()).unlink()
    monkeypatch.setattr("graph.parallel.WORTH_PROCESSES", 2)
    with pytest.raises(DamagedDataset, match="texts"):
        open_current(f"sqlite:{tmp_path / 'many.sqlite'}", dataset, jobs=2)


def test_who_rolls_to_an_old_state_meanwhile_does_not_undo_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = made(tmp_path, notices(1))
    url = f"sqlite:{tmp_path / 's.sqlite'}"
    store = open_store(url)
    once: list[int] = []
    plain = sync._roll

    def overtaken(store: Store, reading: Reading, progress: None, jobs: int) -> sync.Rolled:
        if not once:
            once.append(1)
            made(tmp_path, notices(1, 2))  # another process commits and rolls in between
        return plain(store, reading, progress, jobs)

    monkeypatch.setattr(sync, "_roll", overtaken)
    roll_forward(store, dataset)
    assert store.release() == dataset.read_manifest().release
    assert len(store.query("SELECT 1 FROM document")) == 2
    store.close()


def test_a_store_of_another_dataset_takes_on_this_one(tmp_path: Path) -> None:
    first = made(tmp_path / "a", notices(1, 2, 3))
    second = made(tmp_path / "b", notices(4))
    url = f"sqlite:{tmp_path / 'x.sqlite'}"
    open_current(url, first).close()
    store = open_current(url, second)
    assert store.release() == second.read_manifest().release
    store.close()


def test_a_store_of_another_version_is_made_again(tmp_path: Path) -> None:
    dataset = made(tmp_path, notices(1))
    path = tmp_path / "s.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    store = open_current(f"sqlite:{path}", dataset)
    assert store.release() == dataset.read_manifest().release
    store.close()


def test_a_damaged_file_stops_the_roll_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    dataset = made(tmp_path, notices(1))
    url = f"sqlite:{tmp_path / 's.sqlite'}"
    store = open_store(url)
    before = contents(store)
    with dataset.writer() as writer:
        entry = writer.add("https://w3id.org/zhimai/graph/document/2024-0123456789", b"<a> <b> .\n")
        writer.commit()
    with pytest.raises(DamagedDataset, match="no well-formed"):
        roll_forward(store, dataset)
    (dataset.path / "graphs" / f"{entry.sha256}.nq").unlink()
    with pytest.raises(DamagedDataset, match="can't be read"):
        roll_forward(store, dataset)
    assert contents(store) == before
    store.close()


def test_a_graph_that_the_projection_refuses_stops_the_roll_with_the_reason(
    tmp_path: Path,
) -> None:
    dataset = made(tmp_path, notices(1))
    graph = "https://w3id.org/zhimai/graph/document/2024-0123456789"
    with dataset.writer() as writer:
        writer.commit({graph: f"<urn:a> <urn:b> <urn:c> <{graph}> .\n".encode()})
    store = open_store(f"sqlite:{tmp_path / 's.sqlite'}")
    with pytest.raises(ProjectionRefused, match="urn:a"):
        roll_forward(store, dataset)
    store.close()
