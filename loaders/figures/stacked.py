"""Reads tables of indicators that were copied with a line for each cell, below a head of years."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from loaders.figures.table import Head, cell_quantity, figure_of, head_of, title_of
from loaders.figures.units import read_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.figures.figure import Figure
    from loaders.figures.find import Context

Line = tuple[int, int]

# The line of a head that names the things: 指标, 主要指标, 指标名称.
_NAMES: Final = re.compile(r"^[ 　]*(?:主要|具体|核心)?指标(?:名称|内容)?[ 　]*$", re.MULTILINE)
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_TITLE: Final = re.compile(r"[一-龥].*[一-龥].*[一-龥]")
_BODY: Final = re.compile(r"(?:负责|[局委办府院]|部门|单位)$")
# So many lines has the head of a table at most, and a row; a longer line ends the table.
_HEAD, _ROW, _LONG = 16, 14, 60


def stacked_figures(text: str, context: Context) -> Iterator[Figure]:
    """Yield the figures of the tables of a text whose cells stand in a line each.

    Rows begin with their number, from 1 on.
    """
    at = 0
    while (match := _NAMES.search(text, at)) is not None:
        at = match.end()
        head, first = _head(text, list(islice(_lines(text, match.start()), _HEAD)))
        if head is None:
            continue
        lines = list(_lines(text, match.start()))
        at = lines[-1][1]
        yield from _rows(text, lines[first:], head, context)


def _lines(text: str, start: int) -> Iterator[Line]:
    """Yield the lines from `start` on, up to one that is no cell."""
    for match in _LINE.finditer(text, start):
        if match.end() - match.start() > _LONG or "。" in match.group():
            break
        yield match.span()


def _head(text: str, lines: list[Line]) -> tuple[Head | None, int]:
    """Read the head: the columns up to the line 1; returns it and where the rows begin."""
    cells: list[str] = []
    for index, (start, end) in enumerate(lines):
        cell = text[start:end].strip()
        if cell == "1" and index + 1 < len(lines):
            head = head_of(cells)
            return (head, index) if head is not None else (None, 0)
        # 2021年\n目标: a cell of a head goes on in the next line.
        if cells and cell in {"目标", "目标值", "值", "实际", "完成"}:
            cells[-1] += cell
        else:
            cells.append(cell)
    return None, 0


def _rows(text: str, lines: list[Line], head: Head, context: Context) -> Iterator[Figure]:
    """Yield the figures of the rows that begin with 1, 2, 3 and a title."""
    begins: list[int] = []
    for index in range(len(lines) - 1):
        cell, title = (text[slice(*line)].strip() for line in lines[index : index + 2])
        if cell == str(len(begins) + 1) and _TITLE.search(title) and not _BODY.search(title):
            begins.append(index)
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        yield from _row(text, lines[begin + 1 : min(end, begin + _ROW)], head, context)


def _row(text: str, lines: list[Line], head: Head, context: Context) -> Iterator[Figure]:
    """Yield the figures of a row: a title, its unit, then the values, words where one lacks."""
    values: list[Line] = []
    named = title_of(text[slice(*lines[0])], "")
    words = 0
    for line in lines[1:]:
        cell = text[slice(*line)].strip()
        if cell_quantity(text, *line, named[1]) is not None:
            values.append(line)
        elif values:
            break
        elif not named[1] and read_unit(cell, 0, len(cell)).end == len(cell):
            named = named[0], cell
        else:
            words += 1
    count = len(head.columns)
    # 完成启动准备, 2, 5: words stand for the first value.
    columns = head.columns[-len(values) :] if words else head.columns
    if len(values) > count or (len(values) < count and not words):
        return
    for line, column in zip(values, columns, strict=True):
        figure = figure_of(text, line, column, head, named, context)
        if figure is not None:
            yield figure
