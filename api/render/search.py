"""JSON of a search: its hits and the counts that narrow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.render.agencies import agency_match
from api.render.common import agency, clause, document, entity, evidence
from api.render.figures import indicator
from api.render.labels import english_path
from api.render.named import thing

if TYPE_CHECKING:
    from api.shapes import search as shapes
    from api.shapes.common import Label
    from queries import types


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
