"""The dataset: one commit or none, one writer, readers undisturbed, damage told."""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
from typing import TYPE_CHECKING

import pytest

from graph.dataset import MANIFEST, Dataset
from graph.errors import DamagedDataset
from ontology.errors import DatasetLocked, StoreError

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event
    from pathlib import Path

ONE = "https://w3id.org/zhimai/graph/document/2015-0123456789"
TWO = "https://w3id.org/zhimai/graph/document/2024-0123456789"


def files(dataset: Dataset) -> list[str]:
    return sorted(path.name for path in (dataset.path / "graphs").iterdir())


def test_a_folder_without_a_manifest_has_no_graphs(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path / "data")
    assert dataset.read_manifest().graphs == {}
    with dataset.reading() as reading:
        assert reading.manifest.generation == 0
    assert not (tmp_path / "data").exists()


def test_what_is_committed_is_read_back_to_the_byte(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path / "data")
    text = "\ufeff第一行\r\n第二行"
    with dataset.writer() as writer:
        writer.commit({ONE: b"a\n"}, {ONE: text})
    with dataset.reading() as reading:
        assert reading.nquads(ONE) == b"a\n"
        assert reading.text(ONE) == text
        assert list(reading.verify()) == []


def test_a_commit_without_a_change_makes_no_new_state(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path)
    with dataset.writer() as writer:
        first = writer.commit({ONE: b"a\n", TWO: b"b\n"})
        assert writer.commit({ONE: b"a\n"}).generation == first.generation
        assert writer.commit({ONE: b"c\n"}).generation == first.generation + 1
        assert writer.commit({ONE: b"a\n"}).release == first.release


def test_dropped_files_go_when_nobody_reads_them(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path)
    with dataset.writer() as writer:
        writer.commit({ONE: b"a\n", TWO: b"b\n"}, {ONE: "文"})
        with dataset.reading() as reading:
            writer.commit({ONE: b"c\n"}, drop=[TWO])
            assert reading.nquads(ONE) == b"a\n"
            assert reading.nquads(TWO) == b"b\n"
            assert reading.text(ONE) == "文"
            assert len(files(dataset)) == 3
        writer.commit({ONE: b"d\n"})
    assert len(files(dataset)) == 1
    assert list((tmp_path / "texts").iterdir()) == []


def test_files_of_a_writer_that_died_go_with_the_next_commit(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path)
    with dataset.writer() as writer:
        writer.add(ONE, b"never committed\n")
        (tmp_path / "graphs" / "half.nq.part").write_bytes(b"x")
    with dataset.writer() as writer:
        writer.commit({TWO: b"b\n"})
    assert len(files(dataset)) == 1
    assert ONE not in dataset.read_manifest().graphs


def test_the_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path)
    message = pytest.raises(DatasetLocked, match=str(os.getpid()))
    with dataset.writer(), message, Dataset(tmp_path).writer():
        pass
    with dataset.writer():
        pass


def _hold(path: Path, held: Event, release: Event) -> None:
    with Dataset(path).writer():
        held.set()
        release.wait(10)


def test_a_writer_in_another_process_locks_out_and_waiting_gets_in(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    process = context.Process(target=_hold, args=(tmp_path, held, release))
    process.start()
    try:
        assert held.wait(20)
        with pytest.raises(DatasetLocked, match=str(process.pid)), Dataset(tmp_path).writer():
            pass
        threading.Timer(0.1, release.set).start()
        with Dataset(tmp_path).writer(wait=10):
            pass
    finally:
        release.set()
        process.join()


def test_a_missing_file_is_named_with_its_graph(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path)
    with dataset.writer() as writer:
        writer.commit({ONE: b"a\n"})
    (tmp_path / "graphs" / files(dataset)[0]).unlink()
    with dataset.reading() as reading:
        with pytest.raises(DamagedDataset, match=ONE):
            reading.nquads(ONE)
        assert len(list(reading.verify())) == 1


def test_an_altered_file_is_found_and_put_right_by_adding_it_again(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path)
    with dataset.writer() as writer:
        writer.commit({ONE: b"a\n"}, {ONE: "文"})
    (tmp_path / "graphs" / files(dataset)[0]).write_bytes(b"A\n")
    text = next((tmp_path / "texts").iterdir())
    text.write_text("他", encoding="utf-8")
    with dataset.reading() as reading:
        with pytest.raises(DamagedDataset, match="altered"):
            reading.nquads(ONE)
        with pytest.raises(DamagedDataset, match="altered"):
            reading.text(ONE)
    with dataset.writer() as writer:
        writer.commit({ONE: b"a\n"}, {ONE: "文"})
    with dataset.reading() as reading:
        assert list(reading.verify()) == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": 1}',
        '{"format": 1, "dataset": "d", "generation": 1, "graphs": {"g": {"sha256": "../x", "size": 1}}}',
    ],
)
def test_a_damaged_manifest_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(DamagedDataset, match=r"manifest\.json"):
        Dataset(tmp_path).read_manifest()


def test_a_manifest_of_a_later_format_is_told(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"format": 99, "graphs": {}}', encoding="utf-8")
    with pytest.raises(DamagedDataset, match="format 99"):
        Dataset(tmp_path).read_manifest()


def test_the_manifest_is_plain_json_that_names_its_release(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path)
    with dataset.writer() as writer:
        state = writer.commit({ONE: b"a\n"})
    value = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    assert value["release"] == state.release
    assert value["graphs"][ONE]["size"] == 2


def test_a_file_in_the_way_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="data"), Dataset(tmp_path / "data").writer():
        pass
