"""The page of a clause in a real browser: the text, the marked bodies, no errors, a Chinese font."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import zhimai
from tests.house.serving import in_ci

if TYPE_CHECKING:
    from pathlib import Path

QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--disable-dev-shm-usage",
)


@pytest.fixture
def chromium() -> str:
    """Return the browser; it is missing only outside CI, and then the test says so."""
    found = shutil.which("chromium")
    if found is None:
        assert not in_ci(), "chromium is missing: `make test` installs it as root"
        pytest.skip("chromium is missing: sudo apt-get install chromium fonts-noto-cjk")
    return found


def browse(chromium: str, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [chromium, *QUIET, f"--user-data-dir={folder / 'profile'}", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def test_the_page_of_a_clause_shows_the_sentence_and_marks_its_bodies(
    chromium: str, server: str, desk: Path, tmp_path: Path
) -> None:
    answer = json.loads(zhimai("who", "知识图谱", "--json", cwd=desk).out)["answers"][0]
    clause = answer["responsibility"]["clause"]["id"]
    address = f"{server}/doc/provision/{clause}.html"
    page = browse(chromium, tmp_path, "--dump-dom", address)
    assert "指导建设质量知识图谱" in "".join(page.split())
    marked = page.partition("<mark")[2].partition("</mark>")[0]
    for body in ("办公室</a>", "成员单位</a>", "各区质量工作领导小组</a>"):
        assert body in marked
    browse(
        chromium,
        tmp_path,
        "--window-size=1000,900",
        f"--screenshot={tmp_path / 'page.png'}",
        address,
    )
    # A blank page of this size is about 5 kB; text with real glyphs is far more.
    assert (tmp_path / "page.png").stat().st_size > 30_000


def test_there_is_a_font_that_has_chinese() -> None:
    if shutil.which("fc-list") is None:
        assert not in_ci(), "fontconfig is missing: `make test` installs it as root"
        pytest.skip("fontconfig is missing: sudo apt-get install fontconfig")
    fonts = subprocess.run(
        ["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=True
    ).stdout
    if not fonts:
        assert not in_ci(), "no font has Chinese: `make test` installs one as root"
        pytest.skip("no font has Chinese: sudo apt-get install fonts-noto-cjk")
