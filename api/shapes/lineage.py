"""Shapes of the answers about lineage: threads, the sentences in them, links, the graph of them."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import (
    Answer,
    Body,
    Clause,
    Date,
    Document,
    Entity,
    Evidence,
    Label,
    PageInfo,
    Sentence,
    Status,
)
from api.shapes.duties import Actor, LeadWritten
from api.shapes.graph import Edge, GraphAnswer, Node

LinkKind = Literal["continues", "expands", "revises", "replaces", "reports_on", "implements"]
Method = Literal["thesaurus", "named", "wording"]
LinkMethod = Literal["thesaurus", "named", "wording", "judged"]
ThreadType = Literal[
    "instrument", "document", "standard", "programme", "award", "organisation_platform", "wording"
]
DeedVerdict = Literal["met", "reported", "unreported", "cannot_tell"]
Score = Annotated[
    float,
    Field(
        ge=0, le=1, description="How often evidence of this sort is right, of one hundred: x 100"
    ),
]


class Thread(Entity):
    """One piece of work that goes on; `method` says what carries it."""

    type: ThreadType
    type_label: Label
    method: Method
    method_label: Label
    work: NotRequired[Annotated[str, Field(description="Id of the work that it is")]]
    standard: NotRequired[Annotated[str, Field(description="Id of the standard that it is")]]
    programme: NotRequired[Annotated[str, Field(description="Id of the programme that it is")]]


class ThreadCount(TypedDict):
    """In how many sentences and documents a thread stands, from when to when."""

    measures: int
    documents: int
    first_date: NotRequired[Date]
    last_date: NotRequired[Date]
    years: Annotated[list[int], Field(description="Years of its documents")]


class ThreadRow(ThreadCount):
    """A thread in a list."""

    thread: Thread


class ThreadsAnswer(Answer):
    """Threads, those first that stand in most documents, then in most sentences."""

    items: list[ThreadRow]
    page: PageInfo


class Judged(TypedDict):
    """What a person said of a link; it wins over the machine and stays when the graph is rebuilt."""

    verdict: Literal["confirmed", "added"]
    kind: NotRequired[LinkKind]
    who: str
    when: Date
    why: str


class Change(TypedDict):
    """How a sentence goes on with the nearest earlier one, whose id is `since`."""

    since: Annotated[str, Field(description="Id of the earlier sentence")]
    kind: LinkKind
    label: Label
    judged: NotRequired[Judged]


class Member(TypedDict):
    """A sentence of a thread, the words that carry the thread in it, who answered for it then."""

    measure: Sentence
    clause: Clause
    score: Score
    evidence: Annotated[Evidence, Field(description="The words that carry the thread here")]
    change: NotRequired[Annotated[Change, Field(description="Absent for the first")]]
    lead_written: LeadWritten
    bodies: list[Body]
    actors: list[Actor]


class ThreadAnswer(Answer, ThreadCount):
    """A thread with its sentences in order of time, the oldest first."""

    thread: Thread
    links: Annotated[int, Field(description="How many pairs of its sentences are linked")]
    items: list[Member]
    page: PageInfo


class End(TypedDict):
    """One end of a link: the sentence and the words that carry the thread in it."""

    measure: Sentence
    clause: Clause
    evidence: Evidence


Link = TypedDict(
    "Link",
    {
        "from": End,
        "to": End,
        "kind": LinkKind,
        "label": Label,
        "score": Score,
        "method": LinkMethod,
        "judged": NotRequired[Judged],
    },
)


class LinksAnswer(Answer):
    """The links of a thread: the same piece of work in an earlier and a later place."""

    thread: Thread
    items: list[Link]
    page: PageInfo


class LineageNode(Node):
    """A sentence in the view."""

    document: Document
    provision: Annotated[str, Field(description="Id of its clause")]
    text: str
    status: Status
    stage: NotRequired[Annotated[str, Field(examples=["探索"])]]


class LineageEdge(Edge):
    """A link from the earlier sentence to the later one; `evidence` has the words of both, in order."""

    kind: LinkKind
    thread: NotRequired[
        Annotated[str, Field(description="Id of the thread that joins the two; absent if added")]
    ]
    score: Score
    method: LinkMethod
    judged: NotRequired[Judged]


class LineageAnswer(GraphAnswer):
    """What led to a thing and what became of it."""

    subject: Entity
    direction: Literal["both", "earlier", "later"]
    threads: Annotated[list[Thread], Field(description="The threads that the edges are of")]
    nodes: list[LineageNode]  # type: ignore[misc]  # a graph of narrower nodes
    edges: list[LineageEdge]  # type: ignore[misc]  # and edges
    omitted_links: Annotated[int, Field(description="Links between sentences in view left out")]


class Deed(TypedDict):
    """A deed that a document plans, the sentence that reports it or null, and what is to be said."""

    plan: Annotated[End, Field(description="The evidence is the part that plans the deed")]
    due: NotRequired[Annotated[int, Field(description="The year it was to be done by")]]
    result: End | None
    verdict: DeedVerdict
    verdict_label: Label
    reports: Annotated[
        list[Document], Field(description="Documents that report a year of the plan")
    ]


class DeedTotals(TypedDict):
    """How many deeds of each verdict the document plans."""

    met: int
    reported: int
    unreported: int
    cannot_tell: int


class DeedsAnswer(Answer):
    """What one document plans without a figure, in the order of its text."""

    document: Document
    totals: DeedTotals
    items: list[Deed]
    page: PageInfo
