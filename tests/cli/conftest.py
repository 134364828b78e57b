"""A graph built once from the published corpus, for all tests that only read it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import Done, zhimai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the published corpus once and return the data folder."""
    folder = tmp_path_factory.mktemp("zhimai") / "data"
    built = zhimai("build", "--data", folder, cwd=folder.parent)
    assert built.code == 0, built.err
    return folder


@pytest.fixture
def built(data: Path, tmp_path: Path) -> Path:
    """Return the folder `d` with the published corpus built in it, to be changed."""
    return shutil.copytree(data, tmp_path / "d")


@pytest.fixture
def ask(data: Path, tmp_path: Path) -> Callable[..., Done]:
    """Return a function that asks `zhimai` something about the published corpus."""

    def run(*arguments: str, **changes: str | None) -> Done:
        return zhimai(*arguments, cwd=tmp_path, ZHIMAI_DATA=str(data), **changes)

    return run
