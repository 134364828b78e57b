"""`build --scheduler`: the graphs of a local build, whatever becomes of a worker; clear errors."""

from __future__ import annotations

import hashlib
import json
import socket
import subprocess
import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest

from cli import scheduling
from loaders.corpus import CorpusEntry
from ontology.errors import InputError
from tests.cli.running import HOUSE, ZHIMAI, Done, environment
from tests.cli.running import zhimai as _zhimai
from tests.scale.cluster import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PUBLISHED = sorted((HOUSE / "corpus").glob("*.txt"))


def zhimai(*arguments: str | Path, cwd: Path) -> Done:
    """Run `zhimai`, with patience: scheduler, workers and other tests share the machine."""
    return _zhimai(*arguments, cwd=cwd, timeout=240)


def write_corpus(folder: Path, contents: list[bytes]) -> Path:
    """Write documents and their list into a new folder."""
    folder.mkdir()
    tables = []
    for number, content in enumerate(contents):
        file = folder / f"{number:03}.txt"
        file.write_bytes(content)
        tables.append(
            f'[[document]]\nfile = "{file.name}"\nsha256 = "{hashlib.sha256(content).hexdigest()}"\n'
        )
    (folder / "corpus.toml").write_text("\n".join(tables), "utf-8")
    return folder


def numbered(count: int) -> list[bytes]:
    """Return so many documents, each the text of one that was published under a number of its own."""
    texts = [file.read_bytes() for file in PUBLISHED]
    return [f"沪质〔2020〕{n + 1}号\n\n".encode() + texts[n % len(texts)] for n in range(count)]


def state(data: Path) -> dict[str, Any]:
    """Return what a manifest says of the graphs: their hashes, sizes and texts, and the release."""
    manifest = json.loads((data / "manifest.json").read_bytes())
    return {"release": manifest["release"], "graphs": manifest["graphs"]}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("dask")) as running:
        running.work()
        running.work()
        yield running


def test_a_build_on_workers_is_the_same_release_as_a_local_one(
    cluster: Cluster, tmp_path: Path
) -> None:
    done = zhimai("build", "--data", "far", "--scheduler", cluster.address, cwd=tmp_path)
    assert done.code == 0, done.err
    assert "workers" in done.err
    assert "5/5" in done.err
    assert zhimai("build", "--data", "near", cwd=tmp_path).code == 0
    assert state(tmp_path / "far") == state(tmp_path / "near")
    again = zhimai("build", "--data", "far", cwd=tmp_path)
    assert "5 未变 unchanged" in again.err


def test_two_files_of_one_document_are_kept_once_and_an_unreadable_one_is_named(
    cluster: Cluster, tmp_path: Path
) -> None:
    text = PUBLISHED[0].read_bytes()
    corpus = write_corpus(tmp_path / "corpus", [text, text + b"\n", b"\0\1\2\3" * 99])
    options = ("build", "--corpus", corpus, "--data")
    far = zhimai(*options, "far", "--scheduler", cluster.address, cwd=tmp_path)
    near = zhimai(*options, "near", cwd=tmp_path)
    assert (far.code, near.code) == (3, 3)
    assert "001.txt: the same document as 000.txt" in far.err
    left_out = [line for line in near.err.splitlines() if line.startswith("zhimai: ")]
    assert left_out == [line for line in far.err.splitlines() if line.startswith("zhimai: ")]
    assert len(left_out) == 2
    assert state(tmp_path / "far") == state(tmp_path / "near")


def test_two_files_of_the_same_bytes_stop_the_build_before_any_worker_is_asked(
    tmp_path: Path,
) -> None:
    corpus = write_corpus(tmp_path / "corpus", [PUBLISHED[0].read_bytes()] * 2)
    done = zhimai(
        *("build", "--corpus", corpus, "--data", "d", "--scheduler", "tcp://127.0.0.1:1"),
        cwd=tmp_path,
    )
    assert done.code == 4
    assert "listed twice" in done.err


def test_the_same_content_given_twice_to_the_workers_comes_back_twice(
    cluster: Cluster, tmp_path: Path
) -> None:
    corpus = write_corpus(tmp_path / "corpus", [PUBLISHED[1].read_bytes()])
    entry = CorpusEntry(corpus / "000.txt", "000.txt", "")
    said: list[str] = []
    [one, two] = scheduling.read_on_workers(
        [entry, entry], version("zhimai"), cluster.address, said.append
    )
    assert one == two
    assert len(said) == 1


def test_a_worker_killed_half_way_neither_loses_nor_doubles_a_document(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", numbered(24))
    folder = tmp_path / "dask"
    folder.mkdir()
    with Cluster(folder) as running:
        victim, _ = running.work(), running.work()
        build = subprocess.Popen(
            [ZHIMAI, "build", "--corpus", corpus, "--data", "far", "--scheduler", running.address],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert build.stderr is not None
        seen = []
        for line in build.stderr:
            seen.append(line)
            if line.lstrip().startswith("4/24"):
                victim.kill()
                break
        _, rest = build.communicate(timeout=240)
    assert build.returncode == 0, rest
    assert rest.count("statements") + "".join(seen).count("statements") == 24
    near = zhimai("build", "--corpus", corpus, "--data", "near", cwd=tmp_path)
    assert near.code == 0
    assert state(tmp_path / "far") == state(tmp_path / "near")


def test_a_scheduler_that_is_lost_half_way_ends_the_build_and_commits_nothing(
    tmp_path: Path,
) -> None:
    corpus = write_corpus(tmp_path / "corpus", numbered(60))
    folder = tmp_path / "dask"
    folder.mkdir()
    with Cluster(folder) as running:
        running.work()
        build = subprocess.Popen(
            [ZHIMAI, "build", "--corpus", corpus, "--data", "d", "--scheduler", running.address],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert build.stderr is not None
        for line in build.stderr:
            if line.lstrip().startswith("2/60"):
                running.scheduler.kill()
                break
        _, rest = build.communicate(timeout=240)
    assert build.returncode == 4, rest
    assert "is gone; nothing was committed" in rest
    assert "Traceback" not in rest
    assert not (tmp_path / "d" / "manifest.json").exists()


def test_a_scheduler_without_a_worker_says_how_to_start_one(tmp_path: Path) -> None:
    folder = tmp_path / "dask"
    folder.mkdir()
    with Cluster(folder) as running:
        done = zhimai("build", "--data", "d", "--scheduler", running.address, cwd=tmp_path)
    assert done.code == 4
    assert f"dask worker {running.address}" in done.err


def test_a_scheduler_that_does_not_answer_is_said_within_seconds(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begin = time.monotonic()
    done = zhimai("build", "--data", "d", "--scheduler", f"tcp://127.0.0.1:{port}", cwd=tmp_path)
    # The client gives up after 5 s, we after 10; the rest is the start of the process.
    assert time.monotonic() - begin < 60
    assert done.code == 4
    assert "`dask scheduler`" in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "d" / "manifest.json").exists()


def test_an_address_that_is_none_is_refused_with_an_example(tmp_path: Path) -> None:
    for address in ("nonsense", "http://127.0.0.1:8786", "tcp://127.0.0.1", "tcp://h:port"):
        with pytest.raises(InputError, match="tcp://HOST:8786"):
            next(scheduling.read_on_workers([], "1", address, print))


def test_without_dask_the_package_to_install_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(scheduling.importlib, "import_module", missing)
    with pytest.raises(InputError, match=r"pip install 'zhimai\[dask\]'"):
        next(scheduling.read_on_workers([], "1", "tcp://127.0.0.1:8786", print))


def test_a_worker_with_other_code_is_refused() -> None:
    entry = CorpusEntry(PUBLISHED[0], PUBLISHED[0].name, "")
    with pytest.raises(scheduling.OtherCode):
        scheduling.read_packed(entry, b"text", "1", "another hash")
