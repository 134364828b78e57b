"""The sentences, all of them or those that an agency answers for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, get_args

from loaders.record import Status
from queries.details import Details, evidence_of
from queries.paging import COUNT_UP_TO, page_of
from queries.parameters import (
    InvalidParameter,
    bits,
    check_after,
    check_limit,
    check_roles,
)
from queries.period import period_of, within_document
from queries.reader import array, ask
from queries.types import DEFAULT_LIMIT, MeasureRow, Measures, Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.port import Reader
    from loaders.record import Role
    from queries.types import Position, Through


def measures(
    reader: Reader,
    *,
    agency: str | None = None,
    roles: Collection[Role] | None = None,
    document: str | None = None,
    document_kind: str | None = None,
    status: Status | None = None,
    year_from: int | None = None,
    year_to: int | None = None,
    through: Through = "succession",
    limit: int = DEFAULT_LIMIT,
    after: Position | None = None,
    as_of: str | None = None,
) -> Measures:
    """Return sentences, newest document first, then clause by clause.

    With an `agency` those that it answers for in some of the `roles` (see `duties`); how the
    bodies of a statement divide its sentences among themselves the document does not say.
    Raises NotFound, InvalidParameter.
    """
    limit = check_limit(limit)
    wanted = check_roles(roles)
    if roles is not None and agency is None:
        raise InvalidParameter("roles", "need an agency")
    if status is not None and status not in get_args(Status):
        raise InvalidParameter("status", f"{status!r} is none of {', '.join(get_args(Status))}")
    period = period_of(as_of, year_from, year_to)
    clause, key = check_after(after, (int, int)) or (0, 0)
    details = Details(reader, as_of)
    if document is not None:
        period = within_document(reader, document, period)
    chosen: dict[str, Any] = {
        "status": status,
        "kind": document_kind,
        "low": period.low,
        "high": period.high,
    }
    name = "measures"
    if agency is not None:
        name = "measures_of"
        chosen |= {
            "agency": details.naming.find(agency)[0],
            "roles": bits(wanted),
            "own": int(through == "names"),
            "as_of": period.last_day,
        }
    rows = ask(reader, name, after_clause=clause, after=key, limit=limit + 1, **chosen)
    total = len(ask(reader, name, after_clause=0, after=0, limit=COUNT_UP_TO, **chosen))
    items = measure_rows(details, [row[1] for row in rows[:limit]])
    last = (rows[limit - 1][0], rows[limit - 1][1]) if len(rows) > limit else None
    return Measures(page_of(items, last, total, limit), as_of)


def measure_rows(details: Details, keys: Sequence[int]) -> list[MeasureRow]:
    """Return sentences by their keys, each with everybody who answers for it."""
    rows = ask(details.reader, "measure_rows", measures=array(keys))
    covering: dict[int, list[int]] = defaultdict(list)
    for measure, statement in ask(details.reader, "covering", measures=array(keys)):
        covering[measure].append(statement)
    statements = details.statements(
        list(dict.fromkeys(s for group in covering.values() for s in group))
    )
    actors = details.actors(keys)
    items: list[MeasureRow] = []
    for row in rows:
        clause = details.clause(row, 9)
        answering = [statements[key] for key in covering[row[0]]]
        items.append(
            MeasureRow(
                sentence=Sentence(*row[1:9]),
                clause=clause,
                statements=tuple(statement.id for statement in answering),
                bodies=tuple(body for statement in answering for body in statement.bodies),
                actors=tuple(actors.get(row[0], ())),
                lead_written=any(s.lead_written for s in answering) if answering else None,
                evidence=evidence_of(clause.document, row[7], row[8], row[3]),
            )
        )
    return items
