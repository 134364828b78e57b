"""How copies set a table: with tabs, with rules (|), one cell a line, or with spaces alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.bodies import is_listed
from loaders.labels import label_at
from loaders.table_heads import CELL, NUMBER, WHEN, headish, is_head, plain, role_of

Cell = tuple[int, int]
_WIDEST = 12
_BAR = re.compile(r" ?\|")
_TIME = re.compile(
    r"[\d一二三四五六七八九十年月日底前末中旬上下半季度全长期持续推进完成、—-]{2,24}"
)
# A task without bodies for more lines than this ends a table that lost its columns.
_LONGEST_TASK = 30
# A record of n columns takes at most this many times n lines, its long cells broken.
_SLACK = 4


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


def read_grid(text: str, lines: list[Cell], index: int) -> Grid | None:
    """Read the table that begins at lines[index], in whichever layout; None where none does."""
    low, high = lines[index]
    if len(split_cells(text, low, high)) > 1:
        return _tabbed(text, lines, index)
    if high - low > 120:
        return None
    spaced = _spaced(text, lines, index)
    if spaced is not None:
        return spaced
    heads = [text[slice(*line)] for line in lines[index : index + 3] if line[1] - line[0] <= CELL]
    if headish(text[low:high]) or (len(heads) == 3 and all(map(headish, heads[1:]))):
        return _stacked(text, lines, index)
    return None


def split_cells(text: str, low: int, high: int) -> list[Cell]:
    """Cut a line at its tabs or, in copies that kept the rules, at |."""
    low, high = _bare(text, (low, high))
    cells, at = [], low
    for match in re.finditer(r"[\t|]", text[low:high]):
        cells.append((at, low + match.start()))
        at = low + match.end()
    cells.append((at, high))
    return cells


def _bare(text: str, cell: Cell) -> Cell:
    low, high = cell
    while low < high and text[low] in "| ":
        low += 1
    while high > low and text[high - 1] in "| ":
        high -= 1
    return low, high


def _heads(text: str, cells: list[Cell]) -> list[str]:
    return [plain(text[s:e]) for s, e in cells]


def _tabbed(text: str, lines: list[Cell], index: int) -> Grid | None:
    heads = _heads(text, split_cells(text, *lines[index]))
    if not is_head(heads):
        return None
    rows: list[list[Cell]] = []
    used = 1
    for low, high in lines[index + 1 :]:
        cells = split_cells(text, low, high)
        if len(cells) < 2:
            break
        used += 1
        if _heads(text, cells) != heads and not re.fullmatch(r"[-:| \t]+", text[low:high]):
            missing = len(heads) - len(cells)
            rows.append([(cells[0][0], cells[0][0])] * max(0, missing) + cells)
    return Grid(heads, rows, used)


def _spaced(text: str, lines: list[Cell], index: int) -> Grid | None:
    """Read a table set with spaces: the role columns are the last ones, the number the first.

    序号 工作任务 牵头部门 / 1 城镇新增就业1000万人以上 人力资源社会保障部
    """
    low, high = lines[index]
    match = re.search(r"序\s?号\s", text[low:high])
    if match is None:
        return None
    tokens = text[low + match.start() : high].split()
    tail: list[str] = []
    while tokens and (role_of(tokens[-1]) or WHEN.search(tokens[-1])):
        tail.insert(0, tokens.pop())
    if not any(role_of(head) for head in tail):
        return None
    rows: list[list[Cell]] = []
    used = 1
    for start, end in lines[index + 1 :]:
        row = _spaced_row(text, start, end, len(tail))
        if row is None and label_at(text, start) is None:
            break
        used += 1
        if row is not None:
            rows.append(row)
    return Grid(["序号", "工作任务", *tail], rows, used) if rows else None


def _spaced_row(text: str, start: int, end: int, width: int) -> list[Cell] | None:
    number = re.match(r"\s*(\d{1,4})\s+", text[start:end])
    if number is None:
        return None
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    if len(words) < width + 2:
        return None
    tail = words[-width:]
    task = (words[1][0], words[-width - 1][1])
    return [(start + number.start(1), start + number.end(1)), task, *tail]


def _stacked(text: str, lines: list[Cell], index: int) -> Grid | None:
    """Read a table whose cells stand one a line, or between lines that hold only |.

    The lines are taken in growing portions, so that a head without a table costs little.
    """
    size = _WIDEST * 4
    while True:
        cells, taken = _ruled(text, lines, index, min(len(lines), index + size))
        width = 0
        while width < min(len(cells), _WIDEST) and _in_head(text, cells, width):
            width += 1
        heads = _heads(text, cells[:width])
        if width < 3 or not is_head(heads):
            return None
        column = next((i for i, head in enumerate(heads) if NUMBER.match(head)), None)
        if column is None:
            rows, stop = _counted(text, cells, heads)
        else:
            rows, stop = _numbered(text, cells, heads, column)
        if index + size >= len(lines) or stop + width * _SLACK < len(cells):
            ragged = _ragged(text, lines, index, heads) if column is None or not rows else None
            if ragged is not None and len(ragged.rows) > len(rows):
                return ragged
            if not rows:
                return None
            return Grid(heads, rows, taken[stop - 1] - index + 1) if rows else None
        size *= 4


def _in_head(text: str, cells: list[Cell], at: int) -> bool:
    """Tell whether a cell on its own line goes on the head; its first cell may say anything."""
    cell = text[slice(*cells[at])]
    if headish(cell):
        return True
    barred = _BAR.match(text, cells[at][1]) is not None
    return len(cell) <= CELL and not cell.isdigit() and (at == 0 or barred)


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
        return [_bare(text, cell) for cell in lines[index:stop]], list(range(index, stop))
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


def _counted(text: str, cells: list[Cell], heads: list[str]) -> tuple[list[list[Cell]], int]:
    """Part cells into rows by the head's width; a row whose role cell lists no bodies ends it."""
    width = len(heads)
    rows: list[list[Cell]] = []
    at = width
    while at + width <= len(cells):
        row = cells[at : at + width]
        lists = [cell for head, cell in zip(heads, row, strict=True) if role_of(head)]
        if not all(is_listed(text, *cell) for cell in lists):
            break
        rows.append(row)
        at += width
    return rows, at


def _numbered(
    text: str, cells: list[Cell], heads: list[str], column: int
) -> tuple[list[list[Cell]], int]:
    """Part cells into rows by their running number; columns before it may be merged down."""
    width = len(heads)
    starts: list[int] = []
    last = 0
    for at in range(width, len(cells)):
        if at - (starts[-1] if starts else width) > width * _SLACK:
            break
        number = plain(text[slice(*cells[at])])
        if not (number.isascii() and number.isdigit() and len(number) < 5):
            continue
        if int(number) > last and (not starts or at - starts[-1] >= 2):
            starts.append(at)
            last = int(number)
    rows: list[list[Cell]] = []
    stop = width
    if not starts:
        return rows, stop
    for at, following in zip(starts, [*starts[1:], len(cells)], strict=True):
        size = width - column
        record = cells[at:following]
        final = following == len(cells)
        while len(record) > size and label_at(text, record[-1][0]) is not None:
            record = record[:-1]
        if column or final:
            record = record[:size]
        if len(record) >= 2:
            lead = [(record[0][0], record[0][0])] * column
            rows.append(lead + _align(text, heads[column:], record))
        stop = at + min(len(record), following - at)
    return rows, stop


def _align(text: str, heads: list[str], cells: list[Cell]) -> list[Cell]:
    """Bring a record to the head's width: of several ways to join its lines, the one that fits.

    A role column must list bodies and a column of dates hold one; then the longest cell, the
    task, takes the extra lines.
    """
    width = len(heads)
    if len(cells) <= width:
        return cells + [(cells[-1][1], cells[-1][1])] * (width - len(cells))
    extra = len(cells) - width

    def joined(at: int) -> list[Cell]:
        whole = (cells[at][0], cells[at + extra][1])
        return [*cells[:at], whole, *cells[at + extra + 1 :]]

    def fitness(at: int) -> tuple[int, int]:
        score = 0
        row = joined(at)
        for head, cell in zip(heads, row, strict=True):
            if role_of(head):
                score += is_listed(text, *cell)
            elif is_listed(text, text.rfind("\n", *cell) + 1 or cell[1], cell[1]):
                score -= 1
            elif WHEN.search(head):
                score += bool(re.search(r"[年月日底前末季]", text[slice(*cell)]))
        return score, row[at][1] - row[at][0]

    return joined(max(range(min(1, width - 1), width), key=fitness))
