"""A reader that keeps what it was asked and what it answered, and how two such records compare."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from queries.reader import question

if TYPE_CHECKING:
    from graph.port import Parameters, Reader, Store

Asked = list[tuple[str, list[Any]]]


@dataclass
class Recorded:
    """Stands before a reader; `asked` are the names of the questions with their rows."""

    reader: Reader
    asked: Asked = field(default_factory=list)

    @property
    def dialect(self) -> str:
        """The reader's own."""
        return self.reader.dialect

    def query(self, text: str, parameters: Parameters, /, *, many: bool = False) -> list[Any]:
        """Ask the reader and keep its rows."""
        rows = self.reader.query(text, parameters, many=many)
        self.asked.append((_names(self.dialect)[text], rows))
        return rows

    def match_expression(self, key: str) -> str:
        """Answer as the reader does."""
        return self.reader.match_expression(key)

    def release(self) -> str:
        """Answer as the reader does."""
        return self.reader.release()


@cache
def _names(dialect: str) -> dict[str, str]:
    """Return the name of each question by its text."""
    suffix = ".sql" if dialect == "sqlite" else ".cypher"
    names = [
        file.name.removesuffix(suffix)
        for file in resources.files("queries").iterdir()
        if file.name.endswith(suffix)
    ]
    return {question(name, dialect): name for name in names}


def different(sqlite: Asked, neo4j: Asked, same: Same) -> str | None:
    """Say where the rows of two stores differ, None when they are the same in the same order."""
    if [name for name, _ in sqlite] != [name for name, _ in neo4j]:
        return f"other questions: {[n for n, _ in sqlite]} and {[n for n, _ in neo4j]}"
    for (name, left), (_, right) in zip(sqlite, neo4j, strict=True):
        if len(left) != len(right):
            return f"{name}: {len(left)} and {len(right)} rows"
        for number, (ours, theirs) in enumerate(zip(left, right, strict=True)):
            a, b = tuple(ours), tuple(theirs)
            if len(a) != len(b) or not all(map(same, a, b)):
                return f"{name}, row {number}: {a} and {b}"
    return None


class Same:
    """Tells whether two values of a column are the same in both stores.

    A flag may be 1 or true, a list a JSON array or a list; keys of agencies, names and events
    are each store's own, and are the same when they mean the same thing.
    """

    def __init__(self, sqlite: Store, neo4j: Store) -> None:
        self._ours: dict[Any, set[str]] = {}
        self._theirs: dict[Any, set[str]] = {}
        for table, label, shown in (
            ("agency", "Agency", "id"),
            ("agency_name", "AgencyName", "text"),
            ("change_event", "ChangeEvent", "id"),
        ):
            for key, value in sqlite.query(f"SELECT pk, {shown} FROM {table}"):
                self._ours.setdefault(key, set()).add(f"{label} {value}")
            for key, value in neo4j.query(f"MATCH (n:{label}) RETURN n.pk, n.{shown}"):
                self._theirs.setdefault(key, set()).add(f"{label} {value}")

    def __call__(self, ours: Any, theirs: Any) -> bool:
        """Compare a value of the SQLite store with one of Neo4j's."""
        if isinstance(theirs, list):
            return self._same_list(ours, theirs)
        if ours == theirs:
            return type(ours) is type(theirs) or isinstance(theirs, bool)
        return bool(self._ours.get(ours, set()) & self._theirs.get(theirs, set()))

    def _same_list(self, ours: Any, theirs: list[Any]) -> bool:
        if ours is None:
            return theirs == []
        if ours.startswith("["):
            return bool(json.loads(ours) == theirs)
        keys = [int(key) for key in ours.split(",") if key]
        return len(keys) == len(theirs) and all(any(self(k, t) for t in theirs) for k in keys)
