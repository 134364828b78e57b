"""The JSON of a record, as `zhimai extract` prints it (design: contracts)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loaders.record import Indicator, Measure, Mention, Record, Statement


def record_json(record: Record) -> dict[str, Any]:
    """Return the object that `zhimai extract` prints of a document."""
    by_id = {statement.id: statement for statement in record.statements}
    document = record.document
    period = None
    if document.period is not None:
        period = {"start": document.period[0], "end": document.period[1]}
    return {
        "document": {
            "id": document.id,
            "title": document.title,
            "contained_title": document.contained_title,
            "number": document.number,
            "kind": document.kind,
            "date": document.date,
            "issuers": [
                {
                    "id": issuer.agency,
                    "name": issuer.name,
                    "surface": issuer.surface,
                    "start": issuer.start,
                    "end": issuer.end,
                }
                for issuer in document.issuers
            ],
            "recipients": list(document.recipients),
            "period": period,
            "sha256": document.sha256,
            "text_sha256": document.text_sha256,
        },
        "provisions": [
            {
                "id": provision.id,
                "parent": provision.parent,
                "part": provision.part,
                "section": provision.section,
                "label": provision.label,
                "heading": provision.heading,
                "start": provision.start,
                "end": provision.end,
            }
            for provision in record.provisions
        ],
        "statements": [
            {
                "id": statement.id,
                "provision": statement.provision,
                "form": statement.form,
                "scope": {"start": statement.scope_start, "end": statement.scope_end},
                "manner": statement.manner,
                "open": statement.open,
                "quote": statement.quote,
                "start": statement.start,
                "end": statement.end,
            }
            for statement in record.statements
        ],
        "measures": [_measure_json(measure, by_id) for measure in record.measures],
        "mentions": [_mention_json(mention) for mention in record.mentions],
        "indicators": [_indicator_json(indicator) for indicator in record.indicators],
        "warnings": [
            {"code": w.code, "message": w.message, "start": w.start, "end": w.end}
            for w in record.warnings
        ],
    }


def _indicator_json(indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "series": indicator.series,
        "provision": indicator.provision,
        "name": indicator.name,
        "value": indicator.value,
        "value_max": indicator.value_max,
        "comparison": indicator.comparison,
        "unit": indicator.unit,
        "year": indicator.year,
        "kind": indicator.kind,
        "flow": indicator.flow,
        "level": indicator.level,
        "change": indicator.change,
        "holder": indicator.holder,
        "quote": indicator.quote,
        "start": indicator.start,
        "end": indicator.end,
    }


def _measure_json(measure: Measure, statements: dict[str, Statement]) -> dict[str, Any]:
    return {
        "id": measure.id,
        "provision": measure.provision,
        "text": measure.text,
        "start": measure.start,
        "end": measure.end,
        "status": measure.status,
        "stage": measure.stage,
        "deadline": measure.deadline,
        "assignments": [
            {
                "agency": a.agency,
                "name": a.name,
                "surface": a.surface,
                "position": a.position,
                "statement": key,
                "role": a.role,
                "inherited": a.inherited,
                "start": a.start,
                "end": a.end,
            }
            for key in measure.statements
            for a in statements[key].assignments
        ],
        "actors": [
            {
                "agency": a.agency,
                "name": a.name,
                "surface": a.surface,
                "role": a.role,
                "start": a.start,
                "end": a.end,
            }
            for a in measure.actors
        ],
    }


def _mention_json(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.id,
        "type": mention.type,
        "name": mention.name,
        "number": mention.number,
        "relation": mention.relation,
        "entity": f"{mention.kind}/{mention.entity}",
        "article": mention.article,
        "version": mention.version,
        "resolved_by": mention.how,
        "provision": mention.provision,
        "measure": mention.measure,
        "start": mention.start,
        "end": mention.end,
    }
