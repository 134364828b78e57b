"""Reads the text of a Word document: paragraphs with their printed numbers, tables, footnotes."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from lxml import etree

from loaders.read.archive import check_archive
from loaders.read.docx_numbering import Numbering, W, read_numbering
from loaders.read.docx_runs import MATH, children, has_text, runs, symbol, text_boxes
from loaders.read.docx_styles import ListStyles, number_of
from loaders.read.docx_tables import WordCell, merged_rows
from loaders.read.kept_text import KeptText
from loaders.read.source import CELL_BREAK, CELL_PARAGRAPH, Content, Limits
from loaders.record import Warn
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from lxml.etree import _Element

_XML_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_MARKS = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_BREAKS = frozenset((f"{W}br", f"{W}cr"))
_SPACE = re.compile(r"[ \t\r\n]+")
# What python-docx raises where a part is missing, is another than it says or breaks its schema.
_DAMAGE = (OpcError, XmlchemyError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError)


def read_docx(data: bytes, path: str, limits: Limits) -> Content:
    """Return the text of a docx file.

    Insertions are kept, deletions dropped; headers and footers are left out; footnotes and
    endnotes stand at the end. Raises UnreadableFile for a damaged, encrypted or oversized file.
    """
    check_archive(data, path, limits)
    document = _open(data, path)
    body = document.element.find(f"{W}body")
    if body is None:
        raise UnreadableFile(
            f"{path}: not a Word document of the usual kind (Strict Open XML, or none at all). Save "
            "it in Word or WPS as docx."
        )
    try:
        reader = _Reader(_numbering(document), ListStyles(document))
        reader.blocks(body)
        for notes in ("footnotes", "endnotes"):
            reader.notes(_part(document, notes), notes[:-1])
        reader.flush()
    except _DAMAGE as error:
        raise _damaged(path, error) from None
    text, tables = reader.kept.build()
    if not text.strip():
        raise UnreadableFile(
            f"{path}: the document holds no text; if it holds pictures of pages, let a program "
            "recognise their text (OCR, 文字识别) first."
        )
    return Content(text, tables, tuple(reader.warnings()))


def _open(data: bytes, path: str) -> WordDocument:
    try:
        return Document(io.BytesIO(data))
    except (*_DAMAGE, TypeError) as error:
        raise _damaged(path, error) from None


def _damaged(path: str, error: Exception) -> UnreadableFile:
    return UnreadableFile(
        f"{path}: not a complete Word document ({error}). Open it in Word or WPS and save it as docx "
        "again."
    )


def _part(document: WordDocument, name: str) -> _Element | None:
    """Return the root of a part that the document relates to, or None."""
    kind = {
        "footnotes": RELATIONSHIP_TYPE.FOOTNOTES,
        "endnotes": RELATIONSHIP_TYPE.ENDNOTES,
        "numbering": RELATIONSHIP_TYPE.NUMBERING,
    }[name]
    for relation in document.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return etree.fromstring(relation.target_part.blob, _XML_PARSER)
    return None


def _numbering(document: WordDocument) -> Numbering:
    return read_numbering(_part(document, "numbering"))


@dataclass(slots=True)
class _Reader:
    numbering: Numbering
    styles: ListStyles
    kept: KeptText = field(default_factory=KeptText)
    # Text of a paragraph whose mark was deleted: it runs on in the next one.
    pending: str = ""
    line_break: str = "\n"
    deletions: int = 0
    pictures: int = 0

    def blocks(self, parent: _Element) -> None:
        """Read the paragraphs and tables of a body, note or text box."""
        for block in children(parent):
            if block.tag == f"{W}p":
                self._paragraph(block)
            elif block.tag == f"{W}tbl":
                self.flush()
                self._table(block)

    def notes(self, root: _Element | None, name: str) -> None:
        """Read the footnotes or endnotes, each on a line of its own."""
        for note in root.iterchildren(f"{W}{name}") if root is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                self.flush()
                self.blocks(note)

    def flush(self) -> None:
        """End a paragraph that runs on."""
        if self.pending:
            text, self.pending = self.pending, ""
            self._lines(text)

    def warnings(self) -> Iterator[Warn]:
        """Yield what the reader left out on purpose or couldn't read."""
        if self.deletions:
            message = f"{self.deletions} tracked deletions left out, insertions kept"
            yield Warn("tracked-changes", message, 0, 0)
        if self.pictures:
            yield Warn("pictures", f"{self.pictures} pictures whose text can't be read", 0, 0)

    def _paragraph(self, paragraph: _Element) -> None:
        text = self._label(paragraph) + self._text(paragraph)
        properties = paragraph.find(f"{W}pPr/{W}rPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            self.pending += text
            return
        text, self.pending = self.pending + text, ""
        self._lines(text)
        for box in text_boxes(paragraph):
            self.blocks(box)

    def _lines(self, text: str) -> None:
        for line in text.split("\n"):
            self.kept.line(line.rstrip(" "))

    def _label(self, paragraph: _Element) -> str:
        """Return the number that Word prints before the paragraph."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
        named = properties.find(f"{W}pStyle")
        style = None if named is None else named.get(f"{W}val")
        number, level, source = self.styles.number(style)
        own = properties.find(f"{W}numPr")
        if own is not None:
            own_number, own_level = number_of(own)
            number, level = own_number or number, own_level or level
        if number is None or number == "0" or not has_text(paragraph):
            return ""
        if level is None:
            place = self.numbering.level_of_style(number, source) if source else 0
        else:
            place = int(level) if level.isdigit() and len(level) < 3 else 0
        return self.numbering.next_label(number, place)

    def _text(self, paragraph: _Element) -> str:
        parts: list[str] = []
        for element in runs(paragraph):
            if element.tag in (f"{W}t", f"{MATH}t"):
                parts.append(element.text or "")
            elif element.tag in _MARKS:
                parts.append(_MARKS[element.tag])
            elif element.tag in _BREAKS:
                parts.append("\n" if element.get(f"{W}type") else self.line_break)
            elif element.tag == f"{W}sym":
                parts.append(symbol(element))
            elif element.tag in (f"{W}del", f"{W}moveFrom"):
                self.deletions += 1
            elif element.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self.pictures += element.find(f".//{W}txbxContent") is None
        return "".join(parts)

    def _table(self, table: _Element) -> None:
        rows = [
            [self._cell(cell) for cell in children(row) if cell.tag == f"{W}tc"]
            for row in children(table)
            if row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None
        ]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for text, *_ in row:
                    self._lines(text.replace(CELL_PARAGRAPH, "\n").replace(CELL_BREAK, "\n"))
        else:
            self.kept.table(merged_rows(rows))

    def _cell(self, cell: _Element) -> WordCell:
        """Return a cell's text, how many columns it spans and its place in a vertical merge."""
        inner = _Reader(self.numbering, self.styles, line_break=CELL_BREAK)
        inner.blocks(cell)
        inner.flush()
        self.deletions += inner.deletions
        self.pictures += inner.pictures
        properties = cell.find(f"{W}tcPr")
        span, merge = 1, None
        if properties is not None:
            grid, vertical = properties.find(f"{W}gridSpan"), properties.find(f"{W}vMerge")
            value = "1" if grid is None else grid.get(f"{W}val", "1")
            span = int(value) if value.isdigit() and 0 < len(value) < 4 else 1
            merge = None if vertical is None else vertical.get(f"{W}val", "continue")
        lines = "".join(inner.kept.parts).split("\n")
        text = CELL_PARAGRAPH.join(
            _SPACE.sub(" ", line).strip(" ") for line in lines if line.strip()
        )
        return WordCell(text, span, merge)
