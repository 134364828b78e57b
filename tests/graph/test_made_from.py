"""The hash of code and data sees every file of every room, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.made_from import code_and_data

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def digest() -> str:
    code_and_data.cache_clear()
    try:
        return code_and_data("house")
    finally:
        code_and_data.cache_clear()


def test_a_change_in_a_room_below_changes_the_hash_and_a_compiled_file_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "house" / "room"
    room.mkdir(parents=True)
    (tmp_path / "house" / "__init__.py").write_text("")
    (room / "words.csv").write_text("a\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    first = digest()

    (room / "__pycache__").mkdir()
    (room / "__pycache__" / "code.py").write_text("x = 1\n")
    (room / "notes.txt").write_text("read me")
    assert digest() == first

    (room / "words.csv").write_text("b\n")
    second = digest()
    assert second != first

    (room / "words.csv").rename(room / "names.csv")
    assert digest() not in (first, second)
