"""Tables whose cells ran together into one line: names of bodies and numbers tell the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.bodies import Item, looks_like_body, split_list
from loaders.tables.heads import TASK, names_person, role_of
from ontology.authority import load_authority

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
_PREFIX = re.compile(r"[市区县省州旗各]|国家|有关|相关|自治区|中国|人民")
# What ends a name when the next follows at once; 市公安局交警支队 is one.
_INNER = re.compile(
    r"(?:[局委办厅院镇联]|街道|公司|集团|中心|开发区|经开区|高新区|园区|）)(?=[一-龥])(?!交警|公室|政府|人民政府|管委会|管理|办事处|党委|党工委)"
)
_LOCAL = re.compile(
    r"[一-龥]{2,6}(?:街道|镇|乡|公司|集团|园区|开发区|高新区|经开区|管委会)|(?:高新|经开)[区园]"
)
# The person who leads, behind a task's last sentence.
_LEADER = re.compile(r"。(?=[一-龥]{4,11}(?:局|委|办|部|街道|镇|公司))")
_PAGE = re.compile(r"(\d{1,2})、")
_SEPARATOR = frozenset("、，,；; ")
_LONGEST_NAME, _LONGEST_TAIL = 24, 240
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
    found = _tail(text, start, tail_end)
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
        named = [at for at in ends[::-1] if _begins(text, at)]
        if _PREFIX.match(text, ends[0]):
            named = [ends[0]]
        if match.start() < begin or not named:
            continue
        at = named[0]
        names = _opening(text, at, min(end, at + _LONGEST_TAIL))
        if names:
            lists = _columns(names, columns)
            rows.append(RunRow(text[slice(*number)], (begin, match.start() + 1), lists, None))
            begin = names[-1][1]
    return rows


def _opening(text: str, at: int, end: int) -> list[Cell]:
    """Find the bodies with which text[at:end] begins: as many as are names and nothing else."""
    names: list[Cell] = []
    while at < end:
        stops = [
            stop
            for stop in range(at + 2, min(end, at + _LONGEST_NAME) + 1)
            if looks_like_body(text[at:stop]) and not _inner(text[at:stop])
        ]
        if not stops or (names and not _goes_on(text, at)):
            break
        following = [s for s in stops if _goes_on(text, s) or text[s : s + 1] in _SEPARATOR]
        stop = max(following or stops)
        names.append((at, stop))
        at = stop + (text[stop : stop + 1] in _SEPARATOR)
    return names


def _tail(text: str, start: int, end: int) -> tuple[int, list[Cell]] | None:
    """Find the bodies that close a row: the earliest place from which all are names."""
    low = max(start, end - _LONGEST_TAIL)
    sentence = text.rfind("。", low, end)
    low = sentence + 1 if sentence >= 0 else low
    # cost[i]: the cheapest way to cut text[i:end] into names, and where the first of them ends.
    cost: dict[int, tuple[float, int]] = {end: (0.0, end)}
    depth = 0
    for at in range(end - 1, low - 1, -1):
        depth += (text[at] == "）") - (text[at] == "（")
        if depth > 0:
            continue
        if text[at] in _SEPARATOR:
            if at + 1 in cost:
                cost[at] = (cost[at + 1][0], -1)
            continue
        options = []
        for stop in range(at + 2, min(end, at + _LONGEST_NAME) + 1):
            if stop in cost and (stop == end or text[stop] in _SEPARATOR or _goes_on(text, stop)):
                name = text[at:stop]
                if "\n" not in name and looks_like_body(name) and len(_listed(name)) == 1:
                    options.append((cost[stop][0] + 1 + 2 * _inner(name), stop))
        if options:
            cost[at] = min(options)
    begin = next(
        (at for at in range(low, end) if at in cost and cost[at][1] > 0 and _begins(text, at)), None
    )
    # A page's end inside a name leaves only a part of the row's bodies.
    if begin is None or text[begin - 1] in "）\n":
        return None
    names: list[Cell] = []
    at = begin
    while at < end:
        stop = cost[at][1]
        if stop < 0:
            at += 1
            continue
        names.append((at, stop))
        at = stop
    return begin, names


@lru_cache(maxsize=16384)
def _listed(name: str) -> tuple[Item, ...]:
    return split_list(name, 0, len(name)).items


def _begins(text: str, at: int) -> bool:
    """Tell whether a row's first name can begin at a place: a level's word, or a known name."""
    if _PREFIX.match(text, at):
        return True
    return any(text[at:stop] in _known() for stop in range(at + 2, at + 11))


def _goes_on(text: str, at: int) -> bool:
    """Tell whether one more name can begin at a place without a separator before it."""
    return _begins(text, at) or _LOCAL.match(text, at) is not None


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(load_authority().body_words())


@lru_cache(maxsize=16384)
def _inner(name: str) -> int:
    """Count the ends of names inside a name: 县教育局县建设局 has one."""
    return sum(1 for match in _INNER.finditer(name) if looks_like_body(name[: match.end()]))


def _columns(names: list[Cell], columns: int) -> tuple[tuple[Cell, ...], ...]:
    """Part a row's bodies into its columns: where two meet without a separator a cell may end."""
    meets = [i for i in range(1, len(names)) if names[i - 1][1] == names[i][0]]
    cells: list[tuple[Cell, ...]] = []
    at = 0
    for cut in [*meets[: columns - 1], len(names)]:
        cells.append(tuple(names[at:cut]))
        at = cut
    return tuple(cells)
