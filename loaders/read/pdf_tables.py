"""Finds the ruled tables of a pdf page by their lines and reads their cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from loaders.read.kept_text import Cell
from loaders.read.source import CELL_BREAK, CELL_PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pypdfium2

# All lengths are points. A rule is drawn as a line or as a thin filled rectangle.
_THICKEST = 2.5
_SHORTEST = 8.0
_TOUCH = 3.0
# A page with more strokes is a drawing.
_MOST_STROKES = 600
_PAGE_SHARE = 0.95


class _Stroke(NamedTuple):
    """A rule: `at` is its y (or x), from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


class PrintedTable(NamedTuple):
    """A table on a page: rows of cells, and its box (y grows upwards)."""

    rows: list[list[Cell]]
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point is inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def find_tables(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> list[PrintedTable]:
    """Return the tables of a page that have at least two rows and two columns."""
    level, upright = _strokes(page)
    if len(level) < 3 or len(upright) < 3 or len(level) + len(upright) > _MOST_STROKES:
        return []
    tables = []
    for rules, bars in _connected(level, upright):
        xs, ys = _places(bars), _places(rules)[::-1]
        if len(xs) >= 3 and len(ys) >= 3:
            rows = _rows(text_page, xs, ys, rules, bars)
            if any(cell.text for row in rows for cell in row):
                tables.append(PrintedTable(rows, xs[0], ys[-1], xs[-1], ys[0]))
    return tables


def _strokes(page: pypdfium2.PdfPage) -> tuple[list[_Stroke], list[_Stroke]]:
    """Return the horizontal and the vertical rules of a page."""
    level: list[_Stroke] = []
    upright: list[_Stroke] = []
    width, _ = page.get_size()
    for item in page.get_objects(filter=(FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = item.get_bounds()
        wide, high = right - left, top - bottom
        if high <= _THICKEST and wide >= _SHORTEST:
            level.append(_Stroke((bottom + top) / 2, left, right))
        elif wide <= _THICKEST and high >= _SHORTEST:
            upright.append(_Stroke((left + right) / 2, bottom, top))
        elif wide >= _SHORTEST and high >= _SHORTEST and wide < _PAGE_SHARE * width:
            level += [_Stroke(bottom, left, right), _Stroke(top, left, right)]
            upright += [_Stroke(left, bottom, top), _Stroke(right, bottom, top)]
        if len(level) + len(upright) > _MOST_STROKES:
            break
    return level, upright


def _connected(
    level: list[_Stroke], upright: list[_Stroke]
) -> Iterable[tuple[list[_Stroke], list[_Stroke]]]:
    """Group the rules that cross or touch each other."""
    group = list(range(len(level) + len(upright)))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    for i, rule in enumerate(level):
        for j, bar in enumerate(upright, len(level)):
            if (
                rule.start - _TOUCH <= bar.at <= rule.end + _TOUCH
                and bar.start - _TOUCH <= rule.at <= bar.end + _TOUCH
            ):
                group[root(i)] = root(j)
    grouped: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for member, stroke in enumerate([*level, *upright]):
        rules, bars = grouped.setdefault(root(member), ([], []))
        (rules if member < len(level) else bars).append(stroke)
    return grouped.values()


def _places(strokes: list[_Stroke]) -> list[float]:
    """Return the distinct places of rules, nearly equal ones once, in order."""
    places: list[float] = []
    for at in sorted(stroke.at for stroke in strokes):
        if not places or at - places[-1] > _TOUCH:
            places.append(at)
    return places


def _covers(strokes: Sequence[_Stroke], at: float, along: float) -> bool:
    """Say whether a rule at `at` passes the point `along`."""
    return any(
        abs(stroke.at - at) <= _TOUCH and stroke.start <= along <= stroke.end for stroke in strokes
    )


def _rows(
    text_page: pypdfium2.PdfTextPage,
    xs: list[float],
    ys: list[float],
    rules: list[_Stroke],
    bars: list[_Stroke],
) -> list[list[Cell]]:
    """Read the cells of a grid; where no rule divides two of them they are one."""
    columns, lines = list(pairwise(xs)), list(pairwise(ys))
    taken: set[tuple[int, int]] = set()
    rows: list[list[Cell]] = []
    for i, (top, bottom) in enumerate(lines):
        cells: list[Cell] = []
        for j, (left, _) in enumerate(columns):
            if (i, j) in taken:
                continue
            wide = high = 1
            while j + wide < len(columns) and not _covers(bars, xs[j + wide], (top + bottom) / 2):
                wide += 1
            middle = (left + xs[j + 1]) / 2
            while i + high < len(lines) and not _covers(rules, ys[i + high], middle):
                high += 1
            taken.update((i + a, j + b) for a in range(high) for b in range(wide))
            text = text_page.get_text_bounded(left, ys[i + high], xs[j + wide], top)
            cells.append(Cell(_cell_text(text), wide, high))
        rows.append(cells)
    return rows


def _cell_text(text: str) -> str:
    """Join the lines of a cell: one that fills the cell may be cut, a shorter one ends.

    >>> _cell_text("市发展改革委、市经\\r\\n济信息化委\\r\\n各区")
    '市发展改革委、市经\\u2028济信息化委\\u2029各区'
    """
    lines = [" ".join(line.split()) for line in text.replace("\ufffe", "").splitlines()]
    lines = [line for line in lines if line]
    full = max(map(len, lines), default=0) - 1
    joined = ""
    for line, following in pairwise([*lines, ""]):
        mark = CELL_BREAK if len(line) >= full else CELL_PARAGRAPH
        joined += line + (mark if following else "")
    return joined
