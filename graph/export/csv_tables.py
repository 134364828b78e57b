"""Writes named graphs as CSV tables: one a label and one a relationship type, with a CSVW file.

A spreadsheet runs a cell that begins with = + - or @ as a formula, and text from documents may
begin with anything. So a text cell that begins with one of = + - @, a tab, a carriage return or
an apostrophe gets an apostrophe put in front; take one leading apostrophe off to read it.
"""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any, Self

from graph.export.csvw import METADATA, metadata
from graph.projection.spec import projection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.property_graph import PropertyGraph, Row

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'")
# An archive of the same tables is the same file: its entries bear one fixed date.
_DATE = (1980, 1, 1, 0, 0, 0)


def write(graphs: Iterable[PropertyGraph], target: Path, *, bom: bool = False) -> list[Path]:
    """Write the tables into a folder, or into one archive when the target ends in .zip.

    They take their names when all of them are complete; memory does not grow with them.
    """
    archive = target.suffix.lower() == ".zip"
    home = target.parent if archive else target
    home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=home, prefix=".part-") as folder:
        with Tables(Path(folder), bom=bom) as tables:
            for graph in graphs:
                tables.add(graph)
        written = sorted(Path(folder).iterdir())
        if archive:
            return [_write_archive(written, target)]
        return [path.replace(target / path.name) for path in written]


def defused(value: Any) -> Any:
    """Return a cell's value such that no spreadsheet runs it.

    >>> defused("=1+1"), defused("-5"), defused("市政府"), defused(-5)
    ("'=1+1", "'-5", '市政府', -5)
    """
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return f"'{value}"
    return value


class Tables:
    """The tables while they are filled, one open file each; closing adds the CSVW file."""

    def __init__(self, folder: Path, *, bom: bool) -> None:
        self._folder = folder
        self._encoding = "utf-8-sig" if bom else "utf-8"
        self._files: dict[str, IO[str]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()
        described = json.dumps(metadata(sorted(self._files)), ensure_ascii=False, indent=1)
        (self._folder / METADATA).write_text(described, encoding="utf-8")

    def add(self, graph: PropertyGraph) -> None:
        """Add the rows of one named graph."""
        spec = projection()
        for label, rows in graph.nodes.items():
            self._rows(label, spec.columns(label), rows, graph.graph)
        for kind, rows in graph.relationships.items():
            self._rows(kind, spec.relationship_columns(kind), rows, graph.graph)
        for kind, pairs in graph.links.items():
            self._rows(kind, ("from", "to"), pairs, graph.graph)

    def _rows(self, table: str, columns: tuple[str, ...], rows: Iterable[Row], graph: str) -> None:
        name = f"{table}.csv"
        if name not in self._files:
            path = self._folder / name
            self._files[name] = path.open("w", encoding=self._encoding, newline="")
            _writer(self._files[name]).writerow((*columns, "graph"))
        _writer(self._files[name]).writerows([(*map(_cell, row), graph) for row in rows])


def _writer(text: IO[str]) -> Any:
    return csv.writer(text, lineterminator="\r\n")


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return defused(value)


def _write_archive(files: list[Path], target: Path) -> Path:
    part = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                entry = zipfile.ZipInfo(file.name, _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w") as out, file.open("rb") as source:
                    shutil.copyfileobj(source, out)
        return part.replace(target)
    finally:
        part.unlink(missing_ok=True)
