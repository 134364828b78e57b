"""Builds the kept text of a html or docx file: one line a block, one line a table row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.read.source import Span, Table


class Cell(NamedTuple):
    """A cell of a table: its text (no tabs, no line ends) and how far it is merged."""

    text: str
    columns: int = 1
    rows: int = 1


# A merge over more columns or rows than this is a slip or an attack.
_WIDEST = 50
_DEEPEST = 1000


@dataclass(slots=True)
class KeptText:
    """Collects lines and tables; `build` gives the text and where the tables stand in it."""

    parts: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0

    def line(self, text: str) -> None:
        """Add one line."""
        self.parts.append(text)
        self.parts.append("\n")
        self.length += len(text) + 1

    def end_page(self) -> None:
        """Mark the end of a page."""
        self.parts.append("\f")
        self.length += 1

    def table(self, rows: list[list[Cell]]) -> None:
        """Add a table, row by row; a merged cell's text stands at its first place."""
        grid: list[tuple[Span, ...]] = []
        lines: list[Span] = []
        # Column → the span that reaches down into the next rows, and how many.
        hanging: dict[int, tuple[Span, int]] = {}
        for row in rows:
            start = self.length
            spans = self._row(row, hanging)
            grid.append(spans)
            lines.append((start, self.length - 1))
        self.tables.append(Table(tuple(grid), tuple(lines)))

    def _row(self, row: list[Cell], hanging: dict[int, tuple[Span, int]]) -> tuple[Span, ...]:
        spans: list[Span] = []
        texts: list[str] = []
        position = self.length

        def put(text: str, span: Span | None = None) -> Span:
            nonlocal position
            place = (position, position + len(text)) if span is None else span
            spans.append(place)
            texts.append(text)
            position += len(text) + 1
            return place

        def hang() -> None:
            while len(spans) in hanging:
                span, left = hanging[len(spans)]
                if left > 1:
                    hanging[len(spans)] = (span, left - 1)
                else:
                    del hanging[len(spans)]
                put("", span)

        for cell in row:
            hang()
            column = len(spans)
            span = put(cell.text)
            for _ in range(1, min(cell.columns, _WIDEST)):
                put("", span)
            if cell.rows > 1:
                for covered in range(column, len(spans)):
                    hanging[covered] = (span, min(cell.rows, _DEEPEST) - 1)
        hang()
        while max(hanging, default=-1) >= len(spans):
            put("")
            hang()
        self.line("\t".join(texts))
        return tuple(spans)

    def build(self) -> tuple[str, tuple[Table, ...]]:
        """Return the text and its tables."""
        return "".join(self.parts), tuple(self.tables)
