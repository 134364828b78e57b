"""JSON of the answers about figures: indicators and observations."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.render.common import clause, entity, evidence
from queries.words import FIGURE_EN, FIGURE_ZH

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
