"""JSON of the answers about responsibility."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.render.common import agency, body, clause, document, entity, evidence, sentence
from api.render.labels import english_path, role_label
from queries.words import NO_LEAD_EN, NO_LEAD_ZH, NOBODY_EN, NOBODY_ZH

if TYPE_CHECKING:
    from api.shapes import duties as shapes
    from api.shapes.common import Label
    from queries import types

_LEAD_NOTES: dict[bool | None, Label] = {
    True: {"zh-Hans": "写明牵头", "en": "a lead is written"},
    False: {"zh-Hans": NO_LEAD_ZH, "en": NO_LEAD_EN},
    None: {"zh-Hans": NOBODY_ZH, "en": NOBODY_EN},
}


def lead_note(lead_written: bool | None) -> Label:
    """写明牵头, 未写明牵头 or 未写明责任单位."""
    return _LEAD_NOTES[lead_written]


def statement(value: types.StatementAnswer) -> shapes.Statement:
    label: Label = {
        "zh-Hans": "".join(value.evidence.quote.split()),
        "en": f"Responsibility statement in {english_path(value.provision) or 'the document'}",
    }
    result = cast("shapes.Statement", entity("statement", value.id, label))
    result["provision"] = value.provision
    result["form"] = value.form
    result["open"] = value.open
    result["lead_written"] = value.lead_written
    result["scope"] = {"start": value.scope_start, "end": value.scope_end}
    result["measures"] = list(value.measures)
    result["bodies"] = [body(item) for item in value.bodies]
    result["evidence"] = evidence(value.evidence)
    if value.manner is not None:
        result["manner"] = value.manner
    if value.deadline is not None:
        result["deadline"] = value.deadline
    return result


def actor(value: types.Acting) -> shapes.Actor:
    return {
        "agency": agency(value.agency),
        "name": value.name,
        "surface": value.surface,
        "role": value.role,
        "role_label": role_label(value.role),
        "measure": value.measure,
        "start": value.start,
        "end": value.end,
        "evidence": evidence(value.evidence),
    }


def line_member(value: types.LineMember) -> shapes.LineMember:
    result: shapes.LineMember = {"agency": agency(value.agency), "direction": value.direction}
    if value.since is not None:
        result["since"] = value.since
    if value.function is not None:
        result["function"] = value.function
    return result


def duty(row: types.DutyRow) -> shapes.Duty:
    return {
        "clause": clause(row.clause),
        "roles": list(row.roles),
        "bodies": [body(item) for item in row.bodies],
        "lead_written": row.lead_written,
        "statements": row.statements,
        "sentences": [sentence(item) for item in row.sentences],
        "evidence": evidence(row.evidence),
    }


def shared_clause(row: types.SharedRow) -> shapes.SharedClause:
    return {
        "clause": clause(row.clause),
        "sides": [
            {"agency": agency(side.agency), "bodies": [body(item) for item in side.bodies]}
            for side in row.sides
        ],
        "one_body": row.one_body,
        "sentences": [sentence(item) for item in row.sentences],
        "evidence": evidence(row.evidence),
    }


def partner(row: types.Partner) -> shapes.Partner:
    return {
        "agency": agency(row.agency),
        "clauses": row.clauses,
        "evidence": evidence(row.evidence),
    }


def assigning_row(row: types.AssigningRow) -> shapes.AssigningRow:
    return {
        "document": document(row.document),
        "statements": row.statements,
        "with_lead": row.with_lead,
        "without_lead": row.without_lead,
        "open": row.open,
        "with_role": dict(row.with_role),
        "bodies": row.bodies,
        "bodies_per_statement": round(row.bodies_per_statement, 2),
        "inherited": row.inherited,
        "agencies": row.agencies,
        "evidence": evidence(row.evidence),
    }


def due_row(row: types.DueRow) -> shapes.DueRow:
    flat = "".join(row.text.split())
    english = f"{row.kind.capitalize()} due by {row.deadline}"
    result: shapes.DueRow = {
        "subject": entity(row.kind, row.id, {"zh-Hans": flat, "en": english}),
        "deadline": row.deadline,
        "year": row.year,
        "document": document(row.document),
        "text": row.text,
        "bodies": [body(item) for item in row.bodies],
        "evidence": evidence(row.evidence),
    }
    if row.clause is not None:
        result["clause"] = clause(row.clause)
    return result


def district_duty(row: types.DistrictRow) -> shapes.DistrictDuty:
    return {
        "clause": clause(row.clause),
        "roles": list(row.roles),
        "under": [body(item) for item in row.under],
        "sentences": [sentence(item) for item in row.sentences],
        "evidence": evidence(row.evidence),
    }
