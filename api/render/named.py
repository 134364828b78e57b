"""JSON of the answers about what documents name: works, standards, programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.render.common import agency, clause, document, entity, evidence, stated
from api.render.labels import worded
from queries.words import RELATION_EN, RELATION_ZH, TYPE_EN, TYPE_ZH

if TYPE_CHECKING:
    from api.shapes import named as shapes
    from queries import types


def thing(ref: types.NamedRef) -> shapes.Thing:
    result = {
        **entity(ref.kind, ref.id, {"zh-Hans": ref.name}),
        "type": ref.type,
        "type_label": worded(ref.type, TYPE_ZH, TYPE_EN),
        **stated(ref, "number", "document"),
    }
    if ref.reason is not None:
        result["unresolved"] = ref.reason
    return cast("shapes.Thing", result)


def mention(row: types.MentionRow) -> shapes.Mention:
    told = ("thing", "name", "number", "relation", "article", "version", "measure", "status")
    result = {
        **entity("mention", row.id, {"zh-Hans": row.name}),
        **stated(row, *told),
        "resolved_by": row.how,
        "document": document(row.document),
        "evidence": evidence(row.evidence),
    }
    if row.relation is not None:
        result["relation_label"] = worded(row.relation, RELATION_ZH, RELATION_EN)
    if row.clause is not None:
        result["clause"] = clause(row.clause)
    return cast("shapes.Mention", result)


def thing_row(row: types.NamedRow) -> shapes.ThingRow:
    return cast(
        "shapes.ThingRow",
        {
            "thing": thing(row.thing),
            **stated(row, "mentions", "documents", "first_date", "last_date"),
            "newest": mention(row.newest),
        },
    )


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
