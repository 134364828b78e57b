"""`zhimai export`: write the graph as N-Quads, Turtle, JSON-LD, GraphML, CSV, or for Neo4j."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.exits import OK
from cli.options import FILE, data_option
from cli.output import note
from cli.pipes import end_with_the_reader
from cli.reading import existing_dataset
from graph.export import FOLDERS, FORMATS, export
from ontology.errors import InputError
from ontology.iri import document_graph

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.dataset import Dataset
    from graph.export import Format

_BY_SUFFIX: dict[str, Format] = {
    ".nq": "nquads",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".graphml": "graphml",
    ".zip": "csv",
    ".csv": "csv",
}
_STDOUT = Path("-")


@click.command(
    "export",
    epilog="\b\n例 · Examples:\n"
    "  zhimai export zhimai.nq\n"
    "  zhimai export 表格.zip --bom      # 给 Excel · CSV tables for Excel\n"
    "  zhimai export --format turtle --document 2024-5119a395d3 | less\n"
    "  zhimai export --format neo4j-admin import/",
)
@click.argument("target", type=FILE, default=_STDOUT, metavar="[TARGET]")
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    help="格式，默认看扩展名 · format; by default that of the target's suffix.",
)
@click.option("--document", metavar="ID", help="只导出这份文件 · only this document.")
@click.option("--bom", is_flag=True, help="CSV 加 BOM · a byte order mark in CSV, for Excel.")
@data_option
def command(
    *, target: Path, kind: Format | None, document: str | None, bom: bool, data: Path | None
) -> int:
    """导出图谱到文件；CSV 为一个文件夹或 .zip，每类一张表。

    Write the graph to a file: .nq, .ttl, .jsonld, .graphml; CSV to a folder or a .zip, one table a
    kind of thing; neo4j-admin to a folder of what `neo4j-admin database import full` takes. Without a target, or with `-`, it goes to stdout. A file appears whole or not at all.
    """
    chosen = kind or _BY_SUFFIX.get(target.suffix.lower())
    if chosen is None:
        raise InputError(
            f"{target}: which format? Give --format ({', '.join(FORMATS)}) "
            f"or a suffix such as {', '.join(_BY_SUFFIX)}."
        )
    dataset = existing_dataset(data)
    graphs = _only(dataset, document)
    if target == _STDOUT:
        _to_stdout(dataset, chosen, graphs)
    else:
        for path in export(dataset, chosen, target, graphs=graphs, bom=bom):
            note(str(path))
    return OK


def _only(dataset: Dataset, document: str | None) -> Callable[[str], bool] | None:
    """Return what chooses the named graph of one document; InputError where there is none."""
    if document is None:
        return None
    wanted = document_graph(document)
    if wanted not in dataset.read_manifest().graphs:
        raise InputError(f"{document}: no such document here; `zhimai document` lists them.")
    return lambda graph: graph == wanted


def _to_stdout(dataset: Dataset, kind: Format, graphs: Callable[[str], bool] | None) -> None:
    if kind in FOLDERS:
        raise InputError(f"{kind} is several tables: name a folder instead of -.")
    end_with_the_reader()
    with tempfile.TemporaryDirectory() as scratch:
        [file] = export(dataset, kind, Path(scratch) / "export", graphs=graphs)
        with file.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.flush()
