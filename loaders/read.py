"""Reads one file into the text that is kept, with its checksums: the coordinates of every fact."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.record import Warn


@dataclass(frozen=True, slots=True)
class Limits:
    """What read refuses: sizes in bytes."""

    file_bytes: int = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Table:
    """One table: rows of cells, each a span of the kept text."""

    rows: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The kept text of one file. Offsets everywhere are code points of `text`."""

    text: str
    sha256: str
    text_sha256: str
    media_type: str
    encoding: str | None
    path: str | None
    tables: tuple[Table, ...] = ()
    warnings: tuple[Warn, ...] = ()


def read(path: Path, *, limits: Limits = Limits()) -> Source:
    """Read `path`. Raises UnreadableFile with a message that says what to do."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}. Give a file that exists.") from error
    if not path.is_file():
        raise UnreadableFile(f"{path}: not a file. Give one document.")
    if size > limits.file_bytes:
        raise UnreadableFile(f"{path}: larger than {limits.file_bytes} bytes.")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path}: not UTF-8 at byte {error.start}.") from error
    return Source(
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        encoding="utf-8",
        path=str(path),
    )
