"""Reads the tables of a web page that list things, and the white space of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from loaders.read.kept_text import Cell
from loaders.read.source import CELL_BREAK, CELL_PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

# Elements that begin and end a line.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
# A line end of the markup between two Chinese characters is no space (CSS Text, 4.1.3).
_WIDE = "\u2e80-\uffef\U00020000-\U0003134f“”‘’—…"
_MARKUP_LINE_END = re.compile(f"(?<=[{_WIDE}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[{_WIDE}])")
# A table with a longer cell sets a page, it doesn't list things.
_LONGEST_CELL = 3000


def data_rows(table: html.HtmlElement) -> list[list[Cell]]:
    """Return the rows of a table that lists things; nothing for one that sets the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows = [[_cell(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    columns = max((len(row) for row in rows), default=0)
    longest = max((len(cell.text) for row in rows for cell in row), default=0)
    return rows if columns > 1 and longest <= _LONGEST_CELL else []


def _cell(element: html.HtmlElement) -> Cell:
    lines = _cell_lines(element)
    text = CELL_PARAGRAPH.join(line for line in lines if line)
    return Cell(text, _span(element, "colspan"), _span(element, "rowspan"))


def _cell_lines(element: html.HtmlElement) -> Iterator[str]:
    """Yield the paragraphs of a cell; a line break inside one stays as a mark."""
    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        block = inner.tag in BLOCKS and inner is not element
        if block:
            yield _cell_text(parts)
            parts = []
        if event == "start":
            if inner.tag == "br":
                parts.append(CELL_BREAK)
            parts.append(inner.text or "")
        elif inner is not element:
            parts.append(inner.tail or "")
    yield _cell_text(parts)


def _cell_text(parts: list[str]) -> str:
    return collapsed("".join(parts)).strip(f" \xa0\u3000{CELL_BREAK}")


def collapsed(text: str) -> str:
    """Collapse white space as a browser does.

    >>> collapsed("现 印发\\n  给你们\\n  A  B")
    '现 印发给你们 A B'
    """
    return _SPACE.sub(" ", _MARKUP_LINE_END.sub("", text))


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 4 else 1
