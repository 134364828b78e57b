"""Shapes of the answers about what documents name: works, standards, programmes."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import (
    Agency,
    Answer,
    Clause,
    Document,
    Entity,
    Evidence,
    Label,
    PageInfo,
    Status,
)

Type = Literal["document", "law", "standard", "programme", "award", "organisation_platform"]
Relation = Literal["implements", "cites", "issued", "revised", "to_issue", "draft"]


class Thing(Entity):
    """A work, a standard or a programme: one for all its spellings and all documents."""

    type: Type
    type_label: Label
    number: NotRequired[Annotated[str, Field(description="文号, or a standard's without the year")]]
    unresolved: NotRequired[Annotated[str, Field(description="Why it is not known which one")]]
    document: NotRequired[Annotated[str, Field(description="Id of the document held that is it")]]


class Mention(Entity):
    """One place that names a thing."""

    thing: Annotated[str, Field(description="Id of what is named")]
    name: Annotated[str, Field(description="The name used here, folded")]
    number: NotRequired[Annotated[str, Field(examples=["GB/T 29187-2012"])]]
    relation: NotRequired[Relation]
    relation_label: NotRequired[Label]
    article: NotRequired[Annotated[str, Field(examples=["第三条"])]]
    version: NotRequired[Annotated[str, Field(description="Date of the law's version in force")]]
    resolved_by: Annotated[str, Field(description="The rule that told what is meant")]
    measure: NotRequired[Annotated[str, Field(description="Id of the sentence")]]
    status: NotRequired[Status]
    clause: NotRequired[Clause]
    document: Document
    evidence: Evidence


class ThingRow(TypedDict):
    """A thing, how many places in how many documents name it, and the newest of them."""

    thing: Thing
    mentions: int
    documents: int
    first_date: NotRequired[str]
    last_date: NotRequired[str]
    newest: Mention


class ThingsAnswer(Answer):
    """Works, standards or programmes, those first that the newest document names."""

    items: list[ThingRow]
    page: PageInfo


class Answering(TypedDict):
    """A body that answers for sentences that name the thing, and in how many clauses."""

    agency: Agency
    clauses: int
    roles: dict[str, int]
    evidence: Evidence


class ThingAnswer(Answer):
    """A thing with every place that names it in order of time, and who answers for it."""

    thing: Thing
    answering: list[Answering]
    items: list[Mention]
    page: PageInfo
