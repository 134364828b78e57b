"""Tables whose cells ran together into one line: names of bodies and numbers tell the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.tables.glued import (
    LONGEST_TAIL,
    PREFIX,
    begins_name,
    closing_names,
    opening_names,
)
from loaders.tables.heads import TASK, names_person, role_of

if TYPE_CHECKING:
    from loaders.tables.grid import Cell

# 序号项目名称主要内容牵头单位责任单位完成时限1……: heads, the first number behind them.
_HEAD = re.compile(r"序\s?号(?P<heads>[一-龥（）()、/]{4,60}?)(?=\d|[一二三四五六七八九十]{1,2}、)")
_ROLES = re.compile(r"[一-龥（）()、/]{0,8}?(?:单位|部门|处室|科室|主体)")
_BEHIND = re.compile(
    r"(?:完成|推进|实施)?(?:时限|时间|期限|进度|节点)?(?:要求|安排)?(?:备注|说明)?"
)
_WHEN = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|初|上旬|中旬|下旬)?(?:前|以前|之前)?(?:完成)?$|(?:长期坚持|持续推进|全年|年底前?)$"
)
# Behind a number, what makes it an amount and no row's number.
_AMOUNT = (
    r"年月日个项万亿家所公类名人座台条次处户亩千平岁期级层号倍元批周小天分成度吨米件套辆只种间头株"
)
# A page's number and a heading that stand between a row and the next: —2—二、产业优化升级.
_BETWEEN = re.compile(r"(?:—\d+—)?(?:[一二三四五六七八九十]{1,3}、[^、，。；\d]{2,30})?$")
# The person who leads, behind a task's last sentence.
_LEADER = re.compile(r"。(?=[一-龥]{4,11}(?:局|委|办|部|街道|镇|公司))")
_PAGE = re.compile(r"(\d{1,2})、")
_STEP = 5
_SHORTEST_ROW = 6


@dataclass(frozen=True, slots=True)
class RunRow:
    """A row: its number, its task, and the bodies of each role column."""

    number: str
    task: Cell
    lists: tuple[tuple[Cell, ...], ...]
    when: Cell | None


@dataclass(frozen=True, slots=True)
class RunTable:
    """A table in one line; spans of the fold."""

    start: int
    end: int
    heads: tuple[str, ...]
    rows: tuple[RunRow, ...]


def may_run(text: str, low: int, high: int) -> bool:
    """Tell whether a line holds the head of such a table."""
    head = _HEAD.search(text, low, high)
    return head is not None and _role_heads(head.group("heads")) is not None


def numbered_pages(text: str, lines: list[Cell], index: int) -> int:
    """Count the lines that go on with a table's line: pages that a copy numbered (1、…, 2、…)."""
    page = _PAGE.match(text, lines[index][0])
    if page is None:
        return 1
    number = int(page.group(1))
    count = 1
    while index + count < len(lines):
        page = _PAGE.match(text, lines[index + count][0])
        if page is None or int(page.group(1)) != number + count:
            break
        count += 1
    return count


def read_run(text: str, low: int, high: int) -> RunTable | None:
    """Read the table in text[low:high], one line or pages of it; None where it has none."""
    head = _HEAD.search(text, low, high)
    if head is None:
        return None
    heads = _role_heads(head.group("heads"))
    if heads is None:
        return None
    cuts = _numbers(text, head.end(), high)
    persons = names_person(head.group("heads"))
    rows: list[RunRow] = []
    for (at, body), following in zip(cuts, [*(c[0] for c in cuts[1:]), high], strict=True):
        # A new page repeats the head behind the row.
        again = text.find(head.group("heads"), body, following)
        stop = again if again >= 0 else following
        inner = _inner_rows(text, (at, body), stop, len(heads)) if persons else []
        rows += inner
        begin = inner[-1].lists[-1][-1][1] if inner else body
        row = _row(text, (at, begin), stop, len(heads))
        if row is not None:
            rows.append(row)
    return RunTable(head.start(), high, heads, tuple(rows)) if rows else None


def _role_heads(heads: str) -> tuple[str, ...] | None:
    """Find the role columns in a run of heads: one behind another, a task before them.

    >>> _role_heads("主要工作任务第一责任单位主要责任单位"), _role_heads("单位名称")
    (('第一责任单位', '主要责任单位'), None)
    """
    for start in range(2, len(heads)):
        if not TASK.search(heads[:start]):
            continue
        found: list[str] = []
        at = start
        while (match := _ROLES.match(heads, at)) and role_of(match.group()) is not None:
            found.append(match.group())
            at = match.end()
        if found and _BEHIND.fullmatch(heads, at):
            return tuple(found)
    return None


def _numbers(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where each row's number begins and ends: the next greater one, no amount."""
    pattern = re.compile(rf"(?<![\d.．—\-年第])(\d{{1,3}})(?![\d.．%％]|[{_AMOUNT}])(?=[一-龥“《])")
    cuts: list[tuple[int, int]] = []
    last = 0
    for match in pattern.finditer(text, start, end):
        number = int(match.group(1))
        near = last < number <= last + _STEP or not cuts
        if near and (not cuts or match.start() - cuts[-1][1] >= _SHORTEST_ROW):
            cuts.append(match.span(1))
            last = number
    return cuts


def _row(text: str, number: Cell, end: int, columns: int) -> RunRow | None:
    start = number[1]
    between = _BETWEEN.search(text, max(start, end - 40), end)
    stop = between.start() if between else end
    when = None
    for match in _WHEN.finditer(text, max(start, stop - 14), stop):
        if match.end() == stop and match.start() < stop:
            when = match.span()
            break
    tail_end = when[0] if when else stop
    found = closing_names(text, start, tail_end)
    if found is None:
        return None
    begin, names = found
    return RunRow(text[number[0] : start], (start, begin), _columns(names, columns), when)


def _inner_rows(text: str, number: Cell, end: int, columns: int) -> list[RunRow]:
    """Read the rows that share a number with the next: a person and bodies between two sentences.

    ……修缮展陈。张三文旅局轨道公司推进老街改造。李四住建局 holds 文旅局, 轨道公司 for the first.
    """
    rows: list[RunRow] = []
    begin = number[1]
    for match in _LEADER.finditer(text, number[1], end):
        # A person's name has two or three characters, the third no word for a level.
        ends = (match.end() + 2, match.end() + 3)
        named = [at for at in ends[::-1] if begins_name(text, at)]
        if PREFIX.match(text, ends[0]):
            named = [ends[0]]
        if match.start() < begin or not named:
            continue
        at = named[0]
        names = opening_names(text, at, min(end, at + LONGEST_TAIL))
        if names:
            lists = _columns(names, columns)
            rows.append(RunRow(text[slice(*number)], (begin, match.start() + 1), lists, None))
            begin = names[-1][1]
    return rows


def _columns(names: list[Cell], columns: int) -> tuple[tuple[Cell, ...], ...]:
    """Part a row's bodies into its columns: where two meet without a separator a cell may end."""
    meets = [i for i in range(1, len(names)) if names[i - 1][1] == names[i][0]]
    cells: list[tuple[Cell, ...]] = []
    at = 0
    for cut in [*meets[: columns - 1], len(names)]:
        cells.append(tuple(names[at:cut]))
        at = cut
    return tuple(cells)
