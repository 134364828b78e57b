"""The query strings of /v1, one class a route; a parameter that is not here is refused."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.cursors import MAX_LENGTH
from api.parameters import WORDS, AgencyName, Dated, Listed, Read, Role, Year
from loaders.record import MentionType
from queries.types import Kind, SearchFilters

DocumentId = Annotated[
    str | None,
    Field(max_length=64, pattern=r"^[A-Za-z0-9._~-]+$", description="文件标识。Document id."),
]
DocumentKind = Annotated[
    str | None, Field(min_length=1, max_length=40, description="文种。Kind of document.")
]
ThingType = Annotated[
    MentionType | None,
    Field(
        description=(
            "文件写到之物的性质：法律、标准、奖项等。"
            "Only works, standards or programmes of this type."
        )
    ),
]
Roles = Annotated[
    list[Role] | None,
    Field(max_length=4, description="只看这些角色，可重复。Only these roles; repeatable."),
]
Succession = Annotated[
    bool,
    Field(
        description=(
            "是否把前身与后身算作同一机构。Whether predecessors and successors count as the agency."
        )
    ),
]


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


class MeasuresQuery(Listed, Dated):
    """Measures."""

    agency: AgencyName | None = None
    role: Roles = None
    document: DocumentId = None
    status: Annotated[
        Literal["planned", "reported"] | None,
        Field(description="计划或已报告。Planned or reported."),
    ] = None


class DutiesQuery(Listed, Dated):
    """What an agency answers for."""

    role: Roles = None
    document_kind: DocumentKind = None
    document: DocumentId = None
    function: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=40,
            pattern=WORDS,
            description="只随此项职能承继，如 商标。Follow this one function, such as 商标.",
        ),
    ] = None
    through: Annotated[
        Literal["succession", "names"],
        Field(description="含前身后身，或只看本名。With its succession, or its own name only."),
    ] = "succession"


class PartnersQuery(Listed, Dated):
    """Who shares most with an agency."""

    role: Roles = None
    through_succession: Succession = True


class SharedQuery(Listed, Dated):
    """What agencies share."""

    agency: Annotated[
        list[AgencyName],
        Field(
            min_length=2,
            max_length=6,
            description="两到六个机构，重复给出。Two to six agencies, repeated.",
        ),
    ]
    role: Annotated[
        list[Role | Literal["any"]] | None,
        Field(
            max_length=6,
            description=(
                "按机构顺序各给一个角色，或 any。One role for each agency in order, or any."
            ),
        ),
    ] = None
    through_succession: Succession = True


class MatrixQuery(Read, Dated):
    """Counts of shared clauses."""

    agency: Annotated[
        list[AgencyName],
        Field(min_length=1, max_length=40, description="一到四十个机构。One to forty agencies."),
    ]
    through_succession: Succession = True


class AssigningQuery(Listed, Dated):
    """How assigning changed."""


class DueQuery(Listed):
    """What falls due."""

    year: Annotated[Year, Field(description="到期年份，止（含）。Due by the end of this year.")]
    from_year: Annotated[Year | None, Field(description="到期年份，起。Due from this year.")] = None
    agency: Annotated[AgencyName | None, Field(description="只看这个机构。Only this agency.")] = (
        None
    )


class DistrictsQuery(Listed, Dated):
    """What the districts must do."""

    district: Annotated[
        AgencyName | None,
        Field(description="一个区（标识或名称）。One district, by id or name."),
    ] = None
    jurisdiction: Annotated[
        str | None,
        Field(
            pattern=r"^[0-9]{6}$",
            description="只看这个行政区划（GB/T 2260 代码）的文件。Only documents of this place.",
        ),
    ] = None


class FigureFilter(Dated):
    """Which figures."""

    q: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100,
            pattern=WORDS,
            description="所计事物名称中的词。Words of what is counted.",
        ),
    ] = None
    unit: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=20,
            pattern=WORDS,
            description="单位，如 亿元、元、%、家。Unit as written, or of the series.",
        ),
    ] = None
    level: Annotated[
        str | None,
        Field(
            min_length=1, max_length=20, pattern=WORDS, description="级别，如 市级。Level counted."
        ),
    ] = None
    holder: Annotated[
        str | None,
        Field(
            min_length=1, max_length=40, pattern=WORDS, description="归属，如 闵行区。Whose figure."
        ),
    ] = None
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

    bom: Annotated[
        bool, Field(description="给电子表格的字节顺序标记。A byte order mark, for spreadsheets.")
    ] = False


class NamedFilter(Listed, Dated):
    """Which things that documents name."""

    q: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100,
            pattern=WORDS,
            description="名称或编号中的词。Words of a name or a number.",
        ),
    ] = None
    document: DocumentId = None


Relation = Annotated[
    Literal["implements", "cites", "issued", "revised", "to_issue", "draft"] | None,
    Field(description="文件对它做什么。What the text does with it."),
]


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


class AgenciesQuery(Listed):
    """Agencies by name."""

    q: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100,
            pattern=WORDS,
            description="机构的任一名称，旧称亦可。Any name of an agency, former ones too.",
        ),
    ] = None


class SearchQuery(Listed, Dated):
    """Search."""

    q: Annotated[
        str,
        Field(
            min_length=1,
            max_length=200,
            pattern=WORDS,
            description="检索词，一个字起。What to look for, one character or more.",
        ),
    ]
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
        Field(
            description="标识所指的类型；通常可由标识看出。Kind of thing, if the id leaves doubt."
        ),
    ] = None

    depth: Annotated[int, Field(ge=1, le=3, description="步数。Steps.")] = 1
    node_limit: Annotated[int, Field(ge=1, le=300, description="节点上限。Most nodes.")] = 60


class ReferenceQuery(Read):
    """A written reference."""

    q: Annotated[
        str,
        Field(
            min_length=1,
            max_length=200,
            pattern=WORDS,
            description="文号加条款序号，如 沪质〔2024〕1号 第二部分（二）。Number and label.",
        ),
    ]
