"""Reads what is known of figures: their units (figure_units.csv) and the words around them."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib.resources import files

from ontology.errors import DataError

UNIT_KINDS = (
    "rate",
    "times",
    "rank",
    "money",
    "quantity",
    "count",
    "score",
    "age",
    "duration",
    "part",
)
WORD_CLASSES = (
    "before",
    "after",
    "stock",
    "flow",
    "level",
    "result",
    "target",
    "rise",
    "against",
    "score",
    "rank",
    "norm",
    "parts",
    "scale",
    "link",
    "light",
)
SCALES = {
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "万亿": 1_000_000_000_000,
}


@dataclass(frozen=True, slots=True)
class FigureUnit:
    """A unit as printed: its kind, the unit that its series is kept in, and how many of it it is.

    `ucum` is its code in the Unified Code for Units of Measure, or of ISO 4217 for money; empty
    for what only counts. `chinese` says that a Chinese numeral before it counts things.
    """

    name: str
    kind: str
    base: str
    factor: str
    ucum: str
    chinese: bool


@functools.cache
def figure_units() -> dict[str, FigureUnit]:
    """Return the units by the form in which they are printed.

    >>> figure_units()["公里"].base, figure_units()["米"].factor, figure_units()["家"].kind
    ('公里', '0.001', 'count')
    """
    units: dict[str, FigureUnit] = {}
    for row in _rows("figure_units.csv"):
        name, kind = row["unit"], row["kind"]
        if not name or name in units or kind not in UNIT_KINDS:
            raise DataError(f"ontology/figure_units.csv: {name!r}: every row needs a unit of its own")
        chinese = row["chinese"] == "yes"
        units[name] = FigureUnit(name, kind, row["base"], row["factor"], row["ucum"], chinese)
    return units


@functools.cache
def figure_words(kind: str) -> dict[str, str]:
    """Return the words of a class with their values, longest first.

    >>> figure_words("before")["不低于"], figure_words("rise")["下降"]
    ('≥', '-')
    """
    found: dict[str, str] = {}
    for row in _rows("figure_words.csv"):
        if row["class"] not in WORD_CLASSES or not row["word"]:
            raise DataError(f"ontology/figure_words.csv: {row['word']!r}: unknown class")
        if row["class"] == kind:
            if row["word"] in found:
                raise DataError(f"ontology/figure_words.csv: {row['word']} stands twice in {kind}")
            found[row["word"]] = row["value"]
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@functools.cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = (files("ontology") / name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
