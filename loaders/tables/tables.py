"""Task tables: rows of task, lead, support and deadline."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body, split_list
from loaders.tables.drawn import DrawnTable, is_drawn, read_drawn
from loaders.tables.heads import (
    NUMBER,
    WHEN,
    is_head,
    plain,
    role_of,
    star_of,
    task_columns,
    two_rows,
    with_persons,
)
from loaders.tables.layouts import read_grid
from loaders.tables.records import is_bodies, office_columns
from loaders.tables.runs import RunTable, may_run, numbered_pages, read_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.record import Role
    from loaders.tables.grid import Cell, Grid

_WORDS = ("单位", "部门", "分工", "主体", "街镇", "机构", "处室", "科室", "股室", "站所")
# A line that holds a whole table of its own is longer than this.
_SHORTEST_RUN = 60


@dataclass(frozen=True, slots=True)
class RoleCell:
    """A cell that lists bodies, or a part of one: its span and its role.

    Where a mark tells the lead, `star` is that mark and `others` the role of those without it.
    `persons` says that the column names persons beside the bodies.
    `rest` is the end of its last name where a drawn cell cut it: it stands in the next line.
    """

    start: int
    end: int
    role: Role
    star: str = ""
    others: Role = "responsible"
    rest: str = ""
    persons: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a table; spans of the fold."""

    start: int
    end: int
    number: str | None
    task: tuple[Cell, ...]
    roles: tuple[RoleCell, ...]
    when: Cell | None


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table whose head names a role; spans of the fold, the head included."""

    start: int
    end: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CellTable:
    """A table that the file itself has as one: its grid, merged cells repeated, and its lines."""

    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[Cell, ...]


def lift_tables(
    text: str,
    start: int,
    end: int,
    given: tuple[CellTable, ...] = (),
    columns: Sequence[tuple[DrawnTable, int, int]] = (),
) -> tuple[TaskTable, ...]:
    """Find the task tables in text[start:end], a fold: those that the file has, and those set as text.

    `columns` are tables that the page's columns told, each with its span.

    >>> t = "序号\\t工作任务\\t牵头单位\\n1\\t建设知识库\\t市商务局\\n2\\t办好展会\\t市文旅局、市体育局"
    >>> [(t[slice(*r.task[0])], t[r.roles[0].start:r.roles[0].end]) for r in lift_tables(t, 0, len(t))[0].rows]
    [('建设知识库', '市商务局'), ('办好展会', '市文旅局、市体育局')]
    """
    if not any(word in text for word in _WORDS):
        return ()
    tables = [found for table in given if (found := _given(text, table)) is not None]
    for table, low, high in columns:
        rows = _drawn_rows(text, table)
        tables += [TaskTable(low, high, rows)] if rows else []
    taken = sorted((table.start, table.end) for table in tables)
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:end])]
    index = 0
    while index < len(lines):
        at = bisect_right(taken, (lines[index][0], len(text))) - 1
        if at >= 0 and lines[index][0] < taken[at][1]:
            index += 1
            continue
        set_as_text, used = _set(text, lines, index)
        tables += set_as_text
        index += used
    return tuple(sorted(tables, key=lambda table: table.start))


def _set(text: str, lines: list[Cell], index: int) -> tuple[list[TaskTable], int]:
    """Read the table set as text that begins at lines[index], and how many lines it took."""
    low, high = lines[index]
    if is_drawn(text, low):
        drawn = read_drawn(text, lines, index)
        rows, used = _drawn_rows(text, drawn), drawn.used
    elif high - low > _SHORTEST_RUN and may_run(text, low, high):
        pages = numbered_pages(text, lines, index)
        high = lines[index + pages - 1][1]
        run = read_run(text, low, high)
        return ([TaskTable(low, high, _run_rows(run))], pages) if run else ([], 1)
    else:
        grid = read_grid(text, lines, index)
        rows, used = (_rows(text, grid), grid.used) if grid else ((), 1)
    if not rows:
        return [], used
    return [TaskTable(low, lines[index + used - 1][1], rows)], used


def _drawn_rows(text: str, table: DrawnTable) -> tuple[Row, ...]:
    """Read the rows of a drawn table: each line of a cell is a part of its own."""
    rows: list[Row] = []
    tasks = task_columns(table.heads)
    for record in table.rows:
        roles: list[RoleCell] = []
        task: list[Cell] = []
        number, when = None, None
        for column, (head, pieces) in enumerate(zip(table.heads, record, strict=True)):
            role = role_of(head)
            if not pieces:
                continue
            if role is not None:
                roles += [RoleCell(p.start, p.end, role, *star_of(head), p.rest) for p in pieces]
            elif NUMBER.match(head):
                number = text[pieces[0].start : pieces[0].end].strip()
            elif WHEN.search(head):
                when = (pieces[0].start, pieces[0].end)
            elif column in tasks:
                task += [(p.start, p.end) for p in pieces]
        if roles:
            spans = [p for pieces in record for p in pieces]
            above = rows[-1].task if rows else ()
            start, end = min(p.start for p in spans), max(p.end for p in spans)
            rows.append(Row(start, end, number, tuple(task) or above, tuple(roles), when))
    return tuple(rows)


def _run_rows(table: RunTable) -> tuple[Row, ...]:
    return tuple(
        Row(
            row.task[0],
            row.when[1] if row.when else row.lists[-1][-1][1],
            row.number,
            (row.task,),
            tuple(
                RoleCell(start, end, role_of(head) or "responsible")
                for head, names in zip(table.heads, row.lists, strict=False)
                for start, end in names
            ),
            row.when,
        )
        for row in table.rows
    )


def _given(text: str, table: CellTable) -> TaskTable | None:
    """Read a table of the file: the first row that is a head, and the rows below it."""
    for index, cells in enumerate(table.rows[:4]):
        heads = [plain(text[low:high]) for low, high in cells]
        first = index + 1
        if first < len(table.rows):
            below = [plain(text[low:high]) for low, high in table.rows[first]]
            joined = two_rows(heads, below) if below != heads else None
            heads, first = (joined, first + 1) if joined else (heads, first)
        if not is_head(heads):
            continue
        rows: list[Row] = []
        offices = office_columns(text, heads, table.rows[first:])
        for row, line in zip(table.rows[first:], table.lines[first:], strict=False):
            found = _row(text, heads, list(row), rows[-1].task if rows else (), offices)
            if found is not None:
                # A cell merged from above began before this row's line.
                rows.append(replace(found, start=line[0], end=line[1]))
        if rows:
            return TaskTable(table.lines[index][0], table.lines[-1][1], tuple(rows))
    return None


def _rows(text: str, grid: Grid) -> tuple[Row, ...]:
    if grid.ragged:
        return _ragged_rows(grid)
    rows: list[Row] = []
    task: tuple[Cell, ...] = ()
    offices = office_columns(text, grid.heads, grid.rows)
    for cells in grid.rows:
        row = _row(text, grid.heads, cells, task, offices)
        if row is not None:
            rows.append(row)
            task = row.task
    return tuple(rows)


def _ragged_rows(grid: Grid) -> tuple[Row, ...]:
    """Read rows whose role columns ran together: one role column keeps its role, several none."""
    roles = [role for role in map(role_of, grid.heads) if role is not None]
    role: Role = roles[0] if len(roles) == 1 else "responsible"
    return tuple(
        Row(
            task[0][0],
            max(bodies[1], when[1]),
            None,
            tuple(task),
            (RoleCell(bodies[0], bodies[1], role),),
            when if when[0] < when[1] else None,
        )
        for *task, bodies, when in grid.rows
    )


def _row(
    text: str,
    heads: list[str],
    cells: list[Cell],
    above: tuple[Cell, ...],
    offices: frozenset[int],
) -> Row | None:
    """Read one row; None where no role cell lists bodies. A task merged down is the one above.

    The columns in `offices` list offices (综合科, 派出所), not only bodies.
    """
    roles: list[RoleCell] = []
    task: list[Cell] = []
    number, when = None, None
    tasks = task_columns(heads)
    for column, (head, (low, high)) in enumerate(zip(heads, cells, strict=False)):
        role = role_of(head)
        if not text[low:high].strip():
            continue
        if role is not None:
            names = [text[i.start : i.end] for i in split_list(text, low, high).items]
            mostly = names and sum(looks_like_body(name) for name in names) * 2 >= len(names)
            if mostly or is_bodies(text, (low, high), offices=column in offices):
                persons = with_persons(head)
                roles.append(RoleCell(low, high, role, *star_of(head), persons=persons))
        elif NUMBER.match(head):
            number = text[low:high].strip()
        elif WHEN.search(head):
            when = (low, high)
        elif column in tasks:
            task.append((low, high))
    if not roles:
        return None
    spans = [cell for cell in cells if cell[0] < cell[1]]
    start, end = min(low for low, _ in spans), max(high for _, high in spans)
    return Row(start, end, number, tuple(task) or above, tuple(roles), when)
