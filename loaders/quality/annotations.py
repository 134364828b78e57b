"""Reads the hand-made annotations of who answers: five.jsonl and others.jsonl (tests/gold/README.md)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from loaders.corpus import LIST_NAME, read_corpus
from loaders.extract import Hints
from loaders.read.file import Source, read
from ontology.errors import DataError, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Set = Literal["five", "others"]


@dataclass(frozen=True, slots=True)
class GoldBody:
    """A body as annotated: official name at the date, words printed, role."""

    name: str
    surface: str
    role: str
    inherited: bool


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as annotated; start and end are code points of the kept text."""

    start: int
    end: int
    form: str
    bodies: tuple[GoldBody, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document, or an excerpt of one, with every statement that stands in it."""

    name: str
    set: Set
    source: Source
    hints: Hints
    statements: tuple[GoldStatement, ...]


def read_gold(gold: Path, corpus: Path) -> list[GoldDocument]:
    """Return the annotated documents: the corpus's (five.jsonl) and the excerpts (others.jsonl).

    Raises UnreadableFile where there is neither file, DataError where a quote does not stand in
    its document.
    """
    five, others = gold / "five.jsonl", gold / "others.jsonl"
    if not five.exists() and not others.exists():
        raise UnreadableFile(f"{gold}: no annotations here (five.jsonl, others.jsonl).")
    return [*_documents(five, corpus), *_excerpts(others)]


def _documents(path: Path, corpus: Path) -> Iterator[GoldDocument]:
    by_file: dict[str, list[dict[str, Any]]] = {}
    for _, row in _lines(path):
        by_file.setdefault(row["document"], []).append(row)
    for entry in read_corpus(corpus) if by_file else ():
        rows = by_file.pop(entry.file, None)
        if rows is not None:
            source = read(entry.path)
            hints = Hints(title=entry.title, number=entry.number, signed=entry.signed)
            yield GoldDocument(entry.file, "five", source, hints, _statements(source, rows, path))
    if by_file:
        raise DataError(f"{path}: {next(iter(by_file))} is not in {corpus / LIST_NAME}.")


def _excerpts(path: Path) -> Iterator[GoldDocument]:
    for number, row in _lines(path):
        text = row.get("text")
        if not isinstance(text, str):
            raise DataError(f"{path}, line {number}: the excerpt has no text.")
        digest = hashlib.sha256(text.encode()).hexdigest()
        source = Source(
            text=text,
            sha256=digest,
            text_sha256=digest,
            media_type="text/plain",
            encoding="utf-8",
            path=None,
        )
        hints = Hints(title=_notice(row), number=row.get("number"), signed=row.get("date"))
        name = row.get("id") or f"line {number}"
        statements = _statements(source, row["statements"], path)
        yield GoldDocument(name, "others", source, hints, statements)


def _notice(row: dict[str, Any]) -> str:
    """Return the title an excerpt's document has, its issuer before it as in a notice's title.

    >>> _notice({"issuer": "杭州市人民政府", "title": "行动方案"})
    '杭州市人民政府关于印发《行动方案》的通知'
    """
    issuer, title = row.get("issuer") or "", row.get("title") or ""
    if not issuer and row.get("government"):
        # The excerpt lost who issued it; whose document it is, is known all the same.
        government = row["government"]
        issuer = government if government.endswith("院") else f"{government}人民政府"
    return title if issuer and issuer in title else f"{issuer}关于印发《{title}》的通知"


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                raise DataError(f"{path}, line {number}: not JSON: {error}.") from None


def _statements(
    source: Source, rows: list[dict[str, Any]], path: Path
) -> tuple[GoldStatement, ...]:
    return tuple(
        GoldStatement(
            start := _occurrence(source.text, row["quote"], row.get("occurrence", 1), path),
            start + len(row["quote"]),
            row["form"],
            tuple(
                GoldBody(b["name"], b["surface"], b["role"], b.get("inherited", False))
                for b in row["agencies"]
            ),
        )
        for row in rows
    )


def _occurrence(text: str, quote: str, occurrence: int, path: Path) -> int:
    start = -1
    for _ in range(occurrence):
        start = text.find(quote, start + 1)
        if start < 0:
            raise DataError(f"{path}: the text has no occurrence {occurrence} of {quote!r}.")
    return start
