"""Reads how agencies meet in the clauses of a page: their bodies, the common sentences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from queries.details import evidence_of
from queries.reader import array, ask
from queries.types import SharedRow, Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from queries.details import Details
    from queries.types import AgencyRef, Assigned, Clause, Evidence, Sentence


@dataclass(slots=True)
class _Meeting:
    """What stands in one statement, or in statements that cover its sentences, by agency."""

    statement: int
    bodies: dict[int, list[tuple[int, Assigned]]] = field(default_factory=lambda: defaultdict(list))
    evidence: dict[int, Evidence] = field(default_factory=dict)


def rows_of(
    details: Details,
    clauses: Mapping[int, Clause],
    found: Sequence[tuple[int, AgencyRef]],
    parameters: Mapping[str, Any],
) -> list[SharedRow]:
    """Return the rows of shared clauses; `found` are the agencies in the order asked."""
    met = ask(details.reader, "shared_statements", provisions=array(clauses), **parameters)
    places: dict[int, list[int]] = defaultdict(list)
    for clause, statement in met:
        places[clause].append(statement)
    meetings = _meetings(details, [statement for _, statement in met], clauses, parameters)
    covered = details.covered(
        dict.fromkeys(s for meeting in meetings.values() for s in meeting.evidence)
    )
    return [
        _row(clause, [meetings[s] for s in places[key]], found, covered)
        for key, clause in clauses.items()
    ]


def _meetings(
    details: Details,
    statements: Sequence[int],
    clauses: Mapping[int, Clause],
    parameters: Mapping[str, Any],
) -> dict[int, _Meeting]:
    rows = ask(details.reader, "meeting_bodies", statements=array(statements), **parameters)
    details.naming.refs(rows, 9)
    rules = details.rules(rows, 9, 8)
    documents = {key >> 20: clause.document for key, clause in clauses.items()}
    meetings: dict[int, _Meeting] = {}
    for row in rows:
        meeting = meetings.setdefault(row[0], _Meeting(row[0]))
        evidence = meeting.evidence.get(row[2])
        if evidence is None:
            document = documents[row[8]]
            evidence = meeting.evidence[row[2]] = evidence_of(document, row[5], row[6], row[7])
        body = details.assigned(row, 9, 8, row[3], evidence, rules)
        meeting.bodies[row[1]].append((row[2], body))
    return meetings


def _row(
    clause: Clause,
    meetings: Sequence[_Meeting],
    found: Sequence[tuple[int, AgencyRef]],
    covered: Mapping[int, Sequence[tuple[int, Sentence]]],
) -> SharedRow:
    sentences: dict[int, Sentence] = {}
    bodies: dict[int, dict[Assigned, None]] = {key: {} for key, _ in found}
    evidence: list[Evidence] = []
    for meeting in meetings:
        common = _common(meeting, found, covered)
        together = all(
            any(s == meeting.statement for s, _ in meeting.bodies[key]) for key, _ in found
        )
        if not common and not together:
            continue
        sentences |= common
        evidence.append(meeting.evidence.get(meeting.statement) or _first(meeting))
        for key, _ in found:
            for statement, body in meeting.bodies[key]:
                if statement == meeting.statement or any(
                    sentence in common for sentence, _ in covered.get(statement, ())
                ):
                    bodies[key][body] = None
    return SharedRow(
        clause=clause,
        sides=tuple(Side(ref, tuple(bodies[key])) for key, ref in found),
        one_body=any(
            len({body.agency.id for key in pair for body in bodies[key]}) == 1
            for pair in combinations(bodies, 2)
        ),
        sentences=tuple(sentences[key] for key in sorted(sentences)),
        evidence=evidence[0],
    )


def _common(
    meeting: _Meeting,
    found: Sequence[tuple[int, AgencyRef]],
    covered: Mapping[int, Sequence[tuple[int, Sentence]]],
) -> dict[int, Sentence]:
    """Return the sentences of a meeting's statement that every agency answers for."""
    common = dict(covered.get(meeting.statement, ()))
    for key, _ in found:
        own = {
            sentence
            for statement, _ in meeting.bodies[key]
            for sentence, _ in covered.get(statement, ())
        }
        common = {sentence: text for sentence, text in common.items() if sentence in own}
    return common


def _first(meeting: _Meeting) -> Evidence:
    return meeting.evidence[min(meeting.evidence)]
