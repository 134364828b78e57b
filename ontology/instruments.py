"""The thesaurus of policy instruments: names that changed, short forms, what must be kept apart."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from ontology.errors import DataError

FILE: Final = "instruments.csv"
_CHANGES: Final = frozenset(
    {
        *("renamed", "short", "hidden", "named", "spelling", "broader", "narrower"),
        *("forerunner", "distinct", "year", "ended", "field"),
    }
)
_CERTAIN: Final = frozenset({"sure", "likely", "unsure"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """One thing under all its names. `broader` is the name of a wider thing, kept apart from it.

    `reason` says why the names are one thing, `change` of which sort the judgement is; what is
    `distinct` is listed so that its name is not taken for another's, what is a `field` of work or a
    class of things so that nobody takes it for one piece of work. `replaced` are those of the names
    whose bearer gave way to the one that bears the others.
    """

    name: str
    variants: tuple[str, ...]
    broader: str | None
    change: str
    reason: str
    certainty: str
    source: str
    replaced: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants)


@functools.cache
def instruments() -> tuple[Instrument, ...]:
    """Return the thesaurus (instruments.csv), in the order of the file.

    >>> [i.name for i in instruments() if "质量月" in i.names]
    ['全国质量月']
    """
    text = (files("ontology") / FILE).read_text(encoding="utf-8")
    found = tuple(_instrument(row) for row in csv.DictReader(text.splitlines()))
    names = [instrument.name for instrument in found]
    if len(set(names)) != len(names):
        raise DataError(f"ontology/{FILE}: a name stands in two rows")
    for instrument in found:
        if instrument.broader is not None and instrument.broader not in names:
            raise DataError(
                f"ontology/{FILE}: {instrument.name}: no row is named {instrument.broader}"
            )
    return found


def _instrument(row: dict[str, str]) -> Instrument:
    for column in ("name", "reason", "source"):
        if not row.get(column):
            raise DataError(f"ontology/{FILE}: {row.get('name') or 'a row'} needs a {column}")
    if row["change"] not in _CHANGES or row["certainty"] not in _CERTAIN:
        raise DataError(f"ontology/{FILE}: {row['name']}: unknown change or certainty")
    variants = _names(row["variants"])
    replaced = _names(row["replaced"])
    if not set(replaced) <= set(variants):
        raise DataError(f"ontology/{FILE}: {row['name']}: what was replaced must be a variant")
    return Instrument(
        row["name"],
        variants,
        row["broader"] or None,
        row["change"],
        row["reason"],
        row["certainty"],
        row["source"],
        replaced,
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if name)
