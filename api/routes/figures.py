"""Figures that documents state: indicators, one through time, all figures, and their table as CSV."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.identity import known
from api.parameters import EntityId, Listed, Read
from api.problems import Problem, Text
from api.reading import REVALIDATE, reading
from api.render import figures as render
from api.routes.answers import json_answer
from api.routes.queries.figures import AsTable, FiguresListed, FiguresQuery, TargetsQuery
from api.shapes import figures as shapes
from queries.figure_table import table, table_metadata
from queries.indicators import FigureFilters, figures, indicators, observations
from queries.series import MOST_POINTS, series
from queries.targets import targets
from queries.types import MAX_LIMIT, FigureRow, Position

router = APIRouter(prefix="/v1", tags=["figures"])

# A table of more rows is asked for by year, document or unit; a page is MAX_LIMIT of them.
MOST_ROWS = 10_000
METADATA_TYPE = "application/csvm+json"


@router.get(
    "/indicators",
    summary="指标一览 · Indicators",
    responses={200: {"model": shapes.IndicatorsAnswer}},
)
def list_indicators(request: Request, query: Annotated[FiguresListed, Query()]) -> Response:
    """文件所写数据的各个序列：所计事物、单位、流量或存量、级别、归属相同者为一个指标。

    The series of figures: what is counted, unit, flow or stock, level and holder tell them apart.
    """
    with reading(request, query) as data:
        answer = indicators(
            data.reader,
            filters_of(query),
            **data.paging(query),
        )
        return data.listed({}, answer.page, render.indicator_row)


@router.get(
    "/observations",
    summary="数据一览 · Figures",
    responses={200: {"model": shapes.ObservationsAnswer}},
)
def list_observations(request: Request, query: Annotated[FiguresListed, Query()]) -> Response:
    """每个数据：数值、单位、年份、结果或目标，以及写明它的原文。

    Every figure with value, unit, year, result or target, and the words that state it. The same
    as a table: /v1/observations.csv.
    """
    with reading(request, query) as data:
        answer = figures(
            data.reader,
            filters_of(query),
            **data.paging(query),
        )
        return data.listed({}, answer.page, render.observation)


@router.get("/observations.csv", include_in_schema=False)
def list_observations_as_csv(request: Request, query: Annotated[FiguresQuery, Query()]) -> Response:
    """The table of figures; its columns are described by observations.csv-metadata.json."""
    with reading(request, query) as data:
        rows: list[FigureRow] = []
        after: Position | None = None
        while True:
            page = figures(
                data.reader, filters_of(query), limit=MAX_LIMIT, after=after, as_of=query.as_of
            ).page
            rows += page.items
            after = page.after
            if after is None:
                break
            if len(rows) >= MOST_ROWS:
                raise _too_many(
                    MOST_ROWS, "year、document 等参数", "year, document or another filter"
                )
        return _as_csv(rows, "observations.csv", bom=query.bom)


@router.get("/observations.csv-metadata.json", include_in_schema=False)
def describe_csv() -> Response:
    """CSV on the Web metadata of the table of figures."""
    metadata = table_metadata("observations.csv")
    return json_answer(metadata, headers=REVALIDATE, media_type=METADATA_TYPE)


@router.get(
    "/indicators/{id}",
    summary="一个指标的历次数据 · One indicator through time",
    responses={200: {"model": shapes.IndicatorAnswer}},
)
def get_indicator(request: Request, id: EntityId, query: Annotated[Listed, Query()]) -> Response:
    """一个指标的所有数据，按所说年份排列，同一年的旧文件在前。

    All figures of an indicator by the year that they speak of, the oldest document first.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "indicator", id, lambda new: f"/v1/indicators/{new}"),
    ):
        answer = observations(data.reader, id, **data.paging(query))
        content = {"indicator": render.indicator(answer.indicator)}
        return data.listed(content, answer.page, render.observation)


@router.get(
    "/indicators/{id}/series",
    summary="一个指标逐年的数据和空缺 · An indicator year by year",
    responses={200: {"model": shapes.SeriesAnswer}},
)
def get_series(request: Request, id: EntityId, query: Annotated[Read, Query()]) -> Response:
    """从有数据的第一年到最后一年，逐年列出结果与目标；空缺的年份说明是没有报告还是报告未提。

    Year by year from the first that is stated to the last, results and targets; a year without
    any says whether the corpus holds no report of it or one that is silent. The same as a table:
    /v1/indicators/{id}/series.csv.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "indicator", id, lambda new: f"/v1/indicators/{new}/series"),
    ):
        return data.answer(render.series(series(data.reader, id, as_of=query.as_of)))


@router.get("/indicators/{id}/series.csv", include_in_schema=False)
def get_series_as_csv(
    request: Request, id: EntityId, query: Annotated[AsTable, Query()]
) -> Response:
    """The figures of a series as a table with the columns of observations.csv."""
    with (
        reading(request, query) as data,
        known(data.reader, "indicator", id, lambda new: f"/v1/indicators/{new}/series.csv"),
    ):
        answer = series(data.reader, id, as_of=query.as_of)
        if answer.omitted:
            raise _too_many(MOST_POINTS, "as_of", "as_of")
        rows = [*answer.undated, *(row for one in answer.years for row in one.figures)]
        return _as_csv(rows, "series.csv", bom=query.bom)


@router.get(
    "/targets",
    summary="目标与结果 · Targets and results",
    responses={200: {"model": shapes.TargetsAnswer}},
)
def list_targets(request: Request, query: Annotated[TargetsQuery, Query()]) -> Response:
    """每个目标，后来报告它的数据，以及达到与否；没有结果时说明原因。

    Every target with the figure that reports it and a verdict. What nobody reports is
    `unreported` only where a document of the corpus reports that year; else nobody can tell.
    """
    with reading(request, query) as data:
        answer = targets(
            data.reader,
            document=query.document,
            year=query.year,
            verdict=query.verdict,
            **data.paging(query),
        )
        return data.listed({"totals": dict(answer.totals)}, answer.page, render.target)


def filters_of(query: FiguresQuery | FiguresListed) -> FigureFilters:
    """The filters that a query string gives."""
    return FigureFilters(
        words=query.q,
        unit=query.unit,
        level=query.level,
        holder=query.holder,
        flow=query.flow,
        kind=query.figure,
        year=query.year,
        document=query.document,
        year_from=query.year_from,
        year_to=query.year_to,
    )


def _as_csv(rows: list[FigureRow], name: str, *, bom: bool) -> Response:
    mark = "\ufeff" if bom else ""
    headers = {
        **REVALIDATE,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Link": f'</v1/observations.csv-metadata.json>; rel="describedby"; type="{METADATA_TYPE}"',
    }
    content = (mark + table(rows)).encode()
    return Response(content, 200, headers, "text/csv; charset=utf-8; header=present")


def _too_many(most: int, filters_zh: str, filters_en: str) -> Problem:
    text = Text(
        f"超过 {most} 行，请用 {filters_zh} 缩小范围。",
        f"More than {most} rows: narrow them by {filters_en}.",
    )
    return Problem("result-too-large", text)
