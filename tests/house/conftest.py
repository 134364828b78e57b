"""A folder as a reader of the docs has it: the corpus, a graph built from it, and a server."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import HOUSE, ZHIMAI, environment, zhimai
from tests.house.serving import wait_for
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout's visible files with a graph built in ./data."""
    desk = tmp_path_factory.mktemp("desk") / "zhimai"
    tracked = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=HOUSE,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, tracked.split("\0")):
        if name.startswith("tests/") and not name.startswith("tests/gold/"):
            continue
        if (HOUSE / name).exists():
            (desk / name).parent.mkdir(parents=True, exist_ok=True)
            (desk / name).write_bytes((HOUSE / name).read_bytes())
    (desk / ".venv").symlink_to(sys.prefix)
    built = zhimai("build", "--data", "data", cwd=desk)
    assert built.code == 0, built.err
    return desk


@pytest.fixture(scope="session")
def desk_of(desk: Path) -> Callable[[str], Path]:
    """Return a function that gives each page of the docs a desk of its own to work on."""
    desks: dict[str, Path] = {}

    def own(page: str) -> Path:
        if page not in desks:
            desks[page] = desk.with_name(f"desk-{len(desks)}") / "zhimai"
            shutil.copytree(desk, desks[page], symlinks=True)
        return desks[page]

    return own


@pytest.fixture(scope="session")
def server(desk: Path) -> Iterator[str]:
    """Serve the desk's graph and return the address, http://127.0.0.1:PORT."""
    port = free_port()
    process = subprocess.Popen(
        [ZHIMAI, "serve", "--port", str(port)],
        cwd=desk,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/healthz", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)
