"""A clause with its text, what stands in it, and the words to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import NotFound
from queries.details import Details
from queries.reader import ask
from queries.responsibility import responsibility
from queries.types import ProvisionAnswer, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Reader
    from queries.types import Responsibility


def provision(reader: Reader, id: str, *, as_of: str | None = None) -> ProvisionAnswer:
    """Return a clause with its text, the clauses around it, who answers, and what to mark.

    A clause of a document dated after `as_of` is not found. Raises NotFound, InvalidParameter.
    """
    answer = responsibility(reader, id, as_of=as_of)
    if answer.kind != "provision":
        raise NotFound(f"{id!r} is a {answer.kind}, not a clause")
    details = Details(reader, as_of)
    around = [(row[0], details.clause(row, 1)) for row in ask(reader, "surroundings", id=id)]
    return ProvisionAnswer(
        clause=answer.clause,
        text=answer.evidence.quote,
        ancestors=tuple(clause for place, clause in around if place == 0),
        children=tuple(clause for place, clause in around if place == 1),
        responsibility=answer,
        spans=_spans(answer),
        previous=next((clause.id for place, clause in around if place == 2), None),
        next=next((clause.id for place, clause in around if place == 3), None),
        as_of=as_of,
    )


def _spans(answer: Responsibility) -> tuple[Span, ...]:
    """Return what lies in the clause, by start, the longest first."""
    low, high = answer.clause.start, answer.clause.end
    spans = {span for span in _all_spans(answer) if low <= span.start < span.end <= high}
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end, span.kind, span.id)))


def _all_spans(answer: Responsibility) -> Iterator[Span]:
    for sentence in answer.sentences:
        yield Span("measure", sentence.id, sentence.start, sentence.end)
    for statement in answer.statements:
        yield Span("statement", statement.id, statement.evidence.start, statement.evidence.end)
        yield Span("scope", statement.id, statement.scope_start, statement.scope_end)
        for body in statement.bodies:
            yield Span("body", statement.id, body.start, body.end, body.agency, body.role)
    for actor in answer.actors:
        yield Span("actor", actor.measure, actor.start, actor.end, actor.agency, actor.role)
