"""What reading a file gives: the kept text, its checksums, its tables; and the limits of reading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.record import Warn

Span = tuple[int, int]

# Inside a table cell: the end of a paragraph, and a line break, which may cut a word.
CELL_PARAGRAPH = "\u2029"
CELL_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Limits:
    """What read refuses.

    `file_bytes`: size of the file. `characters`, `lines`: of the kept text. `unpacked_bytes`: all parts of a docx, or all page contents
    of a pdf, when unpacked; `part_bytes`: one XML part of a docx, or a web page. `entries`: parts of a docx;
    `pages`: pages of a pdf.
    """

    file_bytes: int = 100 * 1024 * 1024
    characters: int = 20_000_000
    lines: int = 1_000_000
    unpacked_bytes: int = 256 * 1024 * 1024
    part_bytes: int = 64 * 1024 * 1024
    entries: int = 5000
    pages: int = 5000


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `rows` is its grid: for each row and each column the span of the cell's text.

    A merged cell has its text once in the kept text; every place of the grid that it covers
    holds that span. `lines` are the spans of the rows' lines, whose cells tabs divide.
    """

    rows: tuple[tuple[Span, ...], ...]
    lines: tuple[Span, ...]

    def moved(self, distance: int) -> Table:
        """Return the table as it stands after `distance` more characters before it."""
        rows = tuple(tuple((a + distance, b + distance) for a, b in row) for row in self.rows)
        return Table(rows, tuple((a + distance, b + distance) for a, b in self.lines))


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one file before its checksums, with its tables and what was lost."""

    text: str
    tables: tuple[Table, ...] = ()
    warnings: tuple[Warn, ...] = ()
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The kept text of one file. Offsets everywhere are code points of `text`.

    `text` of a text file is as decoded (BOM and CRLF kept), that of any other file is what
    `zhimai extract --text FILE` prints. `sha256` is of the bytes, `text_sha256` of the text in
    UTF-8.
    """

    text: str
    sha256: str
    text_sha256: str
    media_type: str
    encoding: str | None
    path: str | None
    tables: tuple[Table, ...] = ()
    warnings: tuple[Warn, ...] = ()


def make_source(content: Content, data: bytes, media_type: str, path: str | None) -> Source:
    """Return the source of a file with these bytes."""
    return Source(
        text=content.text,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(content.text.encode()).hexdigest(),
        media_type=media_type,
        encoding=content.encoding,
        path=path,
        tables=content.tables,
        warnings=content.warnings,
    )
