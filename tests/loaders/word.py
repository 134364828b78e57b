"""Builds small Word documents for tests, with the parts that python-docx has no call for."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from docx import Document
from docx.oxml import parse_xml

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>'
    '<w:lvlText w:val="%1.%2.%4"/></w:lvl>'
)


def parse(xml: str) -> Any:
    """Parse XML whose prefix w is bound."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {NS}", xml))


class Word:
    """A document under construction; `data` gives its bytes."""

    def __init__(self) -> None:
        self.document: Any = Document()

    def lists(self, levels: str = LEVELS, extra: str = "") -> None:
        """Define list 99 (and what `extra` adds) over an abstract list 77."""
        root = self.document.part.numbering_part.element
        root.insert(0, parse(f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'))
        root.append(parse('<w:num w:numId="99"><w:abstractNumId w:val="77"/></w:num>'))
        if extra:
            root.append(parse(extra))

    def paragraph(self, text: str, level: int | None = None, number: int = 99) -> Any:
        """Add a paragraph, numbered at `level` of list `number` if a level is given."""
        paragraph = self.document.add_paragraph(text)
        if level is not None:
            paragraph._p.get_or_add_pPr().append(
                parse(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
            )
        return paragraph

    def append(self, paragraph: Any, *pieces: str) -> None:
        """Append raw XML to a paragraph; the prefix w is bound."""
        for xml in pieces:
            paragraph._p.append(parse(xml))

    def table(self, rows: list[list[str]]) -> Any:
        """Add a table with these cells."""
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        return table

    def data(self) -> bytes:
        """Return the bytes of the docx."""
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a docx in which one part is replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return stream.getvalue()
