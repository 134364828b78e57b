"""`make run` as a person types it: builds with progress, serves, says what to try, quick again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

import pytest

from tests.cli.running import HOUSE, environment
from tests.house.serving import wait_for
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

VENV = Path(sys.executable).parent.parent


def make(*arguments: str) -> list[str]:
    """Return a make command that works in the environment that runs the tests.

    -o keeps make from installing anything: the tests run in what is installed already.
    """
    stamp = f"{VENV}/.installed"
    return ["make", "-C", str(HOUSE), "-o", stamp, f"VENV={VENV}", *arguments]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    """Start `make run` on a free port with a data folder of its own."""
    port = free_port()
    log = tmp_path / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            make("run", f"PORT={port}", f"DATA={tmp_path / 'data'}"),
            env=environment(),
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    yield process, port, log
    if process.poll() is None:
        os.killpg(process.pid, 15)
    process.wait(timeout=10)


def test_make_run_builds_serves_and_says_what_to_try(
    run: tuple[subprocess.Popen[bytes], int, Path], tmp_path: Path
) -> None:
    process, port, log = run
    wait_for(f"http://127.0.0.1:{port}/readyz", process)
    printed = log.read_text(encoding="utf-8")
    assert printed.count("-work-points.txt") >= 2, "progress names the documents"
    addresses = re.findall(rf"^  (http://127\.0\.0\.1:{port}/\S*)$", printed, re.MULTILINE)
    assert len(addresses) == 3
    for address in addresses:
        parts = urlsplit(address)
        encoded = urlunsplit(parts._replace(query=quote(parts.query, safe="=&")))
        with urllib.request.urlopen(encoded, timeout=10) as answer:
            assert answer.status == 200
            assert "text/html" in answer.headers["Content-Type"]
    commands = re.findall(r"^  (\S*zhimai [a-z].*)$", printed, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=HOUSE,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout


def test_make_run_again_builds_nothing(tmp_path: Path) -> None:
    for number in range(2):
        port = free_port()
        process = subprocess.Popen(
            make("run", f"PORT={port}", f"DATA={tmp_path / 'data'}"),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", process)
        finally:
            os.killpg(process.pid, 15)
        printed = process.communicate(timeout=10)[0].decode()
        assert ("-work-points.txt" in printed) == (number == 0), printed


def test_make_quality_prints_the_scores() -> None:
    done = subprocess.run(
        make("quality"), env=environment(), capture_output=True, text=True, check=True
    )
    assert "F1" in done.stdout
    assert "2024-summary-and-work-points.txt" in done.stdout


def test_a_missing_part_of_python_is_named_with_the_command_that_installs_it(
    tmp_path: Path,
) -> None:
    python = tmp_path / "python3"
    python.write_text(
        f'#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"\n'
    )
    identity = tmp_path / "id"
    identity.write_text("#!/bin/sh\necho 1000\n")
    for program in (python, identity):
        program.chmod(0o755)
    done = subprocess.run(
        ["make", "-C", str(HOUSE), "setup", f"VENV={tmp_path / 'venv'}", f"PYTHON={python}"],
        env=environment() | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert f"sudo apt-get install {version}" in done.stderr
    assert not (tmp_path / "venv").exists()
