"""The query strings of the routes about what documents name: works, standards, programmes."""

from typing import Annotated, Literal

from pydantic import Field

from api.parameters import Dated, Listed
from api.routes.queries.common import DocumentId, words

Relation = Annotated[
    Literal["implements", "cites", "issued", "revised", "to_issue", "draft"] | None,
    Field(description="文件对它做什么。What the text does with it."),
]


class NamedFilter(Listed, Dated):
    """Which things that documents name."""

    q: Annotated[str | None, words("名称或编号中的词。Words of a name or a number.")] = None
    document: DocumentId = None


class WorksQuery(NamedFilter):
    """Works."""

    type: Annotated[
        Literal["document", "law"] | None, Field(description="文件或法律。Document or law.")
    ] = None
    relation: Relation = None
    unresolved: Annotated[
        bool | None,
        Field(description="只看未能（或已能）判定的。Only those not known, or only those known."),
    ] = None


class StandardsQuery(NamedFilter):
    """Standards."""

    relation: Relation = None


class ProgrammesQuery(NamedFilter):
    """Programmes."""

    type: Annotated[
        Literal["programme", "award", "organisation_platform"] | None,
        Field(description="专项、奖项或平台。Programme, award or platform."),
    ] = None


class MentionsQuery(Listed):
    """The places that name a thing."""

    relation: Relation = None
