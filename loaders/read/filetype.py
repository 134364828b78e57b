"""Tells what kind of file some bytes are by their content, and says what to do with other kinds."""

from __future__ import annotations

import re

from ontology.errors import UnreadableFile

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PICTURE = "a picture; let a program recognise its text (OCR, 文字识别) and give that"
_PACKED = "a packed archive; unpack it and give the document in it"
_SAVE = "Open it in Word or WPS and save it as docx"
_REFUSED = (
    (b"{\\rtf", f"an RTF file. {_SAVE}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf'\x1c", _PACKED),
    (b"Rar!\x1a", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\0", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"%!PS", "a PostScript file; convert it to pdf"),
    (b"\x7fELF", "a program, not a document"),
    (b"SQLite format 3\0", "a database, not a document"),
    (b"MIME-Version:", "a web archive (mht); save the page as html"),
)
_OFFICE = (
    (b"xl/workbook", "a spreadsheet; save the sheet as docx, or copy it into a text file"),
    (b"ppt/presentation", "a presentation; save its text as docx"),
    (b"mimetypeapplication/vnd.oasis", f"an OpenDocument file. {_SAVE}"),
    (b"OFD.xml", "an OFD file; save it as pdf"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(
    r"<(?:p|div|span|table|tr|td|br|h[1-6]|meta|title)\b[^<>]{0,500}>", re.IGNORECASE
)
_XML = re.compile(r"\s*<\?xml\b|\s*<w:wordDocument\b")
_FEWEST_TAGS = 3


def binary_type(data: bytes, path: str) -> str | None:
    """Return DOCX or PDF, or None for what may be a text.

    Raises UnreadableFile for kinds of files that aren't read, saying what to do.
    """
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OLE):
        raise UnreadableFile(f"{path}: {_ole_kind(data)}")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(data, path)
    for magic, kind in _REFUSED:
        if data.startswith(magic):
            raise UnreadableFile(f"{path}: {kind}.")
    return None


def _ole_kind(data: bytes) -> str:
    if _ENCRYPTED_PACKAGE in data:
        return "encrypted with a password. Save it without one."
    return f"an old Word document (doc) or another file of that age. {_SAVE}."


def _zip_type(data: bytes, path: str) -> str:
    if b"word/" in data:
        return DOCX
    for mark, kind in _OFFICE:
        if mark in data:
            raise UnreadableFile(f"{path}: {kind}.")
    if b"[Content_Types].xml" in data:
        return DOCX
    raise UnreadableFile(f"{path}: {_PACKED}.")


def text_type(text: str, suffix: str, path: str) -> str:
    """Return HTML, MARKDOWN or TEXT for a decoded text; `suffix` is the file's, in lower case.

    >>> text_type("<!DOCTYPE html><p>通知", ".txt", "x")
    'text/html'
    >>> text_type("# 通知", ".md", "x"), text_type("a<b", ".html", "x")
    ('text/markdown', 'text/plain')
    """
    start = text[:5000].lstrip("\ufeff")
    if _HTML.match(start):
        return HTML
    if suffix in (".html", ".htm", ".xhtml", ".shtml", ".doc") and _TAGS.search(text):
        return HTML
    if _XML.match(start):
        raise UnreadableFile(f"{path}: XML of a kind that isn't read. {_SAVE}.")
    if start.lstrip().startswith("<") and len(_TAGS.findall(text[:100_000])) >= _FEWEST_TAGS:
        return HTML
    return MARKDOWN if suffix in (".md", ".markdown") else TEXT
