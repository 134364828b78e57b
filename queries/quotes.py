"""The words of statements as evidence, by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.details import evidence_of
from queries.reader import array, ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.details import Details
    from queries.types import Evidence


def quotes_of(details: Details, statements: Iterable[int]) -> dict[int, Evidence]:
    """Return the quote of each statement with its document."""
    rows = ask(details.reader, "statement_quotes", statements=array(dict.fromkeys(statements)))
    return {row[0]: evidence_of(details.document(row, 4), row[1], row[2], row[3]) for row in rows}
