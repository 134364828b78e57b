"""Shapes of the answers about figures: indicators and what documents state of them."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import Answer, Clause, Document, Entity, Evidence, Label, PageInfo

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


Verdict = Literal["met", "missed", "reported", "unreported", "cannot_tell"]


class Reason(TypedDict):
    """Why a figure is not there."""

    code: Literal["no_year", "not_due", "no_report", "not_stated"]
    label: Label


class SeriesYear(TypedDict):
    """A year of a series: its figures; a year without any says why."""

    year: int
    observations: list[Observation]
    gap: NotRequired[Reason]


class SeriesAnswer(Answer):
    """One indicator from the first year that is stated to the last, gaps included."""

    indicator: Indicator
    also: Annotated[
        list[Indicator], Field(description="Those that count the same under another name")
    ]
    years: list[SeriesYear]
    undated: Annotated[list[Observation], Field(description="Figures that tell no year")]
    truncated: bool
    omitted: Annotated[int, Field(ge=0, description="Figures left out at the end")]


class Target(TypedDict):
    """A target, the figure that reports it or null, and what is to be said of it."""

    target: Observation
    due: NotRequired[Annotated[int, Field(description="The year that it was set for")]]
    result: Observation | None
    verdict: Verdict
    verdict_label: Label
    why: NotRequired[Annotated[Reason, Field(description="Why there is no result")]]
    reports: Annotated[list[Document], Field(description="Documents that report that year")]


class Totals(TypedDict):
    """How many targets of each verdict `document` and `year` keep."""

    met: int
    missed: int
    reported: int
    unreported: int
    cannot_tell: int


class TargetsAnswer(Answer):
    """Targets with what became of them, those of the newest document first."""

    totals: Totals
    items: list[Target]
    page: PageInfo
