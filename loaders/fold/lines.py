"""Splits a text into lines and keeps what their layout tells: indentation, empty lines, pages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Space separators of Unicode that are folded to a plain space; widths are looked up in the source.
WIDE_SPACES = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
# Characters without a form of their own: NUL, controls, zero-width marks, BOM, soft hyphen.
INVISIBLE = (
    "".join(map(chr, (*range(9), *range(14, 32), *range(127, 133), *range(134, 160))))
    + "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\ufffe"
)
_OUTER = " \t" + WIDE_SPACES + INVISIBLE
_TAB = 4
# +----+----+: a rule of a table drawn with signs of ASCII.
_GRID = re.compile(r"\+(?:[-=]+\+)+")
# 序号  工作任务  责任单位: the head of a table whose columns spaces set apart.
_SPACED_HEAD = re.compile(
    r"序 ?号 {2,}[^\n]{0,200}\S {2,}(?:\S{0,8} )?(?:牵头|责任|主办|主责|配合|协办|承办|落实|协同)\S{0,8}?(?:单位|部门|主体)"
)
_GAP = re.compile(r"\S {2,}\S")
_INDENTED = 4
_WALLS = frozenset(
    map(chr, (*range(0x2502, 0x2504), *range(0x250C, 0x2550), *range(0x2551, 0x2570)))
)


class Line(NamedTuple):
    """One line without its outer spaces, `[start, end)`, and how it stood on the page.

    `indent` counts columns (a Han character has two), `blank` the empty lines before it; `page`
    says that a page begins here, `row` that it is a table's row, whose cells tabs divide.
    """

    start: int
    end: int
    indent: int
    blank: int
    page: bool
    row: bool


def split_lines(text: str, source: str, rows: Iterable[tuple[int, int]] = ()) -> list[Line]:
    """Return the lines of `text` that are not empty.

    `text` has the length of `source`, plain spaces and only line feeds (form feeds begin a
    page). `rows` are the spans of known table rows, in order.
    """
    lines: list[Line] = []
    pending = list(rows)[::-1]
    position = blank = 0
    page = False
    for raw in text.split("\n"):
        after = position + len(raw) + 1
        bare = raw.strip(_OUTER)
        if bare:
            start = position + raw.index(bare[0]) if raw[0] in _OUTER else position
            end = start + len(bare)
            while pending and pending[-1][1] <= position:
                pending.pop()
            row = bool(pending) and pending[-1][0] < after
            if row:
                start, end = _row(raw, position)
            indent = _columns(source[position:start]) if start > position else 0
            lines.append(Line(start, end, indent, blank, page, row))
            blank, page = 0, False
        else:
            blank += 1
        if after <= len(source) and source[after - 1] == "\f":
            page = True
        position = after
    return lines


def _row(raw: str, position: int) -> tuple[int, int]:
    """Return the span of a row: tabs at its ends are empty cells and stay."""
    outer = _OUTER.replace("\t", "")
    kept = raw.rstrip(outer)
    return position + len(kept) - len(kept.lstrip(outer)), position + len(kept)


def _columns(spaces: str) -> int:
    return sum(
        2 if space in "\u3000\u2003" else _TAB if space == "\t" else space not in INVISIBLE
        for space in spaces
    )


def mark_rows(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines with the rows of plain-text tables marked.

    Neighbours with as many tabs are rows; so are neighbours that begin with a bar (Markdown) or
    end with one (a cell or a row a line), and every line that begins with a wall of a drawn table (│, ┌).
    """
    if not _WALLS.isdisjoint(text):
        lines = [line._replace(row=True) if text[line.start] in _WALLS else line for line in lines]
    if _SPACED_HEAD.search(text) is not None:
        lines = _set_apart(text, lines)
    if "\t" in text:
        lines = _mark(lines, [_with_tabs(text, line) for line in lines], _same_tabs(text))
    if "|" in text:
        lines = _mark(lines, lines, _both_barred(text))
        lines = _mark(lines, lines, _both_closed(text))
    return lines


def _set_apart(text: str, lines: list[Line]) -> list[Line]:
    """Mark the lines of tables whose columns spaces set apart: the head, and what stands below it."""
    marked: list[Line] = []
    inside = False
    for line in lines:
        spaced = _GAP.search(text, line.start, line.end) is not None
        if spaced and _SPACED_HEAD.match(text, line.start, line.end):
            inside = True
        inside = inside and (spaced or line.indent >= _INDENTED)
        marked.append(line._replace(row=True) if inside else line)
    return marked


def _mark(lines: list[Line], rows: list[Line], alike: Callable[[Line, Line], bool]) -> list[Line]:
    """Replace the lines that are like a neighbour by their form as rows."""
    together = [below.blank == 0 and alike(above, below) for above, below in pairwise(rows)]
    return [
        row._replace(row=True) if above or below else line
        for line, row, above, below in zip(
            lines, rows, [False, *together], [*together, False], strict=False
        )
    ]


def _with_tabs(text: str, line: Line) -> Line:
    """Return the line with the tabs at its ends: they are empty cells."""
    start, end = line.start, line.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    head, tail = text[start : line.start].find("\t"), text[line.end : end].rfind("\t")
    return line._replace(
        start=line.start if head < 0 else start + head,
        end=line.end if tail < 0 else line.end + tail + 1,
    )


def _same_tabs(text: str) -> Callable[[Line, Line], bool]:
    def alike(above: Line, below: Line) -> bool:
        counts = {text.count("\t", line.start, line.end) for line in (above, below)}
        if len(counts) > 1 or counts == {0}:
            return False
        # Tabs at the begin only are the indentation of two paragraphs.
        return any("\t" in text[line.start : line.end].strip() for line in (above, below))

    return alike


def _both_barred(text: str) -> Callable[[Line, Line], bool]:
    def alike(above: Line, below: Line) -> bool:
        return all(
            (text[line.start] == "|" and text.count("|", line.start, line.end) > 1)
            or _GRID.fullmatch(text, line.start, line.end) is not None
            for line in (above, below)
        )

    return alike


def _both_closed(text: str) -> Callable[[Line, Line], bool]:
    def alike(above: Line, below: Line) -> bool:
        return all(text[line.end - 1] == "|" for line in (above, below))

    return alike
