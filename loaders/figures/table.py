"""Reads tables of indicators: a row a thing, a column a year, as plans print them (指标 单位 2020年 2025年)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from loaders.figures import names
from loaders.figures.figure import Figure
from loaders.figures.find import find_figures
from loaders.figures.flows import Spans, flow_of
from loaders.figures.items import Item
from loaders.figures.qualities import level_of
from loaders.figures.quantities import number
from loaders.figures.quantity import Quantity
from loaders.figures.units import read_unit
from ontology.figure_words import SCALES, figure_words, word_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.figures.find import Context

_CELL: Final = re.compile(r"[^\t|]*")
_WORD: Final = re.compile(r"[^ 　\n]+")
_LEAST_CELLS: Final = 3
# A longer cell may state figures in prose.
_PROSE: Final = 6
_NAME: Final = re.compile("指标|名称|内容|项目")
_NO_NAME: Final = re.compile("属性|类别|类型|单位|一级|性质|解释|来源|说明")
_UNIT: Final = re.compile("^(?:计量)?单位$")
_YEAR: Final = re.compile(r"(?<!\d)(?P<year>20\d{2})\s?年?(?!\s?[-—~至]\s?20\d{2})")
_SPEED: Final = re.compile("年均|增速|增幅|累计|增长")
_WANTED: Final = re.compile("目标|规划|预期|计划")
_REACHED: Final = re.compile("实际|完成|现状|基期|基准|实绩|基础")
_VALUE: Final = re.compile(
    r"\s*(?P<sign>[>≥<≤＞＜]=?|大于|小于|不低于|不少于|不高于|不超过|超过|约|达到)?\s?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?[-—~]\s?(?P<high>\d+(?:\.\d+)?))?"
    r"(?P<rest>[^\d]{0,12})\s*"
)
_SIGNS: Final = {
    ">": ">", "＞": ">", "大于": ">", "<": "<", "＜": "<", "小于": "<", "≥": "≥", "≤": "≤",
    ">=": "≥", "<=": "≤", "达到": "=",
}  # fmt: skip
_IN_BRACKETS: Final = re.compile(r"[（(](?P<unit>[^（）()]{1,10})[）)]\s*$")
_NONE: Final = Spans(1 << 62, 1 << 62)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: its year, and whether its head says wanted or reached."""

    place: int
    year: int | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table of indicators: how many columns, which one names, which has units."""

    width: int
    name: int
    unit: int | None
    columns: tuple[Column, ...]


class Table:
    """The tables of indicators of a text, read line by line; rows may be provisions of their own."""

    def __init__(self) -> None:
        self._head: Head | None = None

    def heads(self, text: str, low: int, high: int) -> bool:
        """Say whether text[low:high] belongs to such a table; the line of a head begins one."""
        bars = text.find("\t", low, high) >= 0 or text.find("|", low, high) >= 0
        spaced = not bars and text.find(" ", low, high) >= 0
        if not bars and not (
            spaced and (self._head is not None or text.find("指标", low, high) >= 0)
        ):
            self._head = None
            return False
        cells = cells_of(text, low, high)
        head = head_of([text[start:end] for start, end in cells])
        if len(cells) < _LEAST_CELLS:
            self._head = None
        elif head is not None:
            self._head = head
        return self._head is not None

    def rows(self, text: str, low: int, high: int, context: Context) -> Iterator[Figure]:
        """Yield the figures of text[low:high], a line of such a table; its head has none."""
        cells = cells_of(text, low, high)
        if self._head is not None and head_of([text[a:b] for a, b in cells]) is None:
            yield from _row(text, cells, self._head, context)


def cells_of(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return the cells of a line, parted by tabs or bars, by spaces where it has neither."""
    if text.find("\t", low, high) < 0 and text.find("|", low, high) < 0:
        return [match.span() for match in _WORD.finditer(text, low, high)]
    found = [match.span() for match in _CELL.finditer(text, low, high)]
    cells = [span for i, span in enumerate(found) if i == 0 or span[0] != found[i - 1][1]]
    while cells and not text[slice(*cells[0])].strip():
        cells = cells[1:]
    while cells and not text[slice(*cells[-1])].strip():
        cells = cells[:-1]
    return cells


def head_of(cells: list[str]) -> Head | None:
    """Read the head of a table of indicators; None where a line is none.

    >>> head = head_of(["序号", "指标", "单位", "2020年", "2025年目标值", "属性"])
    >>> head.name, head.unit, [(column.year, column.kind) for column in head.columns]
    (1, 2, [(2020, None), (2025, 'target')])
    >>> head_of(["1", "合格率", "%", "93"]) is None
    True
    """
    name = next(
        (
            index
            for index in reversed(range(len(cells)))
            if _NAME.search(cells[index])
            and not _NO_NAME.search(cells[index])
            and not _YEAR.search(cells[index])
        ),
        None,
    )
    if name is None:
        return None
    unit = next((index for index, cell in enumerate(cells) if _UNIT.match(cell.strip())), None)
    columns = []
    for index, cell in enumerate(cells):
        if index in {name, unit} or _SPEED.search(cell):
            continue
        year = _YEAR.search(cell)
        kind = "target" if _WANTED.search(cell) else "result" if _REACHED.search(cell) else None
        if year is not None or (kind is not None and cell.rstrip().endswith(("值", "目标", "数"))):
            columns.append(Column(index, int(year.group("year")) if year else None, kind))
    return Head(len(cells), name, unit, tuple(columns)) if columns else None


def _row(text: str, cells: list[tuple[int, int]], head: Head, context: Context) -> Iterator[Figure]:
    """Yield the figures of a row; one that lacks cells at its left is set to the right."""
    shift = len(cells) - head.width
    place = head.name + shift
    if shift > 0 or place < 0:
        return
    unit = text[slice(*cells[head.unit + shift])].strip() if head.unit is not None else ""
    name, unit = title_of(text[slice(*cells[place])], unit)
    years = {column.place + shift: column for column in head.columns}
    for index, (start, end) in enumerate(cells):
        column = years.get(index)
        figure = figure_of(text, (start, end), column, head, (name, unit), context)
        if figure is not None:
            yield figure
        elif len(text[start:end]) > _PROSE:
            above = column.year if column is not None else None
            yield from find_figures(text, start, end, replace(context, above=above))


def title_of(cell: str, unit: str) -> tuple[str, str]:
    """Return the name and the unit of a row, which may stand in brackets behind the name.

    >>> title_of("抽检合格率（%）", ""), title_of("市场主体数量", "万户")
    (('抽检合格率', '%'), ('市场主体数量', '万户'))
    """
    title = cell.strip()
    bracket = _IN_BRACKETS.search(title)
    if bracket is not None and not unit:
        unit, title = bracket.group("unit"), title[: bracket.start()]
    elif title.endswith(("%", "‰")):
        unit, title = unit or title[-1], title[:-1]
    return names.plain(names.clean(title)), unit


def figure_of(
    text: str,
    cell: tuple[int, int],
    column: Column | None,
    head: Head,
    named: tuple[str, str],
    context: Context,
) -> Figure | None:
    """Return the figure of a cell in a row of a name and a unit; None where it holds no value."""
    name, unit = named
    quantity = cell_quantity(text, *cell, unit) if column is not None and name else None
    if column is None or quantity is None:
        return None
    last = max((column.year or 0) for column in head.columns)
    kind, year = _kind(column, last, len(head.columns), context)
    flow = flow_of(Item(quantity, cell[0], name, "", name), name, _NONE, None)
    return Figure(quantity, name, year, kind, flow, level_of(name), None, None)


def _kind(column: Column, last: int, count: int, context: Context) -> tuple[str, int | None]:
    """Tell what a column holds, by its head, else by its year beside that of the document."""
    kind = column.kind
    if kind is None and column.year is not None:
        if context.written is not None and column.year != context.written:
            kind = "target" if column.year > context.written else "result"
        else:
            kind = (
                "target" if column.year == last and (count > 1 or not context.tells) else "result"
            )
    kind = kind or "target"
    fallback = (context.goal or context.until) if kind == "target" else context.since
    return kind, column.year or fallback


def cell_quantity(text: str, start: int, end: int, unit: str) -> Quantity | None:
    """Read a cell: 98.5, >98, 94以上, 35%."""
    match = _VALUE.fullmatch(text, start, end)
    if match is None:
        return None
    rest = match.group("rest").strip()
    word = match.group("sign") or ""
    sign = _SIGNS.get(word) or figure_words("before").get(word, "=")
    bound = _after().search(rest)
    if bound is not None:
        sign, rest = figure_words("after")[bound.group("word")], rest[: bound.start()].strip()
    written = rest or unit
    found = read_unit(written, 0, len(written))
    if rest and (found.written is None or found.end < len(rest)):
        return None
    high = match.group("high")
    known = found.unit if found.end == len(written) else None
    scale = (found.written or "").removesuffix(known.name) if known is not None else ""
    factor = float(known.factor if known is not None else 1) * SCALES.get(scale, 1)
    place = match.start("sign") if match.group("sign") else match.start("digits")
    return Quantity(
        place,
        match.end("rest") - (len(match.group("rest")) - len(match.group("rest").rstrip())),
        match.start("digits"),
        number(match.group("digits")),
        number(high) if high else None,
        sign,
        (found.written if known is not None else written) or None,
        known.kind if known is not None else "count" if written else "bare",
        known.base if known is not None else written or None,
        factor,
    )


@functools.cache
def _after() -> re.Pattern[str]:
    return re.compile(word_pattern("after", named=True) + "$")
