"""Reads slips.csv: wrong characters that copies of documents are known to carry."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from ontology.errors import DataError

_VARIANTS = ("any", "hans", "hant")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: `wrong` stands for `right` in texts of `variant` (any, hans, hant).

    `not_after` and `before` are regular expressions of what must not stand before it and of
    what must follow it; empty where nothing matters. Both forms have the same length.
    """

    wrong: str
    right: str
    variant: str
    not_after: str
    before: str
    reason: str

    def repair(self, text: str) -> str:
        """Return `text` with this slip repaired; the length stays."""
        if self.wrong not in text:
            return text
        if not self.not_after and not self.before:
            return text.replace(self.wrong, self.right)
        return _pattern(self).sub(self.right, text)


@functools.cache
def _pattern(slip: Slip) -> re.Pattern[str]:
    before = f"(?<!{slip.not_after})" if slip.not_after else ""
    after = f"(?={slip.before})" if slip.before else ""
    try:
        return re.compile(f"{before}{re.escape(slip.wrong)}{after}")
    except re.error as error:
        raise DataError(f"ontology/slips.csv: {slip.wrong}: ill-formed context: {error}") from error


@functools.cache
def load_slips() -> tuple[Slip, ...]:
    """Return the slips in the order of the table. Raises DataError for a row that can't be used."""
    table = files("ontology").joinpath("slips.csv").read_text(encoding="utf-8")
    return tuple(_slip(row) for row in csv.DictReader(table.splitlines()))


def _slip(row: dict[str, str]) -> Slip:
    wrong, right, variant = row["wrong"], row["right"], row["variant"]
    if not wrong or len(wrong) != len(right):
        raise DataError(f"ontology/slips.csv: {wrong!r} and {right!r} must have the same length.")
    if variant not in _VARIANTS:
        raise DataError(f"ontology/slips.csv: {wrong}: variant is one of {', '.join(_VARIANTS)}.")
    return Slip(wrong, right, variant, row["not_after"], row["before"], row["reason"])
