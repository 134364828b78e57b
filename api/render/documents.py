"""JSON of the answers about documents, their clauses and sentences, and references to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from api.render.common import agency, body, clause, document, entity, evidence, sentence
from api.render.duties import actor, lead_note, statement
from api.render.labels import english_path, outline_title
from ontology.errors import NotFound

if TYPE_CHECKING:
    from api.shapes import documents as shapes
    from api.shapes.common import Label
    from api.shapes.duties import Responsible
    from queries import types


def issuer(value: types.Issuer) -> shapes.Issuer:
    return {
        "agency": agency(value.agency),
        "name": value.name,
        "surface": value.surface,
        "start": value.start,
        "end": value.end,
    }


def document_row(row: types.DocumentRow) -> shapes.DocumentRow:
    result: shapes.DocumentRow = {
        "document": document(row.document),
        "issuers": [issuer(item) for item in row.issuers],
        "clauses": row.clauses,
        "statements": row.statements,
        "measures": row.measures,
        "evidence": evidence(row.evidence),
    }
    if row.contained_title is not None:
        result["contained_title"] = row.contained_title
    if row.jurisdiction is not None:
        result["jurisdiction"] = row.jurisdiction
    if row.period is not None:
        start, end = row.period
        period: shapes.Period = {}
        if start is not None:
            period["start"] = start
        if end is not None:
            period["end"] = end
        result["period"] = period
    return result


def outline_row(row: types.OutlineRow) -> shapes.OutlineRow:
    title = outline_title(row.label, row.heading) or row.path
    label: Label = {"zh-Hans": title, "en": english_path(row.id) or row.level}
    result = cast("shapes.OutlineRow", entity("provision", row.id, label))
    result["depth"] = row.depth
    result["level"] = row.level
    result["path"] = row.path
    result["start"] = row.start
    result["end"] = row.end
    result["statements"] = row.statements
    result["measures"] = row.measures
    if row.parent is not None:
        result["parent"] = row.parent
    if row.label is not None:
        result["printed_label"] = row.label
    if row.heading is not None:
        result["heading"] = row.heading
    return result


def span(value: types.Span) -> shapes.Span:
    result: shapes.Span = {
        "kind": value.kind,
        "id": value.id,
        "start": value.start,
        "end": value.end,
    }
    if value.agency is not None:
        result["agency"] = agency(value.agency)
    if value.role is not None:
        result["role"] = value.role
    return result


def candidate(value: types.Candidate) -> shapes.Candidate:
    result: shapes.Candidate = {"document": document(value.document)}
    if value.clause is not None:
        result["clause"] = clause(value.clause)
    return result


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
