"""Shapes that many answers share: entities, evidence, pages."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

Role = Literal["lead", "support", "responsible", "by_duty"]
Date = Annotated[str, Field(description="ISO date at the precision known", examples=["2024-04-10"])]
Offset = Annotated[int, Field(ge=0, description="Unicode code points into the document's text")]
Status = Literal["planned", "reported"]
NameThen = Annotated[str, Field(description="Its official name at the document's date")]

Label = TypedDict("Label", {"zh-Hans": str, "en": NotRequired[str]})


class Entity(TypedDict):
    """What every object of the graph carries."""

    uri: Annotated[str, Field(description="Stable identifier; the base is constant, not this host")]
    id: str
    kind: str
    href: Annotated[str, Field(description="Where this service describes it")]
    label: Label


class Agency(Entity):
    """An agency under its official name as of the date asked, else its latest one."""

    collective: Annotated[bool, Field(description="各区人民政府, 各成员单位 and the like")]


class Document(Entity):
    """A document by what people call it."""

    title: str
    number: NotRequired[str]
    document_kind: NotRequired[str]
    date: NotRequired[Date]
    year: NotRequired[int]
    sha256: str


class Evidence(TypedDict):
    """The words that prove a fact: text[start:end] of the document is the quote."""

    document: Annotated[str, Field(description="Id of the document")]
    number: NotRequired[str]
    title: str
    date: NotRequired[Date]
    sha256: Annotated[str, Field(description="Of the document's bytes")]
    start: Offset
    end: Offset
    quote: str


class Clause(Entity):
    """A provision: part, section, clause, item, article or unnumbered paragraph."""

    document: Document
    level: str
    part: NotRequired[str]
    section: NotRequired[str]
    printed_label: NotRequired[Annotated[str, Field(examples=["（二）"])]]
    heading: NotRequired[str]
    path: Annotated[str, Field(description="Address for people", examples=["第二部分一（二）"])]
    start: Offset
    end: Offset


class Sentence(Entity):
    """A measure: one sentence of a clause."""

    provision: Annotated[str, Field(description="Id of its clause")]
    text: str
    status: Status
    stage: NotRequired[str]
    deadline: NotRequired[str]
    start: Offset
    end: Offset


class Body(TypedDict):
    """One agency in one responsibility statement."""

    agency: Agency
    name: NameThen
    surface: Annotated[str, Field(description="The words of the document")]
    role: Role
    role_label: Label
    position: Annotated[int, Field(ge=1, description="Place in the list, from 1")]
    inherited: Annotated[bool, Field(description="Added by a standing rule of the document")]
    statement: str
    start: Offset
    end: Offset
    evidence: Evidence


class PageInfo(TypedDict):
    """Where a page stands in its list."""

    limit: int
    next_cursor: str | None
    total: int
    total_is_exact: Annotated[bool, Field(description="False: there are more than `total`")]


class Answer(TypedDict):
    """What every answer ends with."""

    as_of: NotRequired[Date]
    release: Annotated[str, Field(description="The state of the data that was read")]


class ResolvedFrom(TypedDict):
    """How a name given instead of an id was understood."""

    asked: Annotated[str, Field(description="The name in the request")]
    matched: Annotated[str, Field(description="The name in the authority file")]
    former: Annotated[bool, Field(description="An old name, which today's body no longer bears")]
    named: Annotated[Agency, Field(description="The body that bears or bore the name")]
    answered_for: Annotated[Agency, Field(description="The body that the answer is about")]
    note: Label
