"""An agency: its names over time, where it came from and what became of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ontology.errors import NotFound
from ontology.periods import before, ended
from queries.details import Details, evidence_of
from queries.period import period_of
from queries.reader import array, ask
from queries.types import AgencyAnswer, NameRow, SuccessionRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.port import Reader
    from queries.reader import Row
    from queries.types import AgencyRef, Evidence


def agency(reader: Reader, id: str, *, as_of: str | None = None) -> AgencyAnswer:
    """Return an agency as of a date: named as it was then, with the events up to it.

    Raises NotFound, InvalidParameter.
    """
    period = period_of(as_of)
    details = Details(reader, as_of)
    span = {"low": period.low, "high": period.high}
    rows = ask(reader, "agency", id=id, **span)
    if not rows:
        raise NotFound(f"no agency has the id {id!r}; look its name up in agencies")
    row = rows[0]
    key = row[0]
    ref = details.naming.refs(rows)[key]
    today = today_of(details, [key], period.last_day)[key] or (ref,)
    named = ask(reader, "agency_evidence", agency=key, **span)
    members = ask(reader, "agency_members", agency=key)
    agencies = details.naming.refs(members, 1)
    return AgencyAnswer(
        agency=ref,
        official_name=row[2] or row[1],
        level=row[6],
        kind=row[7],
        jurisdiction=row[8],
        functions=keys_of(row[9]),
        start=row[10],
        end=row[13],
        how=row[5],
        exists=_exists(row, as_of, goes_on=today == (ref,), named=bool(named)),
        today=today,
        names=tuple(
            NameRow(name[0], name[1], name[2], name[3], keys_of(name[4]), name[5])
            for name in ask(reader, "agency_names", agency=key)
        ),
        predecessors=_steps(details, key, period.last_day, before_it=1),
        successors=_steps(details, key, period.last_day, before_it=0),
        members=tuple(agencies[m[1]] for m in members if m[0]),
        member_of=tuple(agencies[m[1]] for m in members if not m[0]),
        clauses=row[16],
        acting=row[17],
        evidence=_evidence(details, named),
        as_of=as_of,
    )


def today_of(
    details: Details, keys: Iterable[int], last_day: str
) -> dict[int, tuple[AgencyRef, ...]]:
    """Return, for each agency, the bodies that carry on for it; none while it goes on itself."""
    answers: dict[int, tuple[AgencyRef, ...]] = dict.fromkeys(keys, ())
    rows = ask(details.reader, "today", agencies=array(answers), as_of=last_day)
    agencies = details.naming.refs(rows, 1)
    for row in rows:
        answers[row[0]] = (*answers[row[0]], agencies[row[1]])
    return answers


def keys_of(column: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the keys that a column holds: a JSON array, a list, or NULL.

    >>> keys_of('["d16", "cm2016"]'), keys_of(["d16"]), keys_of(None)
    (('d16', 'cm2016'), ('d16',), ())
    """
    return tuple(json.loads(column) if isinstance(column, str) else column or ())


def _steps(
    details: Details, key: int, last_day: str, *, before_it: int
) -> tuple[SuccessionRow, ...]:
    rows = ask(details.reader, "agency_events", agency=key, as_of=last_day)
    agencies = details.naming.refs(rows, 1)
    return tuple(
        SuccessionRow(
            agencies[row[1]],
            row[6],
            row[7],
            row[8],
            row[9],
            row[10],
            row[11],
            row[12],
            keys_of(row[13]),
            row[14],
        )
        for row in rows
        if row[0] == before_it
    )


def _exists(row: Row, as_of: str | None, *, goes_on: bool, named: bool) -> bool | None:
    """Say whether the agency existed on the date, None when neither dates nor texts can tell."""
    start, not_before, _, end, _, end_not_after = row[10:16]
    if not goes_on:
        return False
    last = end or end_not_after
    if as_of is None:
        return last is None
    if ended(last, as_of):
        return False
    first = start or not_before
    if first is not None and before(as_of, first):
        return False
    return True if start is not None or named else None


def _evidence(details: Details, rows: Sequence[Row]) -> Evidence | None:
    for row in rows:
        return evidence_of(details.document(row, 3), row[0], row[1], row[2])
    return None
