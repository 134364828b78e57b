"""The query strings of the routes about documents, and of written references to their clauses."""

from typing import Annotated

from pydantic import Field

from api.parameters import AgencyName, Dated, Listed, Read
from api.routes.queries.common import words


class DocumentsQuery(Listed, Dated):
    """Documents."""

    kind: Annotated[
        str | None,
        Field(
            min_length=1, max_length=40, description="文种。Kind of document.", examples=["意见"]
        ),
    ] = None
    issuer: Annotated[
        AgencyName | None, Field(description="发布机构。The agency that issued it.")
    ] = None


class ReferenceQuery(Read):
    """A written reference."""

    q: Annotated[
        str, words("文号加条款序号，如 沪质〔2024〕1号 第二部分（二）。Number and label.", most=200)
    ]
