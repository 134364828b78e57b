"""JSON of the answers about what documents name: works, standards, programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.render.common import agency, clause, document, entity, evidence
from queries.words import RELATION_EN, RELATION_ZH, TYPE_EN, TYPE_ZH

if TYPE_CHECKING:
    from api.shapes import named as shapes
    from queries import types


def thing(ref: types.NamedRef) -> shapes.Thing:
    result = cast("shapes.Thing", entity(ref.kind, ref.id, {"zh-Hans": ref.name}))
    result["type"] = ref.type
    result["type_label"] = {"zh-Hans": TYPE_ZH[ref.type], "en": TYPE_EN[ref.type]}
    if ref.number is not None:
        result["number"] = ref.number
    if ref.reason is not None:
        result["unresolved"] = ref.reason
    if ref.document is not None:
        result["document"] = ref.document
    return result


def mention(row: types.MentionRow) -> shapes.Mention:
    result = cast("shapes.Mention", entity("mention", row.id, {"zh-Hans": row.name}))
    result["thing"] = row.thing
    result["name"] = row.name
    if row.number is not None:
        result["number"] = row.number
    if row.relation is not None:
        result["relation"] = row.relation
        result["relation_label"] = {
            "zh-Hans": RELATION_ZH[row.relation],
            "en": RELATION_EN[row.relation],
        }
    if row.article is not None:
        result["article"] = row.article
    if row.version is not None:
        result["version"] = row.version
    result["resolved_by"] = row.how
    if row.measure is not None:
        result["measure"] = row.measure
    if row.status is not None:
        result["status"] = row.status
    if row.clause is not None:
        result["clause"] = clause(row.clause)
    result["document"] = document(row.document)
    result["evidence"] = evidence(row.evidence)
    return result


def thing_row(row: types.NamedRow) -> shapes.ThingRow:
    result: shapes.ThingRow = {
        "thing": thing(row.thing),
        "mentions": row.mentions,
        "documents": row.documents,
        "newest": mention(row.newest),
    }
    if row.first_date is not None:
        result["first_date"] = row.first_date
    if row.last_date is not None:
        result["last_date"] = row.last_date
    return result


def answering(body: types.NamedBody) -> shapes.Answering:
    return {
        "agency": agency(body.agency),
        "clauses": body.clauses,
        "roles": {role: count for role, count in body.with_role.items() if count},
        "evidence": evidence(body.evidence),
    }


def head(answer: types.Mentions) -> dict[str, object]:
    """The thing and who answers for the sentences that name it."""
    return {
        "thing": thing(answer.thing),
        "answering": [answering(body) for body in answer.bodies],
    }
