"""Reads the hand-made annotations of mentions, figures and mastheads (tests/gold/README-mentions.md)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from loaders.corpus import LIST_NAME, read_corpus
from loaders.extract import Hints
from loaders.read.file import Source, read
from ontology.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

Set = Literal["five", "others"]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A work or thing as annotated; `names`, `types` and `relations` are all that are right.

    `target`: the title of the one work that is meant; None of things, and where it can't be told.
    """

    start: int
    end: int
    type: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    number: str | None
    relations: tuple[str | None, ...]
    target: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure as annotated; `units` and `years` are all that are right."""

    start: int
    end: int
    name: str
    value: float
    value_max: float | None
    units: tuple[str | None, ...]
    years: tuple[int | None, ...]
    kind: str
    comparison: str
    flow: str | None
    level: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with all that is annotated in it; `masthead` holds the right values of each field."""

    name: str
    set: Set
    source: Source
    hints: Hints
    mentions: tuple[GoldMention, ...] | None = None
    figures: tuple[GoldFigure, ...] | None = None
    masthead: dict[str, list[Any]] = field(default_factory=dict)


FIELDS = (
    "title",
    "contained_title",
    "number",
    "kind",
    "issuers",
    "recipients",
    "date",
    "period",
)


def read_facts(gold: Path, corpus: Path) -> list[GoldText]:
    """Return the annotated texts: the corpus's, then the others; none where there are no files.

    Mentions and figures are complete for every document that mentions.jsonl, or
    texts-others.jsonl, has; mastheads are read from the text alone, without hints. Raises
    DataError where a quote does not stand at its offsets or a document is unknown.
    """
    return [*_corpus(gold, corpus), *_others(gold), *_mastheads(gold)]


def _corpus(gold: Path, corpus: Path) -> list[GoldText]:
    mentions = _by_document(gold / "mentions.jsonl")
    figures = _by_document(gold / "figures.jsonl")
    heads = _by_document(gold / "mastheads.jsonl")
    wanted = {*mentions, *figures, *heads}
    texts: list[GoldText] = []
    for entry in read_corpus(corpus) if wanted else ():
        if entry.file not in wanted:
            continue
        wanted.remove(entry.file)
        source = read(entry.path)
        if entry.file in mentions or entry.file in figures:
            hints = Hints(title=entry.title, number=entry.number, signed=entry.signed)
            texts.append(
                _facts(
                    entry.file,
                    "five",
                    source,
                    hints,
                    mentions.get(entry.file, []),
                    figures.get(entry.file, []),
                )
            )
        texts += [_head(row, "five", source) for row in heads.get(entry.file, [])]
    if wanted:
        raise DataError(f"{gold}: {min(wanted)} is not in {corpus / LIST_NAME}.")
    return texts


def _others(gold: Path) -> list[GoldText]:
    mentions = _by_document(gold / "mentions-others.jsonl")
    figures = _by_document(gold / "figures-others.jsonl")
    texts = []
    for row in _rows(gold / "texts-others.jsonl"):
        name = row["id"]
        hints = Hints(title=row["title"], number=row["number"], signed=row["date"])
        found = mentions.pop(name, []), figures.pop(name, [])
        texts.append(_facts(name, "others", plain_source(row["text"]), hints, *found))
    for name in (*mentions, *figures):
        raise DataError(f"{gold}: {name} is not in texts-others.jsonl.")
    return texts


def _mastheads(gold: Path) -> list[GoldText]:
    rows = _rows(gold / "mastheads-others.jsonl")
    return [_head(row, "others", plain_source(row["text"])) for row in rows]


def plain_source(text: str) -> Source:
    """Return a text as if it had been read from a file of UTF-8."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(
        text=text,
        sha256=digest,
        text_sha256=digest,
        media_type="text/plain",
        encoding="utf-8",
        path=None,
    )


def _head(row: dict[str, Any], kind: Set, source: Source) -> GoldText:
    also = row.get("also", {})
    right = {name: [row[name], *also.get(name, [])] for name in FIELDS}
    return GoldText(row["document"], kind, source, Hints(), masthead=right)


def _facts(
    name: str,
    kind: Set,
    source: Source,
    hints: Hints,
    mentions: list[dict[str, Any]],
    figures: list[dict[str, Any]],
) -> GoldText:
    for row in (*mentions, *figures):
        if source.text[row["start"] : row["end"]] != row["quote"]:
            raise DataError(f"{name}: {row['quote']!r} does not stand at {row['start']}.")
    return GoldText(
        name,
        kind,
        source,
        hints,
        tuple(_mention(row) for row in mentions),
        tuple(_figure(row) for row in figures),
    )


def _mention(row: dict[str, Any]) -> GoldMention:
    names = [row["name"], *row["also"]]
    if row["type"] == "standard" and row["number"]:
        names.append(row["number"])
    return GoldMention(
        row["start"],
        row["end"],
        row["type"],
        tuple(names),
        (row["type"], *row["also_types"]),
        row["number"],
        (row["relation"], *row.get("also_relations", [])),
        (row.get("target") or {}).get("title"),
        row["optional"],
    )


def _figure(row: dict[str, Any]) -> GoldFigure:
    return GoldFigure(
        row["start"],
        row["end"],
        row["name"],
        row["value"],
        row["value_max"],
        (row["unit"], *row.get("also_units", [])),
        (row["year"], *row.get("also_years", [])),
        row["kind"],
        row["comparison"],
        row["flow"],
        row["level"],
        row["optional"],
    )


def _by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(path):
        found.setdefault(row["document"], []).append(row)
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise DataError(f"{path}, line {number}: not JSON: {error}.") from None
    return rows
