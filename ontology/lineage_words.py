"""Words of lineage: what says how a thing went on; formulas that tie nothing."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files
from typing import Final, Literal, get_args

from ontology.errors import DataError

WordClass = Literal[
    "revises",
    "replaces",
    "expands",
    "early",
    "makes",
    "carries_out",
    "paper",
    "ends",
    "done",
    "contrast",
    "burden",
    "speech",
    "formula",
]
_FILE: Final = "lineage_words.csv"


@functools.cache
def lineage_words(wanted: WordClass) -> tuple[str, ...]:
    """Return the words of a class (lineage_words.csv), longest first.

    >>> "修订" in lineage_words("revises")
    True
    """
    text = (files("ontology") / _FILE).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for row in rows:
        if row["class"] not in get_args(WordClass) or not row["word"] or not row["source"]:
            raise DataError(f"ontology/{_FILE}: a row needs a known class, a word and a source")
    return tuple(sorted((r["word"] for r in rows if r["class"] == wanted), key=len, reverse=True))
