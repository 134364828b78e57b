"""Brings a record's cells to its table's columns where the copy lost some or broke others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from loaders.bodies import is_listed, looks_like_body, split_list
from loaders.roles import parse
from loaders.tables.heads import NUMBER, TASK, WHEN, lists_offices, names_person, role_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Cell = tuple[int, int]
_Kind = Literal["number", "role", "support", "office", "when", "person", "task", "other"]
_TIME = re.compile(
    r"[（(]?[\d一二三四五六七八九十年月日号底前末中旬上下半季度全每长期常持续推进完成起至到、—.\-—~～]{2,24}[）)]?"
)
_PERSONS = re.compile(r"[一-龥]{1,2} ?[一-龥]{1,2}(?:[、，\s]+[一-龥]{1,2} ?[一-龥]{1,2})*")
_OFFICES = re.compile(
    r"(?:[一-龥]{1,16}(?:处|科|室|股|站|所|队|组|办|局|委|会|中心|单位|部门|院|馆|校|公司)(?:（[^（）]{1,12}）)?[、，,；;\s]*)+等?"
)
_EMPTY = re.compile(r"[/／—\-－无]*")
_LONGEST_LIST = 240
_SEVERAL = 3
_ROLE_WORD = re.compile("牵头|主办|配合|参与|协助|协办|负责|落实|单位：|部门：")
# What it costs to leave a column empty, and to put one more line into it. A task may have nobody
# who helps, hardly nobody who answers.
_BLANK = {
    "number": 2.0,
    "task": 1.0,
    "role": 1.5,
    "support": 1.2,
    "office": 1.5,
    "when": 0.5,
    "person": 0.5,
}
_MORE = {"role": 0.5, "support": 0.5, "office": 0.5, "task": 0.0, "other": 0.6, "person": 0.6}


def fit(text: str, heads: Sequence[str], cells: Sequence[Cell]) -> list[Cell]:
    """Give each column of `heads` its cell: the best of all ways that keep the cells' order.

    A column of roles wants bodies, one of dates a date, one of numbers a number; a column may
    take several cells (a list set one body a line) or none (an empty cell that was dropped).

    >>> t = "1\\n修路\\n县交通局\\n县财政局\\n各乡镇\\n年底前"
    >>> cells = [(m.start(), m.end()) for m in re.finditer(r"[^\\n]+", t)]
    >>> [t[a:b] for a, b in fit(t, ["序号", "任务", "牵头单位", "配合单位", "完成时限"], cells)]
    ['1', '修路', '县交通局', '县财政局\\n各乡镇', '年底前']
    """
    cells = [cell for cell in cells if cell[0] < cell[1]]
    if not cells:
        return [(0, 0)] * len(heads)
    kinds = [_kind(head) for head in heads]
    whole = len(cells) == len(heads) and all(
        _stands(text, cell, kind) for kind, cell in zip(kinds, cells, strict=True)
    )
    tasks = [column for column, kind in enumerate(kinds) if kind == "task"]
    if whole and not any(is_listed(text, *cells[column]) for column in tasks[1:]):
        # Nothing was lost: each cell stands under its head.
        return list(cells)
    worth = []
    for cell in cells:
        judged = {kind: _JUDGES[kind](text, cell) for kind in set(kinds)}
        worth.append([judged[kind] for kind in kinds])
    width = len(heads)
    # best[j]: the best score with the cells so far, the last of them in column j.
    best = [worth[0][j] - _blanks(kinds[:j]) for j in range(width)]
    steps: list[list[int]] = []
    for row in worth[1:]:
        came: list[int] = []
        after: list[float] = []
        for j in range(width):
            options = [(best[j] - _more(kinds[j], j, width), j)]
            options += [(best[i] - _blanks(kinds[i + 1 : j]), i) for i in range(j)]
            score, origin = max(options)
            after.append(score + row[j])
            came.append(origin)
        steps.append(came)
        best = after
    at = max(range(width), key=lambda j: best[j] - _blanks(kinds[j + 1 :]))
    columns = [at]
    for came in reversed(steps):
        at = came[at]
        columns.append(at)
    spread = _spread(cells, columns[::-1], width)
    told = [spread[column] for column in tasks if spread[column][0] < spread[column][1]]
    # A row as wide as its head lost a cell and broke another only if a task is left in it.
    return spread if not whole or any(not is_listed(text, *cell) for cell in told) else list(cells)


def _stands(text: str, cell: Cell, kind: _Kind) -> bool:
    """Tell whether a cell can stand under its head; a task in two words may look like a body."""
    if kind in {"number", "role", "support", "office"}:
        return _JUDGES[kind](text, cell) > 0
    return kind == "task" or not is_listed(text, *cell)


def _spread(cells: Sequence[Cell], columns: Sequence[int], width: int) -> list[Cell]:
    row: list[Cell | None] = [None] * width
    for cell, column in zip(cells, columns, strict=True):
        held = row[column]
        row[column] = (held[0] if held else cell[0], cell[1])
    end = cells[0][0]
    filled: list[Cell] = []
    for held in row:
        filled.append(held or (end, end))
        end = filled[-1][1]
    return filled


@lru_cache(maxsize=4096)
def _kind(head: str) -> _Kind:
    if NUMBER.match(head):
        return "number"
    role = role_of(head)
    if role is not None:
        return "office" if lists_offices(head) else "support" if role == "support" else "role"
    if names_person(head):
        return "person"
    if WHEN.search(head):
        return "when"
    return "task" if TASK.search(head) else "other"


def _blanks(kinds: Sequence[_Kind]) -> float:
    return sum(_BLANK.get(kind, 0.3) for kind in kinds)


def _more(kind: _Kind, column: int, width: int) -> float:
    """Return what one more cell costs a column; of two role columns the later takes it rather."""
    return _MORE.get(kind, 2.0) + 0.01 * (width - column)


def _as_number(text: str, cell: Cell) -> float:
    printed = text[slice(*cell)].strip(" .、．")
    return 3.0 if printed.isdigit() and len(printed) < 5 else -4.0


def is_bodies(text: str, cell: Cell, *, offices: bool = False) -> bool:
    """Tell whether a cell lists bodies, or, in a column of them, offices of one body (综合科)."""
    if is_listed(text, *cell) or _says_roles(text, cell):
        return True
    return offices and _OFFICES.fullmatch(text[slice(*cell)].strip()) is not None


def office_columns(
    text: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> frozenset[int]:
    """Find the role columns that list offices: those that say so, or whose cells hold nothing else.

    Under 责任单位 a town lists its 安监站, 派出所, 城建办; one such cell among bodies is a slip.
    """
    found: set[int] = set()
    for column, head in enumerate(heads):
        if role_of(head) is None:
            continue
        cells = [row[column] for row in rows if column < len(row)]
        filled = [cell for cell in cells if not _EMPTY.fullmatch(text[slice(*cell)].strip())]
        listed = [is_bodies(text, cell, offices=True) for cell in filled]
        short = all(high - low <= _LONGEST_LIST for low, high in filled)
        if lists_offices(head) or (len(filled) >= _SEVERAL and short and all(listed)):
            found.add(column)
    return frozenset(found)


def _says_roles(text: str, cell: Cell) -> bool:
    """Tell whether a cell itself gives its bodies their roles: 甲局牵头，乙局配合; 牵头单位：甲局；…."""
    if cell[1] - cell[0] > _LONGEST_LIST or _ROLE_WORD.search(text, *cell) is None:
        return False
    parsed = parse(text, *cell)
    return (
        parsed.strength != "bare"
        and bool(parsed.named)
        and not parsed.leftovers
        and all(looks_like_body(text[name.start : name.end]) for name in parsed.named)
    )


def _mostly_bodies(text: str, cell: Cell) -> bool:
    """Tell whether most names of a list are bodies: 市政局、环卫处、各街道."""
    if cell[1] - cell[0] > _LONGEST_LIST or "。" in text[cell[0] : cell[1] - 1]:
        return False
    names = [text[i.start : i.end] for i in split_list(text, *cell).items]
    return len(names) > 1 and sum(map(looks_like_body, names)) * 2 > len(names)


def _as_role(text: str, cell: Cell) -> float:
    if is_bodies(text, cell):
        # 办好学校。 ends as a sentence does: rather a task that ends in the word for a body.
        return -0.5 if text[cell[1] - 1] == "。" else 4.0
    if _mostly_bodies(text, cell):
        return 2.5
    return 0.5 if _EMPTY.fullmatch(text[slice(*cell)].strip()) else -3.0


def _as_office(text: str, cell: Cell) -> float:
    return 4.0 if is_bodies(text, cell, offices=True) else -3.0


def _as_when(text: str, cell: Cell) -> float:
    return 2.5 if _is_time(text, cell) else -1.0


def _as_person(text: str, cell: Cell) -> float:
    printed = text[slice(*cell)].strip()
    if len(printed) <= 24 and _PERSONS.fullmatch(printed) and not is_listed(text, *cell):
        return 2.0
    return -2.0


def _as_task(text: str, cell: Cell) -> float:
    if text[cell[1] - 1] != "。" and (is_listed(text, *cell) or _is_time(text, cell)):
        return -2.0
    return min(cell[1] - cell[0], 40) / 40


def _as_other(text: str, cell: Cell) -> float:
    return -2.0 if is_listed(text, *cell) else 0.2


def _is_time(text: str, cell: Cell) -> bool:
    return _TIME.fullmatch(text[slice(*cell)].strip()) is not None


_JUDGES: dict[_Kind, Callable[[str, Cell], float]] = {
    "number": _as_number,
    "role": _as_role,
    "support": _as_role,
    "office": _as_office,
    "when": _as_when,
    "person": _as_person,
    "task": _as_task,
    "other": _as_other,
}
