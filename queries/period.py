"""Which documents a question is asked of: a range of keys, since keys carry the date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.order import key_range, part_range
from ontology.errors import NotFound
from queries.parameters import check_date, check_years
from queries.reader import ask

if TYPE_CHECKING:
    from graph.port import Reader

FOREVER: Final = "9999"
"""Later than every date: the last day of a question that is asked of today."""
_EARLIEST: Final = "1800"
"""Before any document; a range from here on leaves out documents without a date."""


@dataclass(frozen=True, slots=True)
class Period:
    """The lowest and highest key of the parts of documents, and the last day of events."""

    low: int
    high: int
    last_day: str

    @property
    def documents(self) -> tuple[int, int]:
        """The range of the documents' own keys."""
        return self.low >> 20, self.high >> 20


def period_of(
    as_of: str | None, year_from: int | None = None, year_to: int | None = None
) -> Period:
    """Return the documents dated up to `as_of` and in the years given.

    A document without a date is among them only when nothing is asked. Raises InvalidParameter.
    """
    check_years(year_from, year_to)
    last_day = check_date(as_of)
    low, high = key_range()
    if as_of is not None:
        low, high = key_range(_EARLIEST, as_of)
    if year_from is not None or year_to is not None:
        first = f"{year_from:04d}" if year_from is not None else _EARLIEST
        newest, oldest = key_range(first, f"{year_to:04d}" if year_to is not None else None)
        low, high = max(low, newest), min(high, oldest)
    return Period(*part_range(low, high), last_day or FOREVER)


def within_document(reader: Reader, document: str, period: Period) -> Period:
    """Return the part of a period that is one document; NotFound for an unknown id."""
    rows = ask(reader, "document_key", id=document)
    if not rows:
        raise NotFound(f"no document has the id {document!r}")
    low, high = part_range(rows[0][0], rows[0][0])
    return Period(max(period.low, low), min(period.high, high), period.last_day)
