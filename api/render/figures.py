"""JSON of the answers about figures: indicators and observations."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.render.common import clause, document, entity, evidence
from queries.words import FIGURE_EN, FIGURE_ZH, VERDICT_EN, VERDICT_ZH, WHY_EN, WHY_ZH

if TYPE_CHECKING:
    from api.shapes import figures as shapes
    from api.shapes.common import Label
    from queries import types


def indicator(ref: types.IndicatorRef) -> shapes.Indicator:
    result = cast("shapes.Indicator", entity("indicator", ref.id, {"zh-Hans": ref.name}))
    if ref.unit is not None:
        result["unit"] = ref.unit
    if ref.unit_code is not None:
        result["unit_code"] = ref.unit_code
    if ref.flow is not None:
        result["flow"] = ref.flow
    if ref.level is not None:
        result["level"] = ref.level
    if ref.holder is not None:
        result["holder"] = ref.holder
    return result


def observation(row: types.FigureRow) -> shapes.Observation:
    label: Label = {"zh-Hans": f"{row.indicator.name} {''.join(row.evidence.quote.split())}"}
    result = cast("shapes.Observation", entity("observation", row.id, label))
    result["indicator"] = indicator(row.indicator)
    result["value"] = row.value
    if row.value_max is not None:
        result["value_max"] = row.value_max
    result["comparison"] = row.comparison
    if row.unit is not None:
        result["unit"] = row.unit
    result["base_value"] = row.base_value
    if row.year is not None:
        result["year"] = row.year
    result["figure"] = row.kind
    result["figure_label"] = {"zh-Hans": FIGURE_ZH[row.kind], "en": FIGURE_EN[row.kind]}
    if row.change is not None:
        result["change"] = row.change
    result["clause"] = clause(row.clause)
    result["evidence"] = evidence(row.evidence)
    return result


def indicator_row(row: types.IndicatorRow) -> shapes.IndicatorRow:
    result: shapes.IndicatorRow = {
        "indicator": indicator(row.indicator),
        "figures": row.figures,
        "targets": row.targets,
        "newest": observation(row.newest),
    }
    if row.first_year is not None:
        result["first_year"] = row.first_year
    if row.last_year is not None:
        result["last_year"] = row.last_year
    return result


def reason(why: types.Why) -> shapes.Reason:
    return {"code": why, "label": {"zh-Hans": WHY_ZH[why], "en": WHY_EN[why]}}


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
        "verdict_label": {"zh-Hans": VERDICT_ZH[row.verdict], "en": VERDICT_EN[row.verdict]},
        "reports": [document(held) for held in row.reports],
    }
    if row.due is not None:
        result["due"] = row.due
    if row.why is not None:
        result["why"] = reason(row.why)
    return result
