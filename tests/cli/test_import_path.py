"""Nothing is imported from the folder that a command is started in, worker processes included."""

from __future__ import annotations

import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import ZHIMAI, environment, zhimai
from tests.house.serving import wait_for
from tests.ports import free_port

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("api", "cli", "graph", "queries", "loaders", "ontology", "corpus", "uvicorn")
MODULES = ("queries", "multiprocessing", "sitecustomize", "encodings", "orjson", "json", "click")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a folder in which every module of ours, and some others, would raise an alarm."""
    folder = tmp_path / "hostile"
    alarm = f"open({str(tmp_path / 'alarm')!r}, 'a').write(__name__ + '\\n')\n"
    for package in PACKAGES:
        (folder / package).mkdir(parents=True)
        for module in ("__init__", "app", "store", "main"):
            (folder / package / f"{module}.py").write_text(alarm)
    for module in MODULES:
        (folder / f"{module}.py").write_text(alarm)
    return folder


def alarms(hostile: Path) -> str:
    alarm = hostile.parent / "alarm"
    return alarm.read_text() if alarm.exists() else ""


def test_building_and_asking_import_nothing_from_here(hostile: Path) -> None:
    for arguments in (("build", "--data", "d", "--jobs", "2"), ("who", "知识图谱", "--data", "d")):
        done = zhimai(*arguments, cwd=hostile)
        assert done.code == 0, done.err
    assert alarms(hostile) == ""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serving_imports_nothing_from_here(hostile: Path, data: Path, workers: str) -> None:
    port = free_port()
    process = subprocess.Popen(
        [ZHIMAI, "serve", "--port", str(port), "--workers", workers, "--data", data],
        cwd=hostile,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz", process)
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert alarms(hostile) == ""
    assert b"Traceback" not in errors
