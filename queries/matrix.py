"""How many clauses each pair of agencies shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.details import Details
from queries.parameters import InvalidParameter
from queries.period import period_of
from queries.quotes import quotes_of
from queries.reader import array, ask
from queries.types import Matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Reader

MOST_AGENCIES: Final = 40


def matrix(
    reader: Reader,
    agencies: Sequence[str],
    *,
    through_succession: bool = True,
    year_from: int | None = None,
    year_to: int | None = None,
    as_of: str | None = None,
) -> Matrix:
    """Return the counts of clauses that 1 to 40 agencies share, in the order asked.

    The matrix is symmetric; its diagonal counts an agency's own clauses. Counts are exact.
    Raises NotFound, InvalidParameter.
    """
    if not 1 <= len(set(agencies)) == len(agencies) <= MOST_AGENCIES:
        raise InvalidParameter("agencies", f"takes 1 to {MOST_AGENCIES} different agencies")
    period = period_of(as_of, year_from, year_to)
    details = Details(reader, as_of)
    found = details.naming.find_all(agencies)
    keys = [key for key, _ in found]
    rows = ask(
        reader, "matrix", agencies=array(keys), own=int(not through_succession),
        low=period.low, high=period.high, as_of=period.last_day,
    )  # fmt: skip
    quotes = quotes_of(details, [row[3] for row in rows])
    counts = {(row[0], row[1]): row[2] for row in rows}
    newest = {(row[0], row[1]): quotes[row[3]] for row in rows}
    pairs = [
        [(keys[min(i, j)], keys[max(i, j)]) for j in range(len(keys))] for i in range(len(keys))
    ]
    return Matrix(
        agencies=tuple(ref for _, ref in found),
        counts=tuple(tuple(counts.get(pair, 0) for pair in row) for row in pairs),
        evidence=tuple(tuple(newest.get(pair) for pair in row) for row in pairs),
        through_succession=through_succession,
        as_of=as_of,
    )
