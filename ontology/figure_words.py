"""Reads what is known of figures: their units (figure_units.csv) and the words around them."""

from __future__ import annotations

import csv
import functools
import re
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
# The concepts of the vocabulary (zm:comparison-…) by the sign of a comparison.
COMPARISONS = {
    "=": "equal",
    "≥": "at-least",
    "≤": "at-most",
    "≈": "about",
    ">": "more",
    "<": "less",
}
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
            raise DataError(
                f"ontology/figure_units.csv: {name!r}: every row needs a unit of its own"
            )
        chinese = row["chinese"] == "yes"
        units[name] = FigureUnit(name, kind, row["base"], row["factor"], row["ucum"], chinese)
    return units


@functools.cache
def figure_words(kind: str) -> dict[str, str]:
    """Return the words of a class with their values, longest first.

    >>> figure_words("before")["不低于"], figure_words("rise")["下降"]
    ('≥', '-')
    """
    return {row["word"]: row["value"] for row in _of(kind)}


@functools.cache
def word_pattern(*kinds: str, named: bool = False) -> str:
    """Return a regular expression of the words of some classes, longest first.

    What must not stand before a word (one character of `not_after`) or follow it (an alternative
    of `not_before`) is part of it: 约 is none in 签约.

    >>> import re
    >>> pattern = re.compile(word_pattern("before") + "$")
    >>> bool(pattern.search("共同约")), bool(pattern.search("累计签约"))
    (True, False)
    >>> bool(pattern.search("共约")), bool(re.match(word_pattern("light"), "建设工程"))
    (True, False)
    """
    rows = sorted((row for kind in kinds for row in _of(kind)), key=lambda row: -len(row["word"]))
    words = "|".join(map(_guarded, rows))
    return f"(?P<word>{words})" if named else f"(?:{words})"


@functools.cache
def word_regex(*kinds: str, named: bool = False) -> re.Pattern[str]:
    """Return `word_pattern` compiled, once for each combination of classes.

    >>> word_regex("rise").search("同比增长5%").group()
    '增长'
    """
    return re.compile(word_pattern(*kinds, named=named))


def _guarded(row: dict[str, str]) -> str:
    behind = f"(?<![{row['not_after']}])" if row["not_after"] else ""
    ahead = f"(?!{row['not_before']})" if row["not_before"] else ""
    return f"{behind}{re.escape(row['word'])}{ahead}"


@functools.cache
def _of(kind: str) -> tuple[dict[str, str], ...]:
    found = [row for row in _rows("figure_words.csv") if row["class"] == kind]
    if not found or len({row["word"] for row in found}) != len(found):
        raise DataError(f"ontology/figure_words.csv: {kind}: every row needs a word of its own")
    return tuple(sorted(found, key=lambda row: -len(row["word"])))


@functools.cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = (files("ontology") / name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
