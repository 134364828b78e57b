"""JSON of the answers about one thing: documents, clauses, agencies, search, references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from api.render.common import agency, clause, document, entity, evidence, stated
from api.render.figures import indicator
from api.render.labels import english_path, label_of, outline_title
from api.render.named import thing

if TYPE_CHECKING:
    from api.shapes import entities as shapes
    from api.shapes.common import Label
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


def hit(value: types.Hit) -> shapes.Hit:
    label: Label = {"zh-Hans": "".join(value.title.split())}
    if value.clause is not None:
        label["en"] = english_path(value.id)
    result = cast("shapes.Hit", entity(value.kind, value.id, label))
    result["title"] = value.title
    result["tier"] = value.tier
    result["occurrences"] = value.occurrences
    result["snippet"] = {
        "text": value.snippet.text,
        "start": value.snippet.start,
        "end": value.snippet.end,
        "marks": [list(mark) for mark in value.snippet.marks],
    }
    result["agencies"] = [agency(item) for item in value.bodies]
    if value.document is not None:
        result["document"] = document(value.document)
    if value.clause is not None:
        result["clause"] = clause(value.clause)
    if value.agency is not None:
        result["match"] = agency_match(value.agency)
    if value.named is not None:
        result["thing"] = thing(value.named)
    if value.indicator is not None:
        result["indicator"] = indicator(value.indicator)
    if value.evidence is not None:
        result["evidence"] = evidence(value.evidence)
    return result


def facet(value: types.Facet) -> shapes.Facet:
    return {
        "field": value.field,
        "values": [
            {"value": item.value, "label": item.label, "count": item.count} for item in value.values
        ],
    }


def candidate(value: types.Candidate) -> shapes.Candidate:
    result: shapes.Candidate = {"document": document(value.document)}
    if value.clause is not None:
        result["clause"] = clause(value.clause)
    return result


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
