"""A long step says how far it is, how fast it goes and how long it will take."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from rich.console import Console

from cli import progress
from cli.progress import Progress

if TYPE_CHECKING:
    import pytest


def test_a_log_gets_a_line_with_rate_and_time_left_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 4))
    monkeypatch.setattr("cli.progress.monotonic", lambda: float(next(clock)))
    with Progress() as shown:
        shown.begin("写入 · loading", 10)
        for _ in range(10):
            shown.advance()
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "写入 · loading: 10"
    assert lines[1:] == [
        "  3/10 · 0.2/s, 剩余 left 0:28",
        "  6/10 · 0.2/s, 剩余 left 0:16",
        "  9/10 · 0.2/s, 剩余 left 0:04",
    ]


def test_a_terminal_shows_the_rate_beside_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    terminal = Console(file=out, force_terminal=True, width=100)
    monkeypatch.setattr(progress, "Console", lambda **_: terminal)
    with Progress() as shown:
        shown.begin("loading", 3)
        for _ in range(3):
            shown.advance()
    assert re.search(r"3/3.*\d/s", out.getvalue())
