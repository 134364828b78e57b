"""Task tables: rows of task, lead, support and deadline, with tabs or one cell a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.bodies import looks_like_body, split_list
from loaders.record import Role

_ROLE = re.compile(
    r"^(?:市级|省级|县级)?(?P<word>(?:总?牵头|主办|主责|责任|负责|落实|实施|承办|配合|协办|参与|参加|协同|支持)(?:及(?:配合|责任|参与))?"
    r"(?:责任)?(?:单位|部门|处室|主体|科室)|责任分工|部门分工|职责分工)(?:及责任人)?$"
)
_TASK = re.compile(r"任务|内容|措施|事项|项目|工作|举措|要求|目标|指标|名称")
_NUMBER = re.compile(r"^序\s?号$|^编号$")
_WHEN = re.compile(r"时限|时间|期限|进度|节点|年限")
_OTHER = re.compile(r"备注|类别|领域|分类|责任人|领导|成果|标准|依据|来源|板块|阶段")
_CELL = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a table; spans of the fold. `roles` are the cells that list bodies."""

    start: int
    end: int
    number: str | None
    task: tuple[tuple[int, int], ...]
    roles: tuple[tuple[int, int, Role], ...]
    when: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table whose head names a role; spans of the fold, the head included."""

    start: int
    end: int
    rows: tuple[Row, ...]
    skipped: int


Cell = tuple[int, int]


def role_of(head: str) -> Role | None:
    """Return the role that a column's head gives.

    >>> [role_of(h) for h in ("牵头单位", "责任单位", "配合单位", "工作任务")]
    ['lead', 'responsible', 'support', None]
    """
    match = _ROLE.match(head)
    if match is None:
        return None
    word = match.group("word")
    if word.startswith(("牵头", "总牵头", "主办")):
        return "responsible" if "及" in word else "lead"
    return "support" if word.startswith(("配合", "协", "参", "支持")) else "responsible"


def lift_tables(text: str, start: int, end: int) -> tuple[TaskTable, ...]:
    """Find the task tables in text[start:end], a fold.

    >>> t = "序号\\t工作任务\\t牵头单位\\n1\\t建设知识库\\t市商务局\\n2\\t办好展会\\t市文旅局、市体育局"
    >>> [(t[slice(*row.task[0])], t[slice(*row.roles[0][:2])]) for row in lift_tables(t, 0, len(t))[0].rows]
    [('建设知识库', '市商务局'), ('办好展会', '市文旅局、市体育局')]
    """
    lines = [
        (start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:end])
    ]
    tables: list[TaskTable] = []
    index = 0
    while index < len(lines):
        low, high = lines[index]
        table, used = None, 1
        if "\t" in text[low:high]:
            table, used = _tabbed(text, lines, index)
        elif high - low <= _CELL:
            table, used = _stacked(text, lines, index)
        if table is not None:
            tables.append(table)
        index += used
    return tuple(tables)


def _cells(text: str, low: int, high: int) -> list[Cell]:
    cells, at = [], low
    for match in re.finditer(r"\t", text[low:high]):
        cells.append((at, low + match.start()))
        at = low + match.end()
    cells.append((at, high))
    return cells


def _heads(text: str, cells: list[Cell]) -> list[str]:
    return [re.sub(r"\s", "", text[s:e]) for s, e in cells]


def _is_head(heads: list[str]) -> bool:
    return (
        len(heads) >= 2
        and any(role_of(h) for h in heads)
        and any(_TASK.search(h) or _NUMBER.match(h) for h in heads)
        and all(len(h) <= _CELL for h in heads)
    )


def _tabbed(text: str, lines: list[Cell], index: int) -> tuple[TaskTable | None, int]:
    head = _cells(text, *lines[index])
    heads = _heads(text, head)
    if not _is_head(heads):
        return None, 1
    rows: list[Row] = []
    skipped, used = 0, 1
    last_task: Cell | None = None
    for low, high in lines[index + 1 :]:
        if "\t" not in text[low:high]:
            break
        cells = _cells(text, low, high)
        used += 1
        if _heads(text, cells) == heads:
            continue
        row = _row(text, heads, cells, last_task)
        if row is None:
            skipped += 1
            continue
        last_task = row.task[-1] if row.task else last_task
        rows.append(row)
    if not rows:
        return None, 1
    return TaskTable(lines[index][0], lines[index + used - 1][1], tuple(rows), skipped), used


def _stacked(text: str, lines: list[Cell], index: int) -> tuple[TaskTable | None, int]:
    """Read a table whose cells stand one a line: the head's run gives the number of columns."""
    width = 0
    while (
        index + width < len(lines)
        and width < 10
        and lines[index + width][1] - lines[index + width][0] <= _CELL
        and _headish(text[slice(*lines[index + width])])
    ):
        width += 1
    heads = _heads(text, lines[index : index + width])
    if width < 3 or not _is_head(heads):
        return None, 1
    numbered = bool(_NUMBER.match(heads[0]))
    at = index + width
    rows: list[Row] = []
    skipped = 0
    while at < len(lines):
        if _heads(text, lines[at : at + width]) == heads:
            at += width
            continue
        size = _record_size(text, lines, at, width, len(rows) + skipped + 1) if numbered else width
        cells = _align(lines[at : at + size], width)
        row = _row(text, heads, cells, None) if cells else None
        if row is None:
            if not numbered or size < width or not text[slice(*lines[at])].strip().isdigit():
                break
            skipped += 1
        else:
            rows.append(row)
        at += size
    if not rows:
        return None, 1
    return TaskTable(lines[index][0], lines[at - 1][1], tuple(rows), skipped), at - index


def _headish(cell: str) -> bool:
    cell = re.sub(r"\s", "", cell)
    return bool(
        role_of(cell)
        or _NUMBER.match(cell)
        or ((_TASK.search(cell) or _WHEN.search(cell) or _OTHER.search(cell)) and len(cell) <= 10)
    )


def _record_size(text: str, lines: list[Cell], at: int, width: int, number: int) -> int:
    """Count the lines of a numbered record: up to the line that holds the next number."""
    following = str(number + 1)
    for size in range(2, width * 4 + 1):
        if at + size >= len(lines):
            return min(size, len(lines) - at)
        if text[slice(*lines[at + size])].strip() == following:
            return size
    return width


def _align(cells: list[Cell], width: int) -> list[Cell]:
    """Bring a record to the head's width: extra lines belong to the longest cell, the task."""
    if len(cells) < width:
        return []
    if len(cells) == width:
        return list(cells)
    extra = len(cells) - width
    sizes = [cells[i + extra][1] - cells[i][0] for i in range(1, width - 1)] or [0]
    longest = 1 + sizes.index(max(sizes))
    joined = (cells[longest][0], cells[longest + extra][1])
    return [*cells[:longest], joined, *cells[longest + extra + 1 :]]


def _row(text: str, heads: list[str], cells: list[Cell], above: Cell | None) -> Row | None:
    """Read one row; None where no role cell lists bodies. A cell merged down keeps the task above."""
    if len(cells) < len(heads):
        cells = [(cells[0][0], cells[0][0])] * (len(heads) - len(cells)) + cells
    roles: list[tuple[int, int, Role]] = []
    task: list[Cell] = []
    number, when = None, None
    for head, (low, high) in zip(heads, cells, strict=False):
        role = role_of(head)
        content = text[low:high].strip()
        if not content:
            continue
        if role is not None:
            items = split_list(text, low, high).items
            if items and sum(looks_like_body(text[i.start : i.end]) for i in items) * 2 >= len(items):
                roles.append((low, high, role))
        elif _NUMBER.match(head):
            number = content
        elif _WHEN.search(head):
            when = (low, high)
        elif _TASK.search(head):
            task.append((low, high))
    if not roles:
        return None
    if not task and above is not None:
        task = [above]
    return Row(cells[0][0], cells[-1][1], number, tuple(task), tuple(roles), when)
