"""Reads one file into the text that is kept, with its checksums: the coordinates of every fact."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from loaders.read.encoding import decode
from loaders.read.filetype import DOCX, HTML, PDF, binary_type, text_type
from loaders.read.source import Content, Limits, Source, Table, make_source
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Limits", "Source", "Table", "load_file", "read", "read_bytes"]

_DEFAULT = Limits()
# Not to wait for a writer of a pipe, nor to own a terminal.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def read(path: Path, *, limits: Limits = _DEFAULT) -> Source:
    """Read the document at `path`: txt, md, html, docx or pdf, told apart by content.

    Raises UnreadableFile, with the path and what to do, for what is missing, no file, empty,
    binary, truncated, encrypted, over a limit or in an unknown encoding.
    """
    data = load_file(path, limits=limits)
    return read_bytes(data, str(path), suffix=path.suffix.lower(), limits=limits)


def read_bytes(data: bytes, path: str, *, suffix: str = "", limits: Limits = _DEFAULT) -> Source:
    """Read a document from its bytes; `path` names it in messages. Raises UnreadableFile."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise UnreadableFile(f"{path}: the file is empty. Give one that holds a text.")
    kind = binary_type(data, path)
    if kind == DOCX:
        from loaders.read.docx import read_docx  # noqa: PLC0415 (130 ms)

        content = read_docx(data, path, limits)
    elif kind == PDF:
        from loaders.read.pdf import read_pdf  # noqa: PLC0415 (70 ms)

        content = read_pdf(data, path, limits)
    else:
        kind, content = _read_text(data, path, suffix, limits)
    _check_length(content.text, path, limits)
    return make_source(content, data, kind, path)


def _check_length(text: str, path: str, limits: Limits) -> None:
    for number, limit, unit in (
        (len(text), limits.characters, "characters"),
        (text.count("\n") + text.count("\r") - text.count("\r\n"), limits.lines, "lines"),
    ):
        if number > limit:
            raise UnreadableFile(
                f"{path}: {number:,} {unit}; {limit:,} is the limit. Give it in parts."
            )


def _read_text(data: bytes, path: str, suffix: str, limits: Limits) -> tuple[str, Content]:
    """Return the media type and the text of a text file or web page."""
    decoded = decode(data, path)
    kind = text_type(decoded.text, suffix, path)
    if kind == HTML and len(data) > limits.part_bytes:
        raise UnreadableFile(
            f"{path}: a page of more than {limits.part_bytes >> 20} MB. Save its text instead."
        )
    if kind == HTML:
        from loaders.read.html import declared_charset, read_html  # noqa: PLC0415 (30 ms)

        decoded = decode(data, path, declared_charset(data))
        page = read_html(decoded.text, path)
        content = Content(page.text, page.tables, page.warnings, decoded.encoding)
    else:
        content = Content(decoded.text, (), decoded.warnings, decoded.encoding)
        if not decoded.text.strip("\ufeff\0 \t\r\n\xa0\u3000\u200b"):
            raise UnreadableFile(f"{path}: the file holds only white space. Give one with a text.")
    return kind, content


def load_file(path: Path, *, limits: Limits = _DEFAULT) -> bytes:
    """Return the bytes of a regular file that is not over the limit; UnreadableFile for others."""
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise UnreadableFile(_why_not(path, error)) from None
    try:
        return _load_open(descriptor, path, limits)
    except OSError as error:
        raise UnreadableFile(_why_not(path, error)) from None
    finally:
        os.close(descriptor)


def _load_open(descriptor: int, path: Path, limits: Limits) -> bytes:
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(f"{path}: this is a folder; name a file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(
            f"{path}: a device or a pipe, not a file. Save the document to a file first."
        )
    if status.st_size > limits.file_bytes:
        raise _too_large(path, limits)
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise _too_large(path, limits)
    return data


def _why_not(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{path}: there is no such file."
    if isinstance(error, PermissionError):
        return f"{path}: you may not read this file; change its permissions or copy it."
    if isinstance(error, IsADirectoryError):
        return f"{path}: this is a folder; name a file in it."
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"{path}: can't be read ({reason})."


def _too_large(path: Path, limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        f"{path}: larger than {limits.file_bytes >> 20} MB, the limit. Give the document in parts."
    )
