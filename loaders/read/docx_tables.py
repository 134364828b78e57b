"""Turns the vertical merges of a Word table into cells of several rows."""

from __future__ import annotations

from typing import NamedTuple

from loaders.read.kept_text import Cell


class WordCell(NamedTuple):
    """A cell as Word stores it: `merge` is restart or continue in a vertical merge, else None."""

    text: str
    columns: int
    merge: str | None


def merged_rows(rows: list[list[WordCell]]) -> list[list[Cell]]:
    """Turn cells that continue the one above into cells of several rows."""
    merged: list[list[Cell]] = []
    # Column → place of the cell (row, index) that a continuing cell below it belongs to.
    open_cells: dict[int, tuple[int, int]] = {}
    for row in rows:
        cells: list[Cell] = []
        column = 0
        for text, span, merge in row:
            above = open_cells.get(column)
            if merge == "continue" and above is not None and not text:
                top = merged[above[0]][above[1]]
                merged[above[0]][above[1]] = top._replace(rows=top.rows + 1)
            else:
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = (len(merged), len(cells))
                cells.append(Cell(text, span))
            column += span
        merged.append(cells)
    return merged
