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
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any, Final, Self

from graph.neo4j.offline import offline
from graph.neo4j.offline_elements import Node
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.neo4j.offline_elements import Element, Values
    from graph.port import State
    from graph.property_graph import PropertyGraph

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

    Graphs of the house come first. Memory grows with agencies, places, threads and the
    numbers of documents and sentences only. Raises DataError for a value that the importer's format can't hold.
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
    if isinstance(value, int | float):
        return repr(value)
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


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of one kind, kept as JSON lines until it is known which columns they have.

    `name` is (label,) or (type, label of the start, label of the end).
    """

    name: tuple[str, ...]
    path: Path
    file: IO[str]
    types: dict[str, str]

    def takes(self, types: dict[str, str]) -> bool:
        """Tell whether values of these types fit into the columns."""
        return all(_common(self.types.get(name, kind), kind) for name, kind in types.items())

    def add(self, ends: list[str], values: Values, types: dict[str, str]) -> None:
        for name, kind in types.items():
            self.types[name] = _common(self.types.get(name, kind), kind)
        self.file.write(json.dumps([ends, values]) + "\n")

    def write(self, target: Path) -> None:
        """Write the rows under their header."""
        columns = dict(sorted(self.types.items()))
        with target.open("w", encoding="utf-8", newline="") as out:
            out.write(",".join(_header(self.name, columns)) + "\n")
            with self.path.open(encoding="utf-8") as lines:
                for line in lines:
                    out.write(",".join(_cells(self.name, columns, *json.loads(line))) + "\n")
        self.path.unlink()


class _Tables:
    """A table a label and one a relationship type and pair of labels.

    Where a property holds integers here and decimals there, which no column can, the rows go to
    a second table of the same label.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: dict[tuple[str, ...], list[_Table]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for table in self._all():
            table.file.close()

    def add(self, element: Element) -> None:
        if isinstance(element, Node):
            name: tuple[str, ...] = (element.label,)
            ends = [str(element.key)]
        else:
            name = (element.type, element.start[0], element.end[0])
            ends = [str(element.start[1]), str(element.end[1])]
        types = {key: _type(value) for key, value in element.properties.items()}
        tables = self._tables.setdefault(name, [])
        table = next((table for table in tables if table.takes(types)), None)
        if table is None:
            path = self._folder / f".{'-'.join(name)}-{len(tables)}"
            table = _Table(name, path, path.open("w", encoding="utf-8"), {})
            tables.append(table)
        table.add(ends, element.properties, types)

    def write(self) -> list[str]:
        """Write the tables with their headers; return the names of the files."""
        names = []
        for name, tables in sorted(self._tables.items()):
            kind = "nodes" if len(name) == 1 else "relationships"
            for number, table in enumerate(tables, 1):
                end = f"-{number}" if number > 1 else ""
                names.append(f"{kind}-{'-'.join(name)}{end}.csv")
                table.write(self._folder / names[-1])
        return names

    def _all(self) -> Iterator[_Table]:
        for tables in self._tables.values():
            yield from tables


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
    if isinstance(value, float):
        return "double"
    if isinstance(value, list):
        return f"{_type(value[0])}[]" if value else "[]"
    return "string"


def _common(known: str, new: str) -> str:
    """Return the type of a column that holds two, "" when there is none: [] is a list of any."""
    if known == "[]" and new.endswith("[]"):
        return new
    if new == "[]" and known.endswith("[]"):
        return known
    return known if known == new else ""


def _argument(name: str) -> str:
    option = "nodes" if name.startswith("nodes-") else "relationships"
    return f"--{option}={name}"
