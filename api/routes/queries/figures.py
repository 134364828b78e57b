"""The query strings of the routes about figures: lists of them, tables, and what became of targets."""

from typing import Annotated, Literal

from pydantic import Field

from api.parameters import Dated, Listed, Read, Year
from api.routes.queries.common import Bom, DocumentId, document_id, words


class FigureFilter(Dated):
    """Which figures."""

    q: Annotated[str | None, words("所计事物名称中的词。Words of what is counted.")] = None
    unit: Annotated[
        str | None, words("单位，如 亿元、元、%、家。Unit as written, or of the series.", most=20)
    ] = None
    level: Annotated[str | None, words("级别，如 市级。Level counted.", most=20)] = None
    holder: Annotated[str | None, words("归属，如 闵行区。Whose figure.", most=40)] = None
    flow: Annotated[
        Literal["flow", "stock"] | None,
        Field(description="流量（新增）或存量（累计）。Flow or stock."),
    ] = None
    figure: Annotated[
        Literal["result", "target"] | None,
        Field(description="结果或目标。Result or target."),
    ] = None
    year: Annotated[Year | None, Field(description="数据所说的年份。The year spoken of.")] = None
    document: DocumentId = None


class FiguresListed(Listed, FigureFilter):
    """Figures, page by page."""


class FiguresQuery(Read, FigureFilter):
    """Figures as one table."""

    bom: Bom = False


class AsTable(Read):
    """Rows as one table."""

    bom: Bom = False


class TargetsQuery(Listed):
    """What became of targets."""

    document: Annotated[
        str | None, document_id("写明目标的文件的标识。Id of the document that sets the target.")
    ] = None
    year: Annotated[
        Year | None, Field(description="目标所定的年份。The year that it was set for.")
    ] = None
    verdict: Annotated[
        Literal["met", "missed", "reported", "unreported", "cannot_tell"] | None,
        Field(
            description=(
                "达到、未达到、已有报告、报告未提、无法判断。"
                "Met, missed, reported, unreported or cannot tell."
            )
        ),
    ] = None
