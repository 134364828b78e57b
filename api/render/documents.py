"""JSON of whole answers about a document, a clause or a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.render.common import body, clause, evidence, sentence
from api.render.duties import actor, lead_note, statement
from api.render.entities import document_row, outline_row, span
from ontology.errors import NotFound

if TYPE_CHECKING:
    from api.shapes.duties import Responsible
    from queries import types


def document_answer(answer: types.DocumentAnswer) -> dict[str, Any]:
    return {
        **document_row(answer.row),
        "recipients": list(answer.recipients),
        "text_sha256": answer.text_sha256,
        "length": answer.length,
        "outline": [outline_row(row) for row in answer.outline],
    }


def provision_answer(answer: types.ProvisionAnswer) -> dict[str, Any]:
    who = answer.responsibility
    result: dict[str, Any] = {
        "clause": clause(answer.clause),
        "text": answer.text,
        "ancestors": [clause(item) for item in answer.ancestors],
        "children": [clause(item) for item in answer.children],
        "spans": [span(item) for item in answer.spans],
        **responsible(who),
    }
    if answer.previous is not None:
        result["previous"] = answer.previous
    if answer.next is not None:
        result["next"] = answer.next
    return result


def responsible(who: types.Responsibility) -> Responsible:
    """Who answers: the part that the answers about clauses, measures and statements share."""
    return {
        "lead_written": who.lead_written,
        "lead_note": lead_note(who.lead_written),
        "open": who.open,
        "statements": [statement(item) for item in who.statements],
        "sentences": [sentence(item) for item in who.sentences],
        "actors": [actor(item) for item in who.actors],
        "evidence": evidence(who.evidence),
    }


def as_measure(who: types.Responsibility) -> dict[str, Any]:
    """A measure with its clause and who answers for it; NotFound when `who` is of another kind."""
    measure = next((item for item in who.sentences if item.id == who.id), None)
    if measure is None:
        raise NotFound(f"no measure {who.id}")
    result: dict[str, Any] = {"measure": sentence(measure), "clause": clause(who.clause)}
    result |= responsible(who)
    del result["sentences"]
    return result


def measure_row(row: types.MeasureRow) -> dict[str, Any]:
    return {
        "measure": sentence(row.sentence),
        "clause": clause(row.clause),
        "statements": list(row.statements),
        "lead_written": row.lead_written,
        "bodies": [body(item) for item in row.bodies],
        "actors": [actor(item) for item in row.actors],
        "evidence": evidence(row.evidence),
    }
