"""Tells whether a release has been analysed, at the cost of reading one small file."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from graph.made_from import code_and_data

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "analysis"
INDEX: Final = "index.json"


def method() -> str:
    """Return what changes whenever the same graph may get another analysis: our code, and networkx.

    An analysis of another method is made again.
    """
    return sha256(f"{version('networkx')} {code_and_data('graph.analysis')}".encode()).hexdigest()[
        :16
    ]


def index_path(data: Path, release: str) -> Path:
    """Return the file whose presence says that a release has been analysed."""
    return data / FOLDER / release / INDEX


def read_index(data: Path, release: str) -> dict[str, Any] | None:
    """Return what the index of a release says, None where there is none by today's method.

    Raises OSError and ValueError for a file that can't be read.
    """
    try:
        value = json.loads(index_path(data, release).read_bytes())
    except FileNotFoundError:
        return None
    found = (
        value.get("index") if isinstance(value, dict) and value.get("method") == method() else None
    )
    return found if isinstance(found, dict) else None


def is_analysed(data: Path, release: str) -> bool:
    """Tell whether there is an analysis of a release that can be read."""
    try:
        return read_index(data, release) is not None
    except (OSError, ValueError):
        return False
