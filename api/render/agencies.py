"""JSON of the answers about agencies: their names over time, what they came from and became."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from api.render.common import agency, entity, evidence, stated
from api.render.labels import label_of

if TYPE_CHECKING:
    from api.shapes import agencies as shapes
    from queries import types


def name(row: types.NameRow) -> shapes.Name:
    result: shapes.Name = {"text": row.text, "type": row.type}
    if row.valid_from is not None:
        result["valid_from"] = row.valid_from
    if row.valid_to is not None:
        result["valid_to"] = row.valid_to
    if row.sources:
        result["sources"] = list(row.sources)
    if row.certainty is not None:
        result["certainty"] = row.certainty
    return result


def succession(row: types.SuccessionRow) -> shapes.Succession:
    label = label_of(row.event_zh or row.event_en or row.event, row.event_en)
    result: shapes.Succession = {
        "agency": agency(row.agency),
        "event": entity("event", row.event, label),
        "event_kind": row.kind,
        "scope": row.scope,
    }
    if row.function is not None:
        result["function"] = row.function
    if row.date is not None:
        result["date"] = row.date
    if row.sources:
        result["sources"] = list(row.sources)
    if row.certainty is not None:
        result["certainty"] = row.certainty
    return result


def agency_facts(answer: types.AgencyAnswer) -> shapes.AgencyAnswer:
    """Everything of an agency's answer but the release, which the route adds."""
    result = cast(
        "shapes.AgencyAnswer",
        {
            "agency": agency(answer.agency),
            "official_name": answer.official_name,
            "today": [agency(item) for item in answer.today],
            "names": [name(item) for item in answer.names],
            "predecessors": [succession(item) for item in answer.predecessors],
            "successors": [succession(item) for item in answer.successors],
            "members": [agency(item) for item in answer.members],
            "member_of": [agency(item) for item in answer.member_of],
            "clauses": answer.clauses,
            "acting": answer.acting,
        },
    )
    if answer.level is not None:
        result["level"] = answer.level
    if answer.kind is not None:
        result["agency_kind"] = answer.kind
    if answer.jurisdiction is not None:
        result["jurisdiction"] = answer.jurisdiction
    if answer.functions:
        result["functions"] = list(answer.functions)
    if answer.start is not None:
        result["start"] = answer.start
    if answer.end is not None:
        result["end"] = answer.end
    if answer.how is not None:
        result["how"] = answer.how
    if answer.exists is not None:
        result["exists"] = answer.exists
    if answer.evidence is not None:
        result["evidence"] = evidence(answer.evidence)
    return result


def agency_match(value: types.AgencyMatch) -> shapes.AgencyMatch:
    return {
        "agency": agency(value.agency),
        "matched": name(value.matched),
        "exact": value.exact,
        "former": value.former,
        "today": [agency(item) for item in value.today],
        "clauses": value.clauses,
    }


def event_facts(answer: types.EventAnswer) -> dict[str, Any]:
    """Everything of an event's answer but the release."""
    label = label_of(answer.name_zh or answer.name_en or answer.id, answer.name_en)
    return {
        "event": entity("event", answer.id, label),
        "event_kind": answer.kind,
        "scope": answer.scope,
        "before": [agency(item) for item in answer.before],
        "after": [agency(item) for item in answer.after],
        "sources": [
            {"key": key, "title": title} if title else {"key": key} for key, title in answer.sources
        ],
        **stated(answer, "date", "not_before", "not_after", "function", "certainty", "note"),
    }
