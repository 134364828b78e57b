"""Derives which body followed which, and which bodies each agency stands for.

The same as graph/sqlite/derived.sql: every body stands for itself, for all before it and for all
after it on ways of whole events, never for siblings.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.neo4j.documents import run_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neo4j import ManagedTransaction

_FORGET: Final = (
    "MATCH (:Agency)-[r:SUCCEEDED_BY]->() DELETE r",
    "MATCH (:Agency)-[r:STANDS_FOR]->() WHERE r.direction <> 'self' DELETE r",
)

_SUCCEEDED_BY: Final = """
MATCH (f:Agency)<-[:CHANGED_FROM]-(e:ChangeEvent)-[:CHANGED_TO]->(t:Agency)
WHERE f <> t
CALL (e, t) {
  OPTIONAL MATCH (t)-[o:TOOK_OVER]->(e)
  WITH o ORDER BY o.n
  RETURN reduce(taken = null, function IN collect(o.function) |
                coalesce(taken + '、', '') + function) AS taken
}
CREATE (f)-[r:SUCCEEDED_BY {
  event: e.id, scope: e.scope, function: coalesce(e.function, taken), date: e.date,
  known_by: coalesce(e.date, e.not_after, '')}]->(t)
RETURN f.pk, t.pk, r.scope, r.known_by"""

_STANDS_FOR: Final = """
UNWIND $rows AS r
MATCH (a:Agency {pk: r[0]})
MATCH (m:Agency {pk: r[1]})
CREATE (a)-[:STANDS_FOR {since: r[2], direction: r[3]}]->(m)"""


class Step(NamedTuple):
    """One whole event between two bodies, by their keys, and the day it is known to be over by."""

    before: int
    after: int
    known_by: str


def derive(tx: ManagedTransaction) -> None:
    """Make SUCCEEDED_BY and STANDS_FOR between different agencies again from the events."""
    for statement in _FORGET:
        tx.run(statement).consume()
    rows = tx.run(_SUCCEEDED_BY).values()
    run_rows(
        tx, _STANDS_FOR, lines(Step(f, t, known) for f, t, scope, known in rows if scope == "whole")
    )


def lines(steps: Iterable[Step]) -> list[tuple[int, int, str, str]]:
    """Return (agency, member, since, direction) for each pair on a way of whole events.

    `since` is the latest event on the way, the earliest such over all ways.

    >>> lines([Step(1, 2, "2000"), Step(2, 3, "2018"), Step(4, 3, "2018")])[:3]
    [(1, 2, '2000', 'after'), (1, 3, '2018', 'after'), (2, 1, '2000', 'before')]
    """
    earlier: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for step in steps:
        earlier[step.after].append((step.before, step.known_by))
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for agency in earlier:
        for member, since in _reached(earlier, agency).items():
            if member != agency:
                found[agency, member] = (since, "before")
                found.setdefault((member, agency), (since, "after"))
    return sorted((*pair, *values) for pair, values in found.items())


def _reached(earlier: dict[int, list[tuple[int, str]]], agency: int) -> dict[int, str]:
    """Return all bodies before an agency, with the earliest "latest event" over all ways."""
    reached: dict[int, str] = {}
    queue = [("", agency)]
    while queue:
        since, body = heapq.heappop(queue)
        if body in reached:
            continue
        reached[body] = since
        for before, known_by in earlier.get(body, ()):
            if before not in reached:
                heapq.heappush(queue, (max(since, known_by), before))
    return reached
