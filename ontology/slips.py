"""Reads slips.csv: wrong characters that copies of documents are known to carry."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from ontology.errors import DataError


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: `wrong` is `right`, if the text is of `variant` and the context agrees.

    `pattern` finds `wrong` in such a context; wrong and right have the same length.
    """

    wrong: str
    right: str
    variant: str
    pattern: re.Pattern[str]
    reason: str


@functools.cache
def load_slips() -> tuple[Slip, ...]:
    """Return the slips in the order of the table. Raises DataError for a row that can't be used."""
    table = files("ontology").joinpath("slips.csv").read_text(encoding="utf-8")
    return tuple(_slip(row) for row in csv.DictReader(table.splitlines()))


def _slip(row: dict[str, str]) -> Slip:
    wrong, right = row["wrong"], row["right"]
    if not wrong or len(wrong) != len(right):
        raise DataError(f"ontology/slips.csv: {wrong!r} and {right!r} must have the same length.")
    pattern = re.escape(wrong)
    if row["not_after"]:
        pattern = f"(?<!{row['not_after']}){pattern}"
    if row["before"]:
        pattern = f"{pattern}(?={row['before']})"
    return Slip(wrong, right, row["variant"], re.compile(pattern), row["reason"])
