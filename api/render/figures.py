"""JSON of the answers about figures: indicators and observations."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.render.common import clause, document, entity, evidence, stated
from api.render.labels import verdict_label, worded
from queries.words import FIGURE_EN, FIGURE_ZH, WHY_EN, WHY_ZH

if TYPE_CHECKING:
    from api.shapes import figures as shapes
    from api.shapes.common import Label
    from queries import types


def indicator(ref: types.IndicatorRef) -> shapes.Indicator:
    shown = entity("indicator", ref.id, {"zh-Hans": ref.name})
    return cast(
        "shapes.Indicator",
        {**shown, **stated(ref, "unit", "unit_code", "flow", "level", "holder")},
    )


def observation(row: types.FigureRow) -> shapes.Observation:
    label: Label = {"zh-Hans": f"{row.indicator.name} {''.join(row.evidence.quote.split())}"}
    told = ("value", "value_max", "comparison", "unit", "base_value", "year", "change")
    return cast(
        "shapes.Observation",
        {
            **entity("observation", row.id, label),
            "indicator": indicator(row.indicator),
            **stated(row, *told),
            "figure": row.kind,
            "figure_label": worded(row.kind, FIGURE_ZH, FIGURE_EN),
            "clause": clause(row.clause),
            "evidence": evidence(row.evidence),
        },
    )


def indicator_row(row: types.IndicatorRow) -> shapes.IndicatorRow:
    return cast(
        "shapes.IndicatorRow",
        {
            "indicator": indicator(row.indicator),
            **stated(row, "figures", "targets", "first_year", "last_year"),
            "newest": observation(row.newest),
        },
    )


def reason(why: types.Why) -> shapes.Reason:
    return {"code": why, "label": worded(why, WHY_ZH, WHY_EN)}


def series(answer: types.SeriesAnswer) -> dict[str, object]:
    """The indicator, its years, what tells no year, and how much was left out."""
    years: list[shapes.SeriesYear] = []
    for one in answer.years:
        year: shapes.SeriesYear = {
            "year": one.year,
            "observations": [observation(row) for row in one.figures],
        }
        if one.why is not None:
            year["gap"] = reason(one.why)
        years.append(year)
    return {
        "indicator": indicator(answer.indicator),
        "also": [indicator(ref) for ref in answer.also],
        "years": years,
        "undated": [observation(row) for row in answer.undated],
        "truncated": answer.omitted > 0,
        "omitted": answer.omitted,
    }


def target(row: types.TargetRow) -> shapes.Target:
    result: shapes.Target = {
        "target": observation(row.target),
        "result": None if row.result is None else observation(row.result),
        "verdict": row.verdict,
        "verdict_label": verdict_label(row.verdict),
        "reports": [document(held) for held in row.reports],
    }
    if row.due is not None:
        result["due"] = row.due
    if row.why is not None:
        result["why"] = reason(row.why)
    return result
