"""Writes named graphs as the CSV files that `neo4j-admin database import full` takes.

One file a label (`nodes-LABEL.csv`) and one a relationship type and pair of labels
(`relationships-TYPE-START-END.csv`), each beginning with a header in the importer's own format
(Neo4j Operations Manual, "CSV header format"), and import.args, the importer's arguments:

    neo4j-admin database import full neo4j @import.args

in the folder, with the server stopped. The next `zhimai build --store` makes the constraints and
indexes and loads what was committed since.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any, Final, Self

from graph.neo4j.offline import offline
from graph.neo4j.offline_elements import Node
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.neo4j.offline_elements import Element, Values
    from graph.property_graph import PropertyGraph
    from graph.store import State

ARGUMENTS: Final = "import.args"
BETWEEN: Final = "\x1f"
"""Stands between the values of a list: the "unit separator", which no text uses."""

_OPTIONS: Final = (
    "--delimiter=,",
    "--array-delimiter=U+001F",
    "--multiline-fields=true",
    "--read-buffer-size=64m",  # the longest field, a document's text, has to fit
    "--id-type=string",
    "--input-encoding=UTF-8",
)


def write(graphs: Iterable[PropertyGraph], target: Path, state: State | None) -> list[Path]:
    """Write the files into a folder; they take their names when all of them are complete.

    Graphs of the house come first. Memory grows with agencies, places and the number of
    documents only. Raises DataError for a value that the importer's format can't hold.
    """
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target, prefix=".part-") as scratch:
        folder = Path(scratch)
        with _Tables(folder) as tables:
            for element in offline(graphs, state):
                tables.add(element)
        names = tables.write()
        arguments = [*_OPTIONS, *(_argument(name) for name in names)]
        (folder / ARGUMENTS).write_text("\n".join(arguments) + "\n", encoding="utf-8")
        return [(folder / name).replace(target / name) for name in (*names, ARGUMENTS)]


def cell(value: Any) -> str:
    """Return a value as the importer reads it; strings in quotes, so that "" is no null.

    >>> print(cell('say "so" now'), cell(True), cell(7), cell(""))
    "say ""so"" now" true 7 ""
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if value == []:
        return ""  # no value: the store puts these back when it makes its indexes
    if isinstance(value, list):
        texts = [item if isinstance(item, str) else str(item) for item in value]
        if any(BETWEEN in text for text in texts) or texts == [""]:
            raise DataError(
                f"The list {value!r} can't be written for neo4j-admin; load this graph with "
                "`zhimai build --store` instead."
            )
        value = BETWEEN.join(texts)
    return '"' + str(value).replace('"', '""') + '"'


class _Tables:
    """Rows of each table, kept as JSON lines until it is known which columns it has."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[tuple[str, ...], IO[str]] = {}
        self._types: dict[tuple[str, ...], dict[str, str]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def add(self, element: Element) -> None:
        if isinstance(element, Node):
            table: tuple[str, ...] = (element.label,)
            ends = [str(element.key)]
        else:
            table = (element.type, element.start[0], element.end[0])
            ends = [str(element.start[1]), str(element.end[1])]
        if table not in self._files:
            path = self._folder / f".{'-'.join(table)}"
            self._files[table] = path.open("w", encoding="utf-8")
            self._types[table] = {}
        types = self._types[table]
        for name, value in element.properties.items():
            kind = _type(value)
            known = types.setdefault(name, kind)
            if kind != known:
                types[name] = _wider(known, kind, table, name)
        self._files[table].write(json.dumps([ends, element.properties]) + "\n")

    def write(self) -> list[str]:
        """Write the tables with their headers; return the names of the files."""
        return [self._table(table) for table in sorted(self._types)]

    def _table(self, table: tuple[str, ...]) -> str:
        types = dict(sorted(self._types[table].items()))
        kind = "nodes" if len(table) == 1 else "relationships"
        name = f"{kind}-{'-'.join(table)}.csv"
        source = self._folder / f".{'-'.join(table)}"
        with (self._folder / name).open("w", encoding="utf-8", newline="") as out:
            out.write(",".join(_header(table, types)) + "\n")
            with source.open(encoding="utf-8") as lines:
                for line in lines:
                    out.write(",".join(_cells(table, types, *json.loads(line))) + "\n")
        source.unlink()
        return name


def _header(table: tuple[str, ...], types: dict[str, str]) -> Iterator[str]:
    if len(table) == 1:
        yield f":ID({table[0]})"
        yield ":LABEL"
    else:
        yield f":START_ID({table[1]})"
        yield f":END_ID({table[2]})"
        yield ":TYPE"
    for name, kind in types.items():
        yield f"{name}:{'string[]' if kind == '[]' else kind}"


def _cells(
    table: tuple[str, ...], types: dict[str, str], ends: list[str], values: Values
) -> Iterator[str]:
    yield from (cell(end) for end in ends)
    yield table[0]
    for name in types:
        yield cell(values[name]) if name in values else ""


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    if isinstance(value, list):
        return f"{_type(value[0])}[]" if value else "[]"
    return "string"


def _wider(known: str, new: str, table: tuple[str, ...], name: str) -> str:
    """Return the type of a column whose values have two: an empty list is of any."""
    if known == "[]" and new.endswith("[]"):
        return new
    if new == "[]" and known.endswith("[]"):
        return known
    raise DataError(f"{table[0]}.{name} holds {known} and {new}; no column can hold both")


def _argument(name: str) -> str:
    option = "nodes" if name.startswith("nodes-") else "relationships"
    return f"--{option}={name}"
