"""The query strings of what finds things: by words, by an agency's names, by what stands around."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.cursors import MAX_LENGTH
from api.parameters import AgencyName, Dated, Listed, Read, Role, Year
from api.routes.queries.common import KIND_ASKED, Depth, DocumentId, DocumentKind, NodeLimit, words
from loaders.record import MentionType
from queries.types import Kind, SearchFilters

ThingType = Annotated[
    MentionType | None,
    Field(
        description=(
            "文件写到之物的性质：法律、标准、奖项等。"
            "Only works, standards or programmes of this type."
        )
    ),
]


class AgenciesQuery(Listed):
    """Agencies by name."""

    q: Annotated[
        str | None, words("机构的任一名称，旧称亦可。Any name of an agency, former ones too.")
    ] = None


class SearchQuery(Listed, Dated):
    """Search."""

    q: Annotated[str, words("检索词，一个字起。What to look for, one character or more.", most=200)]
    kind: Annotated[
        list[Kind] | None,
        Field(max_length=8, description="只看这些类型，可重复。Only these kinds; repeatable."),
    ] = None
    document: DocumentId = None
    document_kind: DocumentKind = None
    agency: Annotated[
        AgencyName | None, Field(description="由该机构承担的。What this agency answers for.")
    ] = None
    role: Annotated[Role | None, Field(description="该机构的角色。Its role.")] = None
    type: ThingType = None


class SearchPageQuery(BaseModel):
    """The search page: parameters that others add to a link are ignored there."""

    q: Annotated[str, Field(max_length=200)] = ""
    kind: Annotated[list[Kind] | None, Field(max_length=8)] = None
    type: MentionType | None = None
    year_from: Year | None = None
    year_to: Year | None = None
    document: Annotated[str | None, Field(max_length=64)] = None
    agency: AgencyName | None = None
    role: Role | None = None
    cursor: Annotated[str | None, Field(max_length=MAX_LENGTH)] = None

    def chosen(self) -> list[tuple[str, str]]:
        """The parameters that say what is searched, for links that change one of them."""
        pairs = [("q", self.q.strip()), *(("kind", kind) for kind in self.kind or ())]
        for name in ("type", "year_from", "year_to", "document", "agency", "role"):
            value = getattr(self, name)
            if value is not None:
                pairs.append((name, str(value)))
        return pairs if pairs[0][1] else []

    def filters(self) -> SearchFilters:
        return SearchFilters(
            year_from=self.year_from,
            year_to=self.year_to,
            document=self.document,
            agency=self.agency,
            role=self.role,
            type=self.type,
        )


class NeighbourhoodQuery(Read):
    """What surrounds a thing."""

    kind: Annotated[
        Literal["document", "provision", "statement", "measure", "agency", "event"] | None,
        KIND_ASKED,
    ] = None

    depth: Depth = 1
    node_limit: NodeLimit = 60
