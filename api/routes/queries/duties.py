"""The query strings of the routes about responsibility: who answers, for what, with whom."""

from typing import Annotated, Literal

from pydantic import Field

from api.parameters import AgencyName, Dated, Listed, Read, Role, Year
from api.routes.queries.common import DocumentId, DocumentKind, Roles, words

Succession = Annotated[
    bool,
    Field(
        description=(
            "是否把前身与后身算作同一机构。Whether predecessors and successors count as the agency."
        )
    ),
]


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
        words("只随此项职能承继，如 商标。Follow this one function, such as 商标.", most=40),
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
