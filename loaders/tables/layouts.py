"""How copies set a table: with tabs, with rules (|), one cell a line, or with spaces alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.outline.labels import label_at
from loaders.tables.grid import Cell, Grid, head_of, split_cells
from loaders.tables.heads import (
    CELL,
    NUMBER,
    headish,
    is_head,
    plain,
    role_of,
    task_columns,
    two_rows,
)
from loaders.tables.records import fit, is_bodies
from loaders.tables.stacked import read_stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE = re.compile(r"[-:+=| \t—]+")
# Of a table set with spaces: a task's line that the page's width broke, and how many follow a row.
_BROKEN, _MOST_BROKEN = 80, 4
_LONGEST_ROW = 1200
_LONGEST_HEAD = 120
_NUMBER_HEAD = re.compile(r"序\s?号\s")
_CLOSING_HEAD = re.compile(r"\s序\s?号(?:\s[^\s。，：]{2,12}){2,8}\s*$")
_LONGEST_NUMBER = 4
_ROW_NUMBER = re.compile(r"\s*(\d{1,4})\s+")
# A cut between two words of such a line: spaces, or the full stop whose space the fold dropped.
_WORD = re.compile(r"[^\s。；]+[。；]*")


def read_grid(text: str, lines: list[Cell], index: int) -> Grid | None:
    """Read the table that begins at lines[index], in whichever layout; None where none does."""
    low, high = lines[index]
    if len(split_cells(text, low, high)) > 1:
        return _tabbed(text, lines, index)
    if high - low > _LONGEST_HEAD:
        # The copy joined all that stands above the table to its head.
        closing = _CLOSING_HEAD.search(text, high - _LONGEST_HEAD, high)
        return _spaced(text, lines, index) if closing else None
    spaced = _spaced(text, lines, index)
    if spaced is not None:
        return spaced
    heads = [text[slice(*line)] for line in lines[index : index + 3] if line[1] - line[0] <= CELL]
    if headish(text[low:high]) or (len(heads) == 3 and all(map(headish, heads[1:]))):
        return read_stacked(text, lines, index)
    return None


def _heads(text: str, cells: Sequence[Cell]) -> list[str]:
    return [head_of(text, cell) for cell in cells]


def _tabbed(text: str, lines: list[Cell], index: int) -> Grid | None:
    heads = _heads(text, split_cells(text, *lines[index]))
    used = 1
    under = index + 1
    while under < min(len(lines), index + 3) and _RULE.fullmatch(text, *lines[under]):
        under += 1
    if under < len(lines):
        below = _heads(text, split_cells(text, *lines[under]))
        joined = two_rows(heads, below)
        if joined is not None:
            heads, used = joined, under - index + 1
    if not is_head(heads):
        return None
    rows: list[list[Cell]] = []
    for low, high in lines[index + used :]:
        cells = split_cells(text, low, high)
        rule = _RULE.fullmatch(text, low, high) is not None
        if len(cells) < 2 and not rule:
            break
        used += 1
        if rule or _heads(text, cells) == heads:
            continue
        # A row of another width lost cells that are empty or merged from above.
        rows.append(cells if len(cells) == len(heads) else fit(text, heads, cells))
    return Grid(heads, rows, used)


def _spaced(text: str, lines: list[Cell], index: int) -> Grid | None:
    """Read a table set with spaces, a number at the head of each row.

    序号 工作任务 牵头部门 / 1 城镇新增就业1000万人以上 人力资源社会保障部
    """
    low, high = lines[index]
    match = _NUMBER_HEAD.search(text, max(low, high - _LONGEST_HEAD), high)
    if match is None:
        return _unnumbered(text, lines, index)
    heads = [plain(word) for word in text[match.start() : high].split()]
    if heads[:1] == ["序"]:
        heads = ["序号", *heads[2:]]
    roles = [at for at, head in enumerate(heads) if role_of(head)]
    if not roles or not NUMBER.match(heads[0]):
        return None
    if roles[0] < 2:
        heads, roles = ["序号", "工作任务", *heads[roles[0] :]], [2]
    # What stands before the roles need not be told apart: it is the task.
    tail = heads[roles[0] :]
    rows: list[list[Cell]] = []
    used, broken = 1, 0
    at = index + 1
    while at < len(lines) and broken <= _MOST_BROKEN:
        start, end = lines[at]
        row, took = _spaced_record(text, lines, at, tail)
        at += took
        if row is not None:
            rows.append(row)
            used, broken = at - index, 0
        elif label_at(text, start) is not None:
            used, broken = at - index, broken + 1
        elif end - start > _BROKEN:
            break
        else:
            broken += 1
    return Grid(["序号", "工作任务", *tail], rows, used) if rows else None


def _unnumbered(text: str, lines: list[Cell], index: int) -> Grid | None:
    """Read a table set with spaces whose rows no number opens: 工作任务 牵头单位 完成时限."""
    heads = [plain(word) for word in text[slice(*lines[index])].split()]
    if len(heads) < 3 or not all(map(headish, heads)) or not is_head(heads):
        return None
    rows: list[list[Cell]] = []
    for start, end in lines[index + 1 :]:
        row = _fitted(text, start, end, heads)
        if row is None:
            break
        rows.append(row)
    return Grid(heads, rows, len(rows) + 1) if len(rows) > 1 else None


def _fitted(text: str, start: int, end: int, heads: Sequence[str]) -> list[Cell] | None:
    """Fit a line's words to the heads; None where it has no task or no bodies in a role column."""
    cells = [
        cell for m in _WORD.finditer(text, start, end) for cell in _parted(text, m.start(), m.end())
    ]
    if len(cells) < 2 or end - start > _LONGEST_ROW:
        return None
    row = fit(text, heads, cells)
    lists = [cell for head, cell in zip(heads, row, strict=True) if role_of(head)]
    named = any(c[0] < c[1] and is_bodies(text, c) for c in lists)
    return row if named and any(row[at][0] < row[at][1] for at in task_columns(heads)) else None


def _spaced_record(
    text: str, lines: list[Cell], at: int, tail: list[str]
) -> tuple[list[Cell] | None, int]:
    """Read a row, and how many lines it took: a long task may have broken it."""
    start = lines[at][0]
    if _ROW_NUMBER.match(text, start) is None:
        return _centred(text, lines, at, tail)
    for took in range(1, min(_MOST_BROKEN, len(lines) - at) + 1):
        if took > 1 and _ROW_NUMBER.match(text, lines[at + took - 1][0]):
            break
        row = _spaced_row(text, start, lines[at + took - 1][1], tail)
        if row is not None:
            return row, took
    return None, 1


def _centred(
    text: str, lines: list[Cell], at: int, tail: list[str]
) -> tuple[list[Cell] | None, int]:
    """Read a row whose number stands alone under its first line: it was set in the middle."""
    number = lines[at + 1] if at + 1 < len(lines) else (0, 0)
    if not text[slice(*number)].strip().isdecimal() or number[1] - number[0] > _LONGEST_NUMBER:
        return None, 1
    row = _fitted(text, *lines[at], ["工作任务", *tail])
    return ([number, *row], 2) if row is not None else (None, 1)


def _parted(text: str, low: int, high: int) -> list[Cell]:
    """Part a task's last comma, whose space the fold dropped, from the bodies behind it."""
    comma = text.rfind("，", low, high)
    if comma < 0 or is_bodies(text, (low, comma)) or not is_bodies(text, (comma + 1, high)):
        return [(low, high)]
    return [(low, comma + 1), (comma + 1, high)]


def _spaced_row(text: str, start: int, end: int, tail: list[str]) -> list[Cell] | None:
    number = _ROW_NUMBER.match(text[start:end])
    row = _fitted(text, start + number.end(), end, ["工作任务", *tail]) if number else None
    if number is None or row is None:
        return None
    return [(start + number.start(1), start + number.end(1)), *row]
