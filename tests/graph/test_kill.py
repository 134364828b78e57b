"""`kill -9` at any point, of the dataset's writer or the store's: nothing lost, nothing half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.build import build
from graph.dataset import Dataset
from graph.store import open_store
from graph.sync import open_current
from ontology.authority import load_authority
from tests.graph.children import GRAPH, OTHER, content, versions
from tests.graph.contents import contents
from tests.graph.samples import record, small_authority

ROOT = Path(__file__).parents[2]
POINTS = range(12)


def killed(what: str, path: Path, *, after_lines: int, seconds: float) -> list[str]:
    """Start a child, wait for its lines and then some, kill it; return all lines it printed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.graph.children", what, str(path)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(after_lines)]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.read().splitlines()
    process.stdout.close()
    process.wait()
    return lines


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_commit_is_whole_or_was_not(tmp_path: Path, point: int) -> None:
    rng = random.Random(point)
    lines = killed("commit", tmp_path, after_lines=rng.randint(1, 2), seconds=rng.uniform(0, 0.08))
    generation, number = map(int, lines[-1].split())
    dataset = Dataset(tmp_path)
    with dataset.reading() as reading:
        state = reading.manifest
        # At most one commit more than the last that was acknowledged, and whole.
        assert generation <= state.generation <= generation + 1
        kept = number + state.generation - generation
        assert reading.nquads(GRAPH) == content(kept)
        assert reading.nquads(OTHER) == content(kept)
        assert reading.text(GRAPH) == "文"
    with dataset.writer() as writer:  # the lock died with its holder
        writer.commit({GRAPH: b"next\n"}, drop=[OTHER])
    assert len(list((tmp_path / "graphs").iterdir())) == 1


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, list[object]]]:
    """What a store holds of each state when nothing is killed."""
    found = []
    for number, state in enumerate(versions()):
        store = open_store(f"sqlite:{tmp_path_factory.mktemp('whole') / str(number)}")
        store.apply(state)
        found.append(contents(store))
        store.close()
    return found


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_reload_leaves_the_old_or_the_new_state(
    tmp_path: Path, point: int, whole: list[dict[str, list[object]]]
) -> None:
    rng = random.Random(point)
    path = tmp_path / "store.sqlite"
    lines = killed("apply", path, after_lines=rng.randint(1, 3), seconds=rng.uniform(0, 0.05))
    store = open_store(f"sqlite:{path}")
    now = contents(store)
    last = int(lines[-1])
    assert now in (whole[last], whole[1 - last])
    store.apply(versions()[0])
    assert contents(store) == whole[0]
    store.close()


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_first_load_leaves_nothing_or_all(
    tmp_path: Path, point: int, whole: list[dict[str, list[object]]]
) -> None:
    path = tmp_path / "store.sqlite"
    lines = killed("load", path, after_lines=1, seconds=random.Random(point).uniform(0, 0.06))
    store = open_store(f"sqlite:{path}")
    if "end" in lines or store.held():
        assert contents(store) == whole[0]
    store.load(versions()[0])
    assert contents(store) == whole[0]
    store.close()


def test_a_commit_that_no_store_saw_is_rolled_in_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = small_authority()
    monkeypatch.setattr("graph.build.authority_to_graph", lambda _: graph)
    url = f"sqlite:{tmp_path / 's'}"
    build([record()], load_authority(), tmp_path / "data", url, version="1")

    def killed_before_the_store(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("graph.build.open_current", killed_before_the_store)
        with pytest.raises(KeyboardInterrupt):
            build([record("新〔2015〕2号")], load_authority(), tmp_path / "data", url, version="1")
    dataset = Dataset(tmp_path / "data")
    store = open_store(url)
    assert store.release() != dataset.read_manifest().release
    store.close()
    store = open_current(url, dataset)
    assert store.release() == dataset.read_manifest().release
    assert store.query("SELECT number FROM document")[0][0] == "新〔2015〕2号"
    store.close()
