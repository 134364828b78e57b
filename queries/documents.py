"""The documents, newest first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from queries.details import Details, evidence_of
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import check_after, check_limit
from queries.period import period_of
from queries.reader import array, ask
from queries.types import DEFAULT_LIMIT, DocumentRow, Documents, Issuer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Reader
    from queries.reader import Row
    from queries.types import Position


def documents(
    reader: Reader,
    *,
    kind: str | None = None,
    issuer: str | None = None,
    year_from: int | None = None,
    year_to: int | None = None,
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Documents:
    """Return the documents, newest first, those without a date last.

    `issuer` is an agency's id; what a body before or after it issued counts too. Raises
    NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    period = period_of(as_of, year_from, year_to)
    position = check_after(after, (int,))
    details = Details(reader, as_of)
    if issuer is not None:
        details.naming.find(issuer)
    chosen: dict[str, Any] = {
        "kind": kind,
        "issuer": issuer,
        "low": period.low,
        "high": period.high,
        "as_of": period.last_day,
    }
    start = position[0] if position else 0
    rows = ask(reader, "documents", after=start, limit=limit + 1, **chosen)
    total = len(ask(reader, "documents", after=0, limit=COUNT_UP_TO, **chosen))
    items = [row for _, row in document_rows(details, [row[0] for row in rows[:limit]])]
    last = (rows[limit - 1][0],) if len(rows) > limit else None
    return Documents(page_of(items, last, total, limit), as_of)


def document_rows(details: Details, keys: Sequence[int]) -> list[tuple[Row, DocumentRow]]:
    """Return documents by key, in that order, each with its row of document_rows.sql."""
    rows = ask(details.reader, "document_rows", documents=array(keys))
    issuers = _issuers(details, keys)
    answers: list[tuple[Row, DocumentRow]] = []
    for row in rows:
        ref = details.document(row)
        begin, end = row[11:13]
        answers.append(
            (
                row,
                DocumentRow(
                    document=ref,
                    contained_title=row[9],
                    jurisdiction=row[10],
                    period=(begin, end) if begin or end else None,
                    issuers=tuple(issuers[row[0]]),
                    clauses=row[19],
                    statements=row[20],
                    measures=row[21],
                    evidence=evidence_of(ref, row[16], row[17], row[18]),
                ),
            )
        )
    return answers


def _issuers(details: Details, keys: Sequence[int]) -> dict[int, list[Issuer]]:
    rows = ask(details.reader, "issuers", documents=array(keys))
    agencies = details.naming.refs(rows, 1)
    issuers: dict[int, list[Issuer]] = defaultdict(list)
    for row in rows:
        issuers[row[0]].append(Issuer(agencies[row[1]], *row[6:10]))
    return issuers
