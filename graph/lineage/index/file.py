"""The file of the working index: opened, made again where it can't be used, done without at need."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from graph.lineage.index.index import LineageIndex
from graph.lineage.index.tables import connect
from graph.made_from import code_and_data
from graph.search_key import FOLD_VERSION
from ontology.instruments import instruments

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

NAME: Final = "lineage.sqlite"
_IN_MEMORY: Final = ":memory:"


def with_index(folder: Path, work: Callable[[LineageIndex], T]) -> T:
    """Do some work with the index of a data folder.

    When the file is damaged the work is done again with a new one; when that can't be written
    either, with one in memory, which is as good and is lost.
    """
    path = folder / NAME
    places: tuple[Path | str, ...] = (path, path, _IN_MEMORY)
    for attempt, place in enumerate(places, 1):
        connection = None
        try:
            connection = connect(place)
            return work(LineageIndex(connection, rules(), instruments()))
        except sqlite3.DatabaseError:
            if attempt == 3:
                raise
        finally:
            if connection is not None:
                connection.close()
        for suffix in ("", "-journal"):
            with suppress(OSError):
                path.with_name(NAME + suffix).unlink()
    raise AssertionError("the last attempt returns or raises")


def rules() -> str:
    """Return a hash of all code and data that threads depend on beside the documents."""
    return f"{FOLD_VERSION}-{code_and_data('graph.lineage', 'ontology')}"
