"""Tables drawn with box characters (┌─┬─┐), as collections of laws print them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body, split_list
from loaders.tables.heads import is_head, plain, role_of, two_rows

if TYPE_CHECKING:
    from loaders.tables.grid import Cell

# Whatever stands where a cell ends: a wall, or the end or the crossing of a rule.
_WALL = re.compile("[\u2502\u2503\u2506\u2507\u250a\u250b\u250c-\u254b\u2551-\u2570]")
_RULE = re.compile(
    "[\u2500\u2501\u2504\u2505\u2508\u2509\u2550— \u3000]*[\u2500\u2501\u2550—][\u2500\u2501\u2504\u2505\u2508\u2509\u2550— \u3000]*"
)
_OPEN = re.compile(r"等[^，,、；;。]{0,12}$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of a cell; `rest` is the end of a name that the cell's next line holds."""

    start: int
    end: int
    rest: str = ""


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A drawn table: its heads, its rows as the pieces of each cell, the lines it took."""

    heads: list[str]
    rows: list[list[list[Piece]]]
    used: int


@dataclass(slots=True)
class _DrawnCell:
    """A cell over the lines `first` to `last` of the table."""

    first: int
    last: int
    pieces: list[Piece] = field(default_factory=list)


def is_drawn(text: str, start: int) -> bool:
    """Tell whether a line is one of a drawn table."""
    return _WALL.match(text, start) is not None


def read_drawn(text: str, lines: list[Cell], index: int) -> DrawnTable:
    """Read the drawn table that begins at lines[index]; it has no rows where no head names a role.

    A rule may close the cells of some columns alone, so each column has cells of its own; a row
    is a cell of the first role column with all that stands beside it.
    """
    at = index
    columns: list[list[_DrawnCell]] = []
    while at < len(lines) and is_drawn(text, lines[at][0]):
        _add(text, columns, _segments(text, *lines[at]), at - index)
        at += 1
    filled = [[cell for cell in column if cell.pieces] for column in columns]
    for depth in (2, 1):
        heads = _heads(text, filled, depth)
        if heads is None:
            continue
        main = next(i for i, head in enumerate(heads) if role_of(head))
        rows = []
        for row in filled[main][depth if len(filled[main]) > depth else 1 :]:
            beside = [
                [
                    p
                    for cell in column
                    if cell.first <= row.last and row.first <= cell.last
                    for p in cell.pieces
                ]
                for column in filled
            ]
            rows.append(
                [
                    names_in(text, pieces) if role_of(head) else pieces
                    for head, pieces in zip(heads, beside, strict=True)
                ]
            )
        return DrawnTable(heads, rows, at - index)
    return DrawnTable([], [], at - index)


def _segments(text: str, low: int, high: int) -> list[Cell]:
    """Cut a line at the walls of its cells, the outer walls left out."""
    walls = [(low + m.start(), low + m.end()) for m in _WALL.finditer(text[low:high])]
    cells = [(left[1], right[0]) for left, right in pairwise(walls)]
    if walls and walls[-1][1] < high:
        cells.append((walls[-1][1], high))
    return cells


def _add(text: str, columns: list[list[_DrawnCell]], segments: list[Cell], line: int) -> None:
    """Add a line to the columns; a rule ends a column's cell. Another width ends all of them."""
    if not columns:
        columns += [[_DrawnCell(line, line)] for _ in segments]
    if len(segments) != len(columns):
        for column in columns:
            column.append(_DrawnCell(line + 1, line + 1))
        return
    for column, (low, high) in zip(columns, segments, strict=True):
        if _RULE.fullmatch(text, low, high):
            column.append(_DrawnCell(line + 1, line + 1))
            continue
        column[-1].last = line
        inner = text[low:high].strip(" 　")
        if inner:
            at = text.index(inner, low)
            column[-1].pieces.append(Piece(at, at + len(inner)))


def _heads(text: str, columns: list[list[_DrawnCell]], depth: int) -> list[str] | None:
    """Read the heads: the first cell of each column, or of some the second (a head in two rows)."""
    if len(columns) < 2 or not all(columns):
        return None
    upper = [_print(text, column[0]) for column in columns]
    if depth == 1:
        return upper if is_head(upper) else None
    lower = [
        _print(text, column[1]) if len(column) > 1 and column[0].last < column[1].first else ""
        for column in columns
    ]
    heads = two_rows(upper, lower)
    return heads if heads is not None and is_head(heads) else None


def _print(text: str, cell: _DrawnCell) -> str:
    return plain("".join(text[p.start : p.end] for p in cell.pieces))


def names_in(text: str, pieces: list[Piece]) -> list[Piece]:
    """Find the names in a cell's lines; one that a line's end cut has its end as `rest`.

    县劳动保│ / 障局、县财政局│ holds 县劳动保 with the rest 障局, and 县财政局.
    """
    joined = "".join(text[p.start : p.end] for p in pieces)
    starts: list[int] = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += piece.end - piece.start
    names: list[Piece] = []
    listed = split_list(joined, 0, len(joined)).items
    for item in listed:
        if not looks_like_body(joined[item.start : item.end]):
            continue
        line = max(i for i, start in enumerate(starts) if start <= item.start)
        low = pieces[line].start + item.start - starts[line]
        high = min(low + item.end - item.start, pieces[line].end)
        rest = joined[item.start + high - low : item.end]
        if item is listed[-1] and not rest and _OPEN.match(text[high : pieces[line].end]):
            high = pieces[line].end
        names.append(Piece(low, high, rest))
    return names if len(names) * 2 >= len(listed) else []
