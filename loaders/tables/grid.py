"""A table as a grid of cells, spans of the fold, and the small steps by which one is cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.tables.heads import plain

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as cells: its heads, its rows, how many lines of the text it took.

    `ragged` rows have lost their columns: each is a list of task lines, then the cell that lists
    the bodies of all role columns, then that of the date (empty where there is none).
    """

    heads: list[str]
    rows: list[list[Cell]]
    used: int
    ragged: bool = False


def head_of(text: str, cell: Cell) -> str:
    """Return a cell's print as a head would be printed, without spaces and rules."""
    return plain(text[slice(*cell)])


def bare(text: str, cell: Cell) -> Cell:
    """Take the rules and spaces off a cell's ends."""
    low, high = cell
    while low < high and text[low] in "| ":
        low += 1
    while high > low and text[high - 1] in "| ":
        high -= 1
    return low, high


def split_cells(text: str, low: int, high: int) -> list[Cell]:
    """Cut a line at its tabs or, in copies that kept the rules, at |; the outer rules are none.

    >>> t = "|1 | 修路 | |"
    >>> [t[a:b].strip() for a, b in split_cells(t, 0, len(t))]
    ['1', '修路', '']
    """
    if text[low:high].strip().startswith("|"):
        low = text.index("|", low) + 1
    closed = text[low:high].rstrip()
    if closed.endswith("|"):
        high = low + len(closed) - 1
    cells, at = [], low
    for match in re.finditer(r"[\t|]", text[low:high]):
        cells.append(bare(text, (at, low + match.start())))
        at = low + match.end()
    cells.append(bare(text, (at, high)))
    return cells
