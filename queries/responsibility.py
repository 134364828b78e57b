"""Who answers for a clause, a sentence of it, or under one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import NotFound
from queries.details import Details, evidence_of
from queries.parameters import check_date
from queries.reader import ask
from queries.types import Responsibility, Sentence

if TYPE_CHECKING:
    from graph.port import Reader


def responsibility(reader: Reader, id: str, *, as_of: str | None = None) -> Responsibility:
    """Return every body that answers for a provision, measure or statement, with its role.

    Of a clause, that is by every statement in it or in the clauses below it, and by every
    statement elsewhere that covers one of its sentences. `as_of` names agencies as they were
    then; a document dated later is not found. Raises NotFound, InvalidParameter.
    """
    details = Details(reader, as_of)
    last_day = check_date(as_of)
    rows = ask(reader, "asked", id=id)
    if not rows:
        raise NotFound(f"no clause, measure or statement has the id {id!r}")
    kind, low, high, start, end, quote = rows[0][:6]
    clause = details.clause(rows[0], 6)
    date = clause.document.date
    if last_day is not None and (date is None or date > last_day):
        raise NotFound(f"{id!r} stands in a document that is not dated up to {as_of}")
    bodies = ask(reader, "responsibility", id=id)
    covered = details.covered(dict.fromkeys(row[0] for row in bodies))
    statements = tuple(details.statements_of(bodies, covered).values())
    sentences = ask(reader, "sentences", kind=kind, low=low, high=high)
    actors = details.actors(row[0] for row in sentences)
    return Responsibility(
        kind=kind,
        id=id,
        clause=clause,
        evidence=evidence_of(clause.document, start, end, quote),
        statements=statements,
        sentences=tuple(Sentence(*row[1:9]) for row in sentences),
        actors=tuple(actor for group in actors.values() for actor in group),
        lead_written=any(s.lead_written for s in statements) if statements else None,
        open=any(s.open for s in statements),
        as_of=as_of,
    )
