"""Reads the words by which texts name works, standards and programmes (ontology/mentions/)."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from ontology.errors import DataError

ENTITY_TYPES: Final = (
    "document",
    "standard",
    "law",
    "programme",
    "award",
    "organisation_platform",
)
STRENGTHS: Final = ("strong", "plain", "named", "proper", "told")


@dataclass(frozen=True, slots=True)
class Ending:
    """A word that names of things end in, and how much must stand before it to make a name.

    `strength`: `strong` needs two characters that tell it from others, `plain` four, `named`
    also a place, a level, an ordinal or a foreign word, `proper` no word that other things of the
    class bear too, `told` words around it that say so (实施, 开工). `not_before` are what must not follow.
    """

    word: str
    type: str
    strength: str
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A work that texts cite by several names: its title, number, kind and when it was issued.

    `names` are other names as texts print them, `since` the date at the precision known,
    `versions` the dates on which a law was passed and amended, as far as known.
    """

    id: str
    type: str
    title: str
    number: str | None
    names: tuple[str, ...]
    since: str | None
    versions: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A judgement that a name means the same thing as another; taken back by deleting its row."""

    spelling: str
    name: str
    reason: str
    source: str


@functools.cache
def endings() -> dict[str, Ending]:
    """Return the endings by word (endings.csv).

    >>> endings()["大赛"].type
    'programme'
    """
    found = {}
    for row in _rows("endings.csv"):
        if row["type"] not in ENTITY_TYPES or row["strength"] not in STRENGTHS:
            raise DataError(f"ontology/mentions/endings.csv: {row}")
        follows = tuple(part for part in row["not_before"].split("|") if part)
        found[row["ending"]] = Ending(row["ending"], row["type"], row["strength"], follows)
    return found


@functools.cache
def words(group: str) -> tuple[str, ...]:
    """Return the words of one class of words.csv, longest first.

    >>> "开展" in words("cut")
    True
    """
    found = [row["word"] for row in _rows("words.csv") if row["class"] == group]
    if not found:
        raise DataError(f"ontology/mentions/words.csv has no class {group}")
    return tuple(sorted(found, key=len, reverse=True))


@functools.cache
def place_names() -> frozenset[str]:
    """Return the names of places, full and short, but those that are common words (平安, 振兴).

    >>> "柯桥" in place_names(), "平安" in place_names()
    (True, False)
    """
    text = (files("ontology") / "authority" / "jurisdictions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    names = {name for row in rows for name in (row["name"], row["short"]) if len(name) > 1}
    return frozenset(names - set(words("common_place")))


@functools.cache
def relation_words(side: str) -> dict[str, str]:
    """Return word to relation for the words before or after a work.

    >>> relation_words("before")["贯彻"]
    'implements'
    """
    mark = f"{side}:"
    return {
        row["word"]: row["class"][len(mark) :]
        for row in _rows("words.csv")
        if row["class"].startswith(mark)
    }


@functools.cache
def known_works() -> tuple[KnownWork, ...]:
    """Return the works of works.csv."""
    return tuple(
        KnownWork(
            row["id"],
            row["type"],
            row["title"],
            row["number"] or None,
            tuple(name for name in row["names"].split("|") if name),
            row["since"] or None,
            tuple(date for date in row["versions"].split("|") if date),
            row["source"],
        )
        for row in _rows("works.csv")
    )


@functools.cache
def spellings() -> tuple[Spelling, ...]:
    """Return the judgements of spellings.csv."""
    return tuple(
        Spelling(row["spelling"], row["name"], row["reason"], row["source"])
        for row in _rows("spellings.csv")
    )


@functools.cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = (files("ontology") / "mentions" / name).read_text(encoding="utf-8")
    rows = tuple(csv.DictReader(text.splitlines()))
    if not all(row.get("source") for row in rows):
        raise DataError(f"ontology/mentions/{name}: every row needs a source")
    return rows
