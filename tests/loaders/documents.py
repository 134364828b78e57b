"""Reads a text as if it had stood in a file, for tests."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from loaders.extract import extract_source
from loaders.read.source import Source

if TYPE_CHECKING:
    from loaders.record import Record


def read(text: str) -> Record:
    """Return the record of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return extract_source(Source(text, digest, digest, "text/plain", "utf-8", None))


def bodies(record: Record) -> list[list[tuple[str, str]]]:
    """Return each statement's printed bodies with their roles."""
    return [[(a.surface, a.role) for a in s.assignments] for s in record.statements]
