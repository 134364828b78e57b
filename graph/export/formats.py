"""The formats that a dataset can be exported in, and one function that writes any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from graph.export import admin_csv, csv_tables, graphml, rdf
from graph.parallel import project
from graph.port import State
from graph.sync import turn
from loaders.whole_file import whole_file
from ontology.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.dataset import Dataset
    from graph.property_graph import PropertyGraph
    from graph.reading import Reading

Format = Literal["nquads", "turtle", "jsonld", "graphml", "csv", "neo4j-admin"]
FOLDERS: Final[frozenset[Format]] = frozenset({"csv", "neo4j-admin"})
"""Formats of several files."""
FORMATS: tuple[Format, ...] = get_args(Format)


def export(
    dataset: Dataset,
    kind: Format,
    target: Path,
    *,
    graphs: Callable[[str], bool] | None = None,
    bom: bool = False,
) -> list[Path]:
    """Write a dataset's present state to a file, or for FOLDERS to a folder; return what was written.

    `graphs` chooses named graphs. A csv target that ends in .zip becomes one archive. `bom`
    puts a byte order mark before each CSV table, which some spreadsheets want for Chinese.
    A file appears whole or not at all. Raises InputError when the target can't be written.
    """
    with dataset.reading() as reading:
        names = [g for g in sorted(reading.manifest.graphs) if graphs is None or graphs(g)]
        try:
            if kind == "csv":
                return csv_tables.write(projected(reading, names), target, bom=bom)
            if kind == "neo4j-admin":
                manifest = reading.manifest
                state = State(manifest.dataset, manifest.generation) if manifest.dataset else None
                # In the order of a load: documents link to what is there.
                return admin_csv.write(projected(reading, sorted(names, key=turn)), target, state)
            target.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(target) as out:
                match kind:
                    case "nquads":
                        rdf.write_nquads(reading, names, out)
                    case "turtle":
                        rdf.write_turtle(reading, names, out)
                    case "jsonld":
                        rdf.write_jsonld(reading, names, out)
                    case "graphml":
                        graphml.write(projected(reading, names), out)
        except OSError as error:
            raise InputError(f"{target} can't be written: {error.strerror}") from error
        return [target]


def projected(reading: Reading, names: list[str]) -> Iterator[PropertyGraph]:
    """Yield named graphs of a state as property graphs, one in memory at a time."""
    for name in names:
        yield project(reading, name)
