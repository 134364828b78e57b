"""Shapes of the answers about figures: indicators and what documents state of them."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import Answer, Clause, Entity, Evidence, Label, PageInfo

Comparison = Annotated[
    Literal["=", "≥", "≤", "≈", ">", "<"],
    Field(description="≥ 不低于, 以上; ≤ 不超过, 以内; ≈ 约, 近, 左右; > 超过, 余, 多; < 不足"),
]
Flow = Annotated[
    Literal["flow", "stock"],
    Field(description="What came in the year (新增), or what stands at its end (累计)"),
]


class Indicator(Entity):
    """A series: figures that agree in what they count, unit, flow or stock, level and holder."""

    unit: NotRequired[Annotated[str, Field(description="Of the series: 元 for 亿元")]]
    unit_code: NotRequired[Annotated[str, Field(description="UCUM or ISO 4217", examples=["CNY"])]]
    flow: NotRequired[Flow]
    level: NotRequired[Annotated[str, Field(examples=["市级"])]]
    holder: NotRequired[Annotated[str, Field(description="Whose, if not the place's own")]]


class Observation(Entity):
    """One figure as a document states it."""

    indicator: Indicator
    value: Annotated[float, Field(description="As written, in `unit`", examples=[95.17])]
    value_max: NotRequired[Annotated[float, Field(description="The upper end of a range")]]
    comparison: Comparison
    unit: NotRequired[Annotated[str, Field(description="As written", examples=["亿元"])]]
    base_value: Annotated[float, Field(description="In the unit of the series")]
    year: NotRequired[Annotated[int, Field(description="The year spoken of")]]
    figure: Annotated[Literal["result", "target"], Field(description="Reached, or to be reached")]
    figure_label: Label
    change: NotRequired[
        Annotated[str, Field(description="On the year before, as printed", examples=["+12.8%"])]
    ]
    clause: Clause
    evidence: Evidence


class IndicatorRow(TypedDict):
    """An indicator, how many figures there are of it, and the newest."""

    indicator: Indicator
    figures: int
    targets: int
    first_year: NotRequired[int]
    last_year: NotRequired[int]
    newest: Observation


class IndicatorsAnswer(Answer):
    """Indicators, those first of which the newest document speaks."""

    items: list[IndicatorRow]
    page: PageInfo


class IndicatorAnswer(Answer):
    """One indicator with its figures in order of time."""

    indicator: Indicator
    items: list[Observation]
    page: PageInfo


class ObservationsAnswer(Answer):
    """Figures, newest document first, in the order of its text."""

    items: list[Observation]
    page: PageInfo
