"""The query string of two documents side by side."""

from typing import Annotated, Literal

from pydantic import Field

from api.parameters import IDENTIFIER, Listed

DocumentId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=64,
        pattern=IDENTIFIER,
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
