"""Building: only what changed, whole or not at all, one at a time, whatever kills it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, ZHIMAI, environment, zhimai

TASK = "关于{number}号任务的通知\n\n一、推进第{number}项质量提升行动。（市市场监管局牵头，市商务委配合）\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with a copy of the published corpus."""
    folder = tmp_path / "corpus"
    shutil.copytree(HOUSE / "corpus", folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return folder


def add_entries(corpus: Path, count: int) -> None:
    """Write more documents into a corpus, each short and different."""
    entries = []
    for number in range(count):
        file = corpus / f"task-{number}.txt"
        file.write_text(TASK.format(number=number), encoding="utf-8")
        digest = subprocess.run(["sha256sum", file], capture_output=True, text=True, check=True)
        entries.append(
            f'\n[[document]]\nfile = "{file.name}"\nsha256 = "{digest.stdout.split()[0]}"\n'
        )
    with (corpus / "corpus.toml").open("a", encoding="utf-8") as listing:
        listing.writelines(entries)


def graphs(data: Path) -> dict[str, str]:
    """Return the hash of each named graph of a dataset."""
    manifest = json.loads((data / "manifest.json").read_bytes())
    return {name: entry["sha256"] for name, entry in manifest["graphs"].items()}


def test_a_second_build_reads_nothing_and_changes_nothing(tmp_path: Path) -> None:
    first = zhimai("build", "--data", "d", cwd=tmp_path)
    assert first.err.count("statements") == 5
    before = (tmp_path / "d" / "manifest.json").read_bytes()
    second = zhimai("build", "--data", "d", cwd=tmp_path)
    assert (second.code, second.out) == (0, "")
    assert "5 未变 unchanged" in second.err
    assert (tmp_path / "d" / "manifest.json").read_bytes() == before


def test_only_the_document_that_changed_is_read_again(
    corpus: Path, built: Path, tmp_path: Path
) -> None:
    add_entries(corpus, 2)
    assert zhimai("build", "--corpus", corpus, "--data", "d", cwd=tmp_path).code == 0
    before = graphs(tmp_path / "d")
    listing = corpus / "corpus.toml"
    listing.write_text(
        listing.read_text("utf-8").replace(
            'file = "task-1.txt"', 'file = "task-1.txt"\ntitle = "另题"'
        ),
        "utf-8",
    )
    done = zhimai("build", "--corpus", corpus, "--data", "d", cwd=tmp_path)
    assert "1 新读 read, 6 未变 unchanged" in done.err
    kept = graphs(tmp_path / "d").items() & before.items()
    assert len(kept) >= len(before) - 1


def test_what_is_no_longer_listed_leaves_the_graph_and_the_answers(
    corpus: Path, built: Path, tmp_path: Path
) -> None:
    listing = corpus / "corpus.toml"
    text = listing.read_text("utf-8")
    listing.write_text(text.rpartition("[[document]]")[0], "utf-8")
    done = zhimai("build", "--corpus", corpus, "--data", "d", cwd=tmp_path)
    assert "4 未变 unchanged, 1 移出 dropped" in done.err
    assert zhimai("who", "知识图谱", "--data", "d", cwd=tmp_path).code == 1


def test_building_in_processes_gives_the_same_graphs(tmp_path: Path) -> None:
    for data, jobs in (("one", "1"), ("two", "2")):
        assert zhimai("build", "--data", data, "--jobs", jobs, cwd=tmp_path).code == 0
    assert graphs(tmp_path / "one") == graphs(tmp_path / "two")


def test_a_changed_file_stops_the_build_before_anything_is_written(
    corpus: Path, tmp_path: Path
) -> None:
    file = corpus / "2024-summary-and-work-points.txt"
    file.write_bytes(file.read_bytes() + b"\n")
    done = zhimai("build", "--corpus", corpus, "--data", "d", cwd=tmp_path)
    assert done.code == 4
    assert "2024-summary-and-work-points.txt" in done.err
    assert "Restore the file" in done.err
    assert not (tmp_path / "d").exists()


def test_a_document_that_can_t_be_read_is_named_and_the_others_are_built(
    corpus: Path, tmp_path: Path
) -> None:
    add_entries(corpus, 1)
    (corpus / "task-0.txt").write_bytes(bytes(range(256)))
    listing = corpus / "corpus.toml"
    digest = subprocess.run(
        ["sha256sum", corpus / "task-0.txt"], capture_output=True, text=True, check=True
    ).stdout.split()[0]
    text = listing.read_text("utf-8").rpartition('sha256 = "')[0]
    listing.write_text(f'{text}sha256 = "{digest}"\n', "utf-8")
    done = zhimai("build", "--corpus", corpus, "--data", "d", cwd=tmp_path)
    assert done.code == 3
    assert "task-0.txt" in done.err
    assert zhimai("who", "知识图谱", "--data", "d", cwd=tmp_path).code == 0


def test_the_same_document_twice_is_kept_once_and_said(corpus: Path, tmp_path: Path) -> None:
    source = corpus / "2024-summary-and-work-points.txt"
    copy = tmp_path / "copy.txt"
    copy.write_bytes(source.read_bytes() + b"\n")
    digest = subprocess.run(["sha256sum", copy], capture_output=True, text=True, check=True)
    shutil.copy(copy, corpus)
    with (corpus / "corpus.toml").open("a", encoding="utf-8") as listing:
        listing.write(f'\n[[document]]\nfile = "copy.txt"\nsha256 = "{digest.stdout.split()[0]}"\n')
    done = zhimai("build", "--corpus", corpus, "--data", "d", cwd=tmp_path)
    assert done.code == 3
    assert "copy.txt: the same document as 2024-summary-and-work-points.txt" in done.err


def test_a_folder_without_a_corpus_says_how_to_make_one(tmp_path: Path) -> None:
    done = zhimai("build", "--corpus", ".", "--data", "d", cwd=tmp_path)
    assert done.code == 3
    assert "zhimai add --corpus" in done.err


def test_a_question_before_any_build_says_what_to_run(tmp_path: Path) -> None:
    done = zhimai("who", "知识图谱", "--data", "nothing", cwd=tmp_path)
    assert (done.code, done.out) == (4, "")
    assert "zhimai build" in done.err
    assert not (tmp_path / "nothing").exists()


def test_building_again_heals_a_dataset_that_lost_files(built: Path, tmp_path: Path) -> None:
    before = graphs(built)
    for folder, pattern in (("graphs", "*.nq"), ("texts", "*.txt")):
        for file in sorted((built / folder).glob(pattern))[:2]:
            file.unlink()
    (built / "store.sqlite").unlink()
    assert zhimai("build", "--data", "d", cwd=tmp_path).code == 0
    assert graphs(built) == before
    assert zhimai("who", "知识图谱", "--data", "d", cwd=tmp_path).code == 0


def has_opened(process: subprocess.Popen[bytes], folder: Path) -> bool:
    """Tell whether a process has a file of a folder open, or has ended."""
    try:
        files = [file.readlink() for file in Path(f"/proc/{process.pid}/fd").iterdir()]
    except OSError:  # one was closed meanwhile
        files = []
    return process.poll() is not None or any(folder in file.parents for file in files)


@pytest.mark.parametrize("after", [0.1, 0.5, 1.0])
def test_a_build_killed_at_any_point_leaves_a_graph_that_answers_or_none(
    after: float, corpus: Path, tmp_path: Path
) -> None:
    add_entries(corpus, 5)
    for signal_sent in (signal.SIGKILL, signal.SIGINT):
        process = subprocess.Popen(
            [ZHIMAI, "build", "--corpus", corpus, "--data", "d"],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        # While the interpreter itself starts, Ctrl-C is not ours to answer.
        while signal_sent is signal.SIGINT and not has_opened(process, tmp_path / "d"):
            time.sleep(0.01)
        time.sleep(after)
        process.send_signal(signal_sent)
        _, errors = process.communicate(timeout=30)
        if signal_sent is signal.SIGINT:
            assert process.returncode in (0, 130)
            assert b"Traceback" not in errors
        asked = zhimai("who", "知识图谱", "--data", "d", cwd=tmp_path)
        assert asked.code in (0, 4), asked.err
        assert "Traceback" not in asked.err
    whole = zhimai("build", "--corpus", corpus, "--data", "d", cwd=tmp_path)
    assert whole.code == 0, whole.err
    assert zhimai("build", "--corpus", corpus, "--data", "fresh", cwd=tmp_path).code == 0
    assert graphs(tmp_path / "d") == graphs(tmp_path / "fresh")


def test_of_two_builds_at_once_one_waits_or_is_refused_with_a_reason(
    corpus: Path, tmp_path: Path
) -> None:
    add_entries(corpus, 60)
    command = [ZHIMAI, "build", "--corpus", corpus, "--data", "d", "--jobs", "1"]
    builds = [
        subprocess.Popen(
            command,
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    ends = [(process, process.communicate(timeout=60)[1].decode()) for process in builds]
    codes = sorted(process.returncode for process, _ in ends)
    assert codes in ([0, 0], [0, 4]), ends
    for process, errors in ends:
        assert "Traceback" not in errors
        if process.returncode == 4:
            assert "being written" in errors
    assert len(graphs(tmp_path / "d")) >= 65


def test_readers_answer_while_a_build_writes(corpus: Path, built: Path, tmp_path: Path) -> None:
    add_entries(corpus, 60)
    process = subprocess.Popen(
        [ZHIMAI, "build", "--corpus", corpus, "--data", "d", "--jobs", "1"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    asked = 0
    while process.poll() is None or asked == 0:
        done = zhimai("who", "知识图谱", "--data", "d", cwd=tmp_path)
        assert done.code == 0, done.err
        asked += 1
    assert process.returncode == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_can_t_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir(mode=0o500)
    done = zhimai("build", "--data", "d/data", cwd=tmp_path)
    assert done.code == 4
    assert "Traceback" not in done.err


def test_a_file_where_the_data_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "d").write_text("not a folder")
    done = zhimai("build", "--data", "d", cwd=tmp_path)
    assert done.code in (2, 4)
    assert "Traceback" not in done.err
