"""Tables whose copy sets one cell a line: with its columns still countable, or with them lost."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.bodies import is_listed
from loaders.outline.labels import label_at
from loaders.tables.grid import Cell, Grid, bare, head_of
from loaders.tables.heads import (
    CELL,
    NUMBER,
    PAPERS,
    WHEN,
    headish,
    is_head,
    plain,
    role_of,
    task_columns,
)
from loaders.tables.records import fit

_WIDEST = 12
_BAR = re.compile(r" ?\|")
_TIME = re.compile(
    r"[\d一二三四五六七八九十年月日底前末中旬上下半季度全长期持续推进完成、—-]{2,24}"
)
# A task without bodies for more lines than this ends a table that lost its columns.
_LONGEST_TASK = 30
# A record of n columns takes at most this many times n lines, its long cells broken.
_SLACK = 4
# Half a head, broken by the copy's line end: 牵头 / 单位, 完成 / 时间.
_HALF = 4


def read_stacked(text: str, lines: list[Cell], index: int) -> Grid | None:
    """Read a table whose cells stand one a line, or between lines that hold only |.

    The lines are taken in growing portions, so that a head without a table costs little.
    """
    size = _WIDEST * 4
    while True:
        cells, taken = _ruled(text, lines, index, min(len(lines), index + size))
        heads, width = _head(text, cells)
        if len(heads) < 3 or not is_head(heads):
            return None
        if _repeats(text, cells, width, width):
            # A head without a row below it.
            return None
        cells, taken = _without_heads(text, cells, taken, width)
        column = next((i for i, head in enumerate(heads) if NUMBER.match(head)), None)
        if column is None:
            rows, stop = _counted(text, cells, heads, width)
            labelled, end = _labelled(text, cells, heads, width)
            if len(labelled) > len(rows):
                rows, stop = labelled, end
        else:
            rows, stop = _numbered(text, cells, heads, column, width)
        if index + size >= len(lines) or stop + width * _SLACK < len(cells):
            ragged = _ragged(text, lines, index, heads) if column is None or not rows else None
            if ragged is not None and len(ragged.rows) > len(rows):
                return ragged
            if not rows:
                return None
            return Grid(heads, rows, taken[stop - 1] - index + 1)
        size *= 4


def _head(text: str, cells: list[Cell]) -> tuple[list[str], int]:
    """Return the heads, those put together that a line end parted, and how many cells they took."""
    heads: list[str] = []
    at = 0
    while at < len(cells) and len(heads) < _WIDEST:
        joined = _joined(text, cells, at)
        if joined is not None:
            heads.append(joined)
            at += 2
        elif _in_head(text, cells, at):
            heads.append(plain(text[slice(*cells[at])]))
            at += 1
        else:
            break
    return heads, at


def _joined(text: str, cells: list[Cell], at: int) -> str | None:
    if at + 1 >= len(cells):
        return None
    left, right = (plain(text[slice(*cell)]) for cell in cells[at : at + 2])
    if not (0 < len(left) <= _HALF and 0 < len(right) <= _HALF):
        return None
    if headish(left) or not left.isalpha():
        return None
    return left + right if headish(left + right) else None


def _without_heads(
    text: str, cells: list[Cell], taken: list[int], width: int
) -> tuple[list[Cell], list[int]]:
    """Leave out the head where a new page repeats it."""
    kept: list[int] = list(range(width))
    at = width
    while at < len(cells):
        if _repeats(text, cells, width, at):
            at += width
        else:
            kept.append(at)
            at += 1
    return [cells[i] for i in kept], [taken[i] for i in kept]


def _repeats(text: str, cells: list[Cell], width: int, at: int) -> bool:
    """Tell whether the head stands at a place again."""
    if at >= len(cells) or text[slice(*cells[at])] != text[slice(*cells[0])]:
        return False
    again = cells[at : at + width]
    return [text[slice(*cell)] for cell in cells[:width]] == [text[slice(*cell)] for cell in again]


def _in_head(text: str, cells: list[Cell], at: int) -> bool:
    """Tell whether a cell on its own line goes on the head; its first cell may say anything."""
    cell = text[slice(*cells[at])]
    if headish(cell):
        return True
    barred = _BAR.match(text, cells[at][1]) is not None
    first = at == 0 and not plain(cell).endswith(PAPERS)
    return len(cell) <= CELL and not cell.isdigit() and (first or barred)


def _ragged(text: str, lines: list[Cell], index: int, heads: list[str]) -> Grid | None:
    """Read a table whose cells lost their columns: lines of text, then a line for each body.

    Which of the role columns a body stood in can't be told any more.
    """
    rows: list[list[Cell]] = []
    task: list[Cell] = []
    dated = any(WHEN.search(head) for head in heads)
    used = at = index + len(heads)
    while at < len(lines) and len(task) <= _LONGEST_TASK:
        first = at
        while at < len(lines) and is_listed(text, *lines[at]):
            at += 1
        if at > first and not task:
            continue
        if at > first:
            bodies = (lines[first][0], lines[at - 1][1])
            when = (bodies[1], bodies[1])
            if dated and at < len(lines) and _TIME.fullmatch(text, *lines[at]):
                when = lines[at]
                at += 1
            rows.append([*task, bodies, when])
            task, used = [], at
        elif at == first:
            task.append(lines[at])
            at += 1
    return Grid(heads, rows, used - index, ragged=True) if len(rows) > 1 else None


def _ruled(text: str, lines: list[Cell], index: int, stop: int) -> tuple[list[Cell], list[int]]:
    """Return the cells of lines[index:stop], and the last line of each.

    Where a | stands alone on a line, the lines between two of them are one cell.
    """
    rule = [text[s:e].strip() == "|" for s, e in lines[index : index + _WIDEST * 2]]
    if not any(rule):
        return [bare(text, cell) for cell in lines[index:stop]], list(range(index, stop))
    cells: list[Cell] = []
    taken: list[int] = []
    open_cell: Cell | None = None
    for at in range(index, stop):
        low, high = lines[at]
        if text[low:high].strip() == "|":
            if open_cell is not None:
                cells.append(open_cell)
                taken.append(at)
            open_cell = None
        else:
            open_cell = (open_cell[0] if open_cell else low, high)
    if open_cell is not None:
        cells.append(open_cell)
        taken.append(stop - 1)
    return cells, taken


def _counted(
    text: str, cells: list[Cell], heads: list[str], first: int
) -> tuple[list[list[Cell]], int]:
    """Part cells into rows by the head's width; a row whose role cell lists no bodies ends it."""
    width = len(heads)
    rows: list[list[Cell]] = []
    at = first
    while at + width <= len(cells):
        row = cells[at : at + width]
        lists = [cell for head, cell in zip(heads, row, strict=True) if role_of(head)]
        if not all(is_listed(text, *cell) for cell in lists):
            break
        rows.append(row)
        at += width
    return rows, at


def _labelled(
    text: str, cells: list[Cell], heads: list[str], first: int
) -> tuple[list[list[Cell]], int]:
    """Part cells into rows by the labels of the tasks (1., 2., …), where no column numbers them."""
    column = min(task_columns(heads), default=0)
    starts: list[int] = []
    for at in range(first, len(cells)):
        if at - (starts[-1] if starts else first) > len(heads) * _SLACK:
            break
        label = label_at(text, cells[at][0])
        if label is not None and label.level == "item" and label.number == len(starts) + 1:
            starts.append(at)
    rows: list[list[Cell]] = []
    for at, following in pairwise(
        [*starts, min(len(cells), starts[-1] + len(heads))] if starts else []
    ):
        row = fit(text, heads[column:], cells[at:following])
        rows.append([(row[0][0], row[0][0])] * column + row)
    return (rows, min(len(cells), starts[-1] + len(heads))) if len(rows) > 1 else ([], first)


def _numbered(
    text: str, cells: list[Cell], heads: list[str], column: int, first: int
) -> tuple[list[list[Cell]], int]:
    """Part cells into rows by their running number; columns before it may be merged down."""
    size = len(heads) - column
    starts = _starts(text, cells, first, len(heads))
    rows: list[list[Cell]] = []
    stop = first
    longest = 0
    if not starts:
        return rows, stop
    for at, following in zip(starts, [*starts[1:], len(cells)], strict=True):
        record = cells[at:following]
        while len(record) > 1 and label_at(text, record[-1][0]) is not None and len(record) > size:
            record = record[:-1]
        if column:
            record = record[:size]
        elif following == len(cells):
            # Nothing tells where the last record ends but the length of those before it.
            record = record[: longest or size]
        longest = max(longest, len(record))
        if len(record) >= 2:
            lead = [(record[0][0], record[0][0])] * column
            rows.append(lead + fit(text, heads[column:], record))
        stop = at + min(len(record), following - at)
    return rows, stop


def _starts(text: str, cells: list[Cell], first: int, width: int) -> list[int]:
    """Return where records begin: at cells that hold the next greater number."""
    starts: list[int] = []
    last = 0
    for at in range(first, len(cells)):
        if at - (starts[-1] if starts else first) > width * _SLACK:
            break
        number = head_of(text, cells[at])
        if not (number.isascii() and number.isdigit() and len(number) < 5):
            continue
        if int(number) > last and (not starts or at - starts[-1] >= 2):
            starts.append(at)
            last = int(number)
    return starts
