"""Small vocabularies of documents: the kinds they name themselves, the stages of a task."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files

from ontology.errors import DataError


@functools.cache
def document_kinds() -> tuple[str, ...]:
    """Return the kinds that titles end in (document_kinds.csv), longest first.

    Those of 党政机关公文处理工作条例 (2012) and of laws, and what plans call themselves.

    >>> "通知" in document_kinds(), "行动方案" in document_kinds()
    (True, False)
    """
    return _column("document_kinds.csv", "kind")


@functools.cache
def stages() -> tuple[str, ...]:
    """Return the words that say how far a thing has come (stages.csv), longest first."""
    return _column("stages.csv", "stage")


def _column(name: str, key: str) -> tuple[str, ...]:
    text = (files("ontology") / name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    words = [row.get(key) or "" for row in rows]
    if not words or not all(words) or len(set(words)) != len(words):
        raise DataError(f"ontology/{name}: every row needs a {key} of its own")
    return tuple(sorted(words, key=len, reverse=True))
