"""Task tables: rows of task, lead, support and deadline."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.bodies import looks_like_body, split_list
from loaders.table_heads import NUMBER, WHEN, is_head, plain, role_of, starred, task_columns
from loaders.table_layouts import Cell, Grid, read_grid

if TYPE_CHECKING:
    from loaders.record import Role

_WORDS = ("单位", "部门", "分工", "主体", "街镇", "机构")


@dataclass(frozen=True, slots=True)
class RoleCell:
    """A cell that lists bodies: its span, its role, and whether * marks the lead in it."""

    start: int
    end: int
    role: Role
    starred: bool


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
    text: str, start: int, end: int, given: tuple[CellTable, ...] = ()
) -> tuple[TaskTable, ...]:
    """Find the task tables in text[start:end], a fold: those that the file has, and those set as text.

    >>> t = "序号\\t工作任务\\t牵头单位\\n1\\t建设知识库\\t市商务局\\n2\\t办好展会\\t市文旅局、市体育局"
    >>> [(t[slice(*r.task[0])], t[r.roles[0].start:r.roles[0].end]) for r in lift_tables(t, 0, len(t))[0].rows]
    [('建设知识库', '市商务局'), ('办好展会', '市文旅局、市体育局')]
    """
    if not any(word in text for word in _WORDS):
        return ()
    tables = [found for table in given if (found := _given(text, table)) is not None]
    taken = sorted((table.start, table.end) for table in tables)
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:end])]
    index = 0
    while index < len(lines):
        at = bisect_right(taken, (lines[index][0], len(text))) - 1
        if at >= 0 and lines[index][0] < taken[at][1]:
            index += 1
            continue
        grid = read_grid(text, lines, index)
        rows = _rows(text, grid) if grid else ()
        if grid is None or not rows:
            index += 1
            continue
        tables.append(TaskTable(lines[index][0], lines[index + grid.used - 1][1], rows))
        index += grid.used
    return tuple(sorted(tables, key=lambda table: table.start))


def _given(text: str, table: CellTable) -> TaskTable | None:
    """Read a table of the file: the first row that is a head, and the rows below it."""
    for index, cells in enumerate(table.rows[:4]):
        heads = [plain(text[low:high]) for low, high in cells]
        if not is_head(heads):
            continue
        rows: list[Row] = []
        for row, line in zip(table.rows[index + 1 :], table.lines[index + 1 :], strict=False):
            found = _row(text, heads, list(row), rows[-1].task if rows else ())
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
    for cells in grid.rows:
        row = _row(text, grid.heads, cells, task)
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
            (RoleCell(bodies[0], bodies[1], role, starred=False),),
            when if when[0] < when[1] else None,
        )
        for *task, bodies, when in grid.rows
    )


def _row(text: str, heads: list[str], cells: list[Cell], above: tuple[Cell, ...]) -> Row | None:
    """Read one row; None where no role cell lists bodies. A task merged down is the one above."""
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
            if names and sum(looks_like_body(name) for name in names) * 2 >= len(names):
                roles.append(RoleCell(low, high, role, starred(head)))
        elif NUMBER.match(head):
            number = text[low:high].strip()
        elif WHEN.search(head):
            when = (low, high)
        elif column in tasks:
            task.append((low, high))
    if not roles:
        return None
    spans = [cell for cell in cells if cell[0] < cell[1]]
    return Row(spans[0][0], spans[-1][1], number, tuple(task) or above, tuple(roles), when)
