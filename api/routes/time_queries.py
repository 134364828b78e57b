"""The query strings of /v1 that go through time: series, targets, two documents side by side."""

from typing import Annotated, Literal

from pydantic import Field

from api.parameters import Listed, Read, Year


class AsTable(Read):
    """Rows as one table."""

    bom: Annotated[
        bool, Field(description="给电子表格的字节顺序标记。A byte order mark, for spreadsheets.")
    ] = False


class TargetsQuery(Listed):
    """What became of targets."""

    document: Annotated[
        str | None,
        Field(
            max_length=64,
            pattern=r"^[A-Za-z0-9._~-]+$",
            description="写明目标的文件的标识。Id of the document that sets the target.",
        ),
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


DocumentId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=64,
        pattern=r"^[A-Za-z0-9._~-]+$",
        description="要对照的文件的标识。Id of a document to compare.",
    ),
]


class CompareQuery(Listed):
    """Two documents side by side."""

    a: DocumentId
    b: DocumentId
    group: Annotated[
        Literal["continued", "changed", "new", "dropped"] | None,
        Field(
            description=(
                "只看一栏：延续、变动、未见前文、未见下文。"
                "One group only: continued, changed, new or dropped."
            )
        ),
    ] = None
