"""Reads the text of a pdf file: lines in reading order, indentation shown, a form feed a page."""

from __future__ import annotations

import itertools
import re
import statistics
import zlib
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from pypdfium2 import PdfiumError

from loaders.read.kept_text import KeptText
from loaders.read.pdf_tables import PrintedTable, find_tables
from loaders.read.source import Content, Limits, Table
from loaders.record import Warn
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 600
_PIECE = 1 << 20
# How far a line must stand in, in widths of a character, to be shown as indented.
_LEAST_INDENT = 1.4
_MOST_INDENT = 30
# A gap of so many usual line pitches is an empty line.
_WIDE_GAP = 1.6
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")
# pdfium marks the hyphen at a line end with one of these.
_HYPHEN = re.compile("[\ufffe\x02]")


class _Printed(NamedTuple):
    """A line with the place of its first and last character in points; y grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


_Item = _Printed | PrintedTable


def read_pdf(data: bytes, path: str, limits: Limits) -> Content:
    """Return the text of a pdf. Raises UnreadableFile for a scanned, encrypted or damaged one."""
    _check_streams(data, path, limits)
    document = _open(data, path)
    try:
        if len(document) > limits.pages:
            raise UnreadableFile(
                f"{path}: {len(document)} pages; {limits.pages} is the limit. Give it in parts."
            )
        pages = [_read_page(document, number, path) for number in range(len(document))]
    finally:
        document.close()
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if len(empty) == len(pages):
        raise UnreadableFile(
            f"{path}: its pages hold pictures but no text (a scan). Let a program recognise the text "
            "(OCR, 文字识别) first."
        )
    text, tables = _print(pages)
    return Content(text, tables, tuple(_warnings(data, text, empty)))


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            message = f"{path}: encrypted with a password. Save it without one."
        else:
            message = f"{path}: the pdf is damaged or was truncated ({error}). Fetch it again."
        raise UnreadableFile(message) from None


def _check_streams(data: bytes, path: str, limits: Limits) -> None:
    """Unpack every stream that isn't a picture, in pieces, until the limit is passed."""
    total = 0
    for match in _STREAM.finditer(data):
        dictionary = data[max(0, match.start() - _DICTIONARY) : match.start()]
        dictionary = dictionary[dictionary.rfind(b"obj") + 1 :]
        if b"/Image" in dictionary or not (b"/FlateDecode" in dictionary or b"/Fl" in dictionary):
            continue
        for size in _unpacked(data, match.end()):
            total += size
            if total > limits.unpacked_bytes:
                raise UnreadableFile(
                    f"{path}: its pages unpack to more than {limits.unpacked_bytes >> 20} MB. "
                    "Print it to a new pdf, or save the text."
                )


def _unpacked(data: bytes, position: int) -> Iterator[int]:
    """Yield the sizes of the pieces that a deflated stream unpacks to."""
    inflate = zlib.decompressobj()
    pending = b""
    while not inflate.eof:
        if not pending:
            pending = data[position : position + (_PIECE >> 4)]
            position += len(pending)
            if not pending:
                return
        try:
            size = len(inflate.decompress(pending, _PIECE))
        except zlib.error:
            return
        pending = inflate.unconsumed_tail
        yield size


def _read_page(document: pypdfium2.PdfDocument, number: int, path: str) -> list[_Item]:
    """Return the lines and tables of one page from top to bottom."""
    try:
        page = document[number]
        text_page = page.get_textpage()
        tables = find_tables(page, text_page)
    except PdfiumError as error:
        raise UnreadableFile(
            f"{path}: page {number + 1} is damaged ({error}). Fetch the file again."
        ) from None
    lines = _reading_order(_lines(text_page))
    if not tables:
        return list(lines)
    outside: list[_Item] = [
        line
        for line in lines
        if not any(t.holds(line.left + 1, (line.bottom + line.top) / 2) for t in tables)
    ]
    return sorted([*outside, *tables], key=lambda item: -item.top)


def _lines(text_page: pypdfium2.PdfTextPage) -> list[_Printed]:
    lines: list[_Printed] = []
    position = 0
    for raw in text_page.get_text_range().split("\n"):
        length = len(raw.encode("utf-16-le", "surrogatepass")) // 2
        text = _HYPHEN.sub("", raw).strip("\r \t")
        if text:
            lead = len(raw) - len(raw.lstrip(" \t"))
            lines.append(_place(text_page, text, position + lead, position + length - 1))
        position += length + 1
    return lines


def _place(text_page: pypdfium2.PdfTextPage, text: str, first: int, last: int) -> _Printed:
    try:
        left, bottom, _, top = text_page.get_charbox(first)
        _, _, right, _ = text_page.get_charbox(max(first, last - 1))
    except (PdfiumError, IndexError):
        return _Printed(text, 0.0, 0.0, 0.0, 0.0)
    return _Printed(text, left, right, bottom, top)


def _reading_order(lines: list[_Printed]) -> list[_Printed]:
    """Sort lines that the file holds out of order, such as headers drawn last."""
    tops = [line.bottom for line in lines]
    if all(above >= below - 2 for above, below in itertools.pairwise(tops)):
        return lines
    return sorted(lines, key=lambda line: (-round(line.bottom / 4), line.left))


def _print(pages: list[list[_Item]]) -> tuple[str, tuple[Table, ...]]:
    """Set the pages as text: indentation by ideographic spaces, a form feed after each page."""
    placed = [
        item for page in pages for item in page if isinstance(item, _Printed) and item.right > 0
    ]
    size = statistics.median(line.top - line.bottom for line in placed) if placed else 0.0
    width = max(size * 1.1, 1.0)
    margin = _margin([line for line in placed if len(line.text) >= 12] or placed, width)
    pitch = _pitch(pages)
    kept = KeptText()
    for page in pages:
        above: _Item | None = None
        for item in page:
            if isinstance(item, PrintedTable):
                kept.table(item.rows)
            else:
                if (
                    isinstance(above, _Printed)
                    and 0 < _WIDE_GAP * pitch < above.bottom - item.bottom
                ):
                    kept.line("")
                columns = (item.left - margin) / width
                indent = min(round(columns), _MOST_INDENT) if columns >= _LEAST_INDENT else 0
                kept.line("\u3000" * indent + item.text)
            above = item
        kept.end_page()
    return kept.build()


def _margin(lines: list[_Printed], width: float) -> float:
    """Return the left edge that most lines share, the leftmost such."""
    if not lines:
        return 0.0
    counts: dict[int, int] = {}
    for line in lines:
        key = round(line.left / width * 2)
        counts[key] = counts.get(key, 0) + 1
    common = [key for key, count in counts.items() if count >= 0.15 * len(lines)]
    return min(common or counts) * width / 2


def _pitch(pages: list[list[_Item]]) -> float:
    gaps = [
        above.bottom - below.bottom
        for page in pages
        for above, below in itertools.pairwise(page)
        if above.bottom - below.bottom > 1
    ]
    return statistics.median(gaps) if gaps else 0.0


def _warnings(data: bytes, text: str, empty: list[int]) -> Iterator[Warn]:
    if b"%%EOF" not in data[-2048:]:
        message = "the file doesn't end as a pdf ends; it may be truncated"
        yield Warn("truncated", message, len(text), len(text))
    if empty:
        shown = ", ".join(map(str, empty[:20])) + (" …" if len(empty) > 20 else "")
        yield Warn("page-without-text", f"no text on page {shown}: a picture or empty", 0, 0)
    unmapped = len(_UNMAPPED.findall(text))
    if unmapped:
        first = _UNMAPPED.search(text)
        start = first.start() if first else 0
        message = f"{unmapped} characters of a font without a mapping to Unicode"
        yield Warn("unmapped-characters", message, start, start + 1)
