"""Shapes of the answers that set documents side by side, and a thread's agencies through time."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from api.shapes.common import (
    Agency,
    Answer,
    Clause,
    Date,
    Document,
    Entity,
    Evidence,
    Label,
    NameThen,
    Offset,
    PageInfo,
    Role,
    Sentence,
)
from api.shapes.duties import LeadWritten
from api.shapes.lineage import Link, Thread

Group = Literal["continued", "changed", "new", "dropped"]


class Piece(TypedDict):
    """A part of a sentence; `same` where the other sentence says it too, compared as folded."""

    start: Offset
    end: Offset
    same: bool


Pieces = TypedDict("Pieces", {"from": list[Piece], "to": list[Piece]})


class ComparedLink(Link):
    """A pair of sentences: the same piece of work in the earlier and in the later document."""

    thread: NotRequired[Annotated[Thread, Field(description="Absent where a person added it")]]


class ComparedRow(TypedDict):
    """A pair with what differs (continued, changed), or what one document has alone (new, dropped)."""

    group: Group
    group_label: Label
    link: NotRequired[ComparedLink]
    pieces: NotRequired[
        Annotated[Pieces, Field(description="Both sentences cut into same and other, gapless")]
    ]
    measure: NotRequired[Sentence]
    clause: NotRequired[Clause]
    fate: NotRequired[
        Literal["one_off", "after_years", "again_later", "first", "in_between", "resumed"]
    ]
    fate_label: NotRequired[Label]


class SideGroups(TypedDict):
    """How many sentences are in which group; each is in one."""

    continued: int
    changed: int
    new: NotRequired[int]
    dropped: NotRequired[int]


class ComparedSide(TypedDict):
    """One of the two documents; `fates` count what is known of the sentences that it has alone."""

    document: Document
    sentences: int
    groups: SideGroups
    fates: Annotated[
        dict[str, int],
        Field(
            description=(
                "Of dropped ones one_off, after_years, again_later (in a still later document); "
                "of new ones first, in_between, resumed (from before the earlier document)"
            )
        ),
    ]


class GroupTotals(TypedDict):
    """Pairs that are continued or changed, sentences that are new or dropped."""

    continued: int
    changed: int
    new: int
    dropped: int


class NamedThing(TypedDict):
    """An instrument of the thesaurus, a standard or a programme; an instrument has no `thing`."""

    kind: Literal["instrument", "standard", "programme"]
    name: str
    type: str
    thing: NotRequired[Entity]
    evidence: Annotated[Evidence, Field(description="Where it is named first")]


class Things(TypedDict):
    """What only the later document names, and what only the earlier one does."""

    entered: list[NamedThing]
    left: list[NamedThing]


class ComparedBody(TypedDict):
    """A body that a document names: its name then, its roles there, in how many places."""

    agency: Agency
    name: NameThen
    roles: list[Role]
    places: int
    evidence: Annotated[Evidence, Field(description="The first place")]


class EventRef(Entity):
    """A change event of agencies."""

    event_kind: Annotated[str, Field(examples=["merger"])]
    date: NotRequired[Date]


class PassedOn(TypedDict):
    """A body of the earlier document and one of the later that carries on its work."""

    before: ComparedBody
    after: ComparedBody
    events: list[EventRef]
    function: NotRequired[Annotated[str, Field(description="What the later one took, if divided")]]


class Bodies(TypedDict):
    """Bodies that came, that went, and that carry on for one that went."""

    entered: list[ComparedBody]
    left: list[ComparedBody]
    passed_on: list[PassedOn]


Passage = TypedDict(
    "Passage",
    {
        "length": Annotated[int, Field(ge=20, description="Characters, folded")],
        "from": Evidence,
        "to": Evidence,
    },
)


class ComparisonOmitted(TypedDict):
    """How much the lists beside `items` leave out."""

    things: int
    bodies: int
    passages: int


class CompareAnswer(Answer):
    """What became of the earlier of two documents in the later one."""

    earlier: ComparedSide
    later: ComparedSide
    order: Annotated[
        Literal["dates", "same_day", "no_date"],
        Field(
            description=(
                "Whether the dates tell which is the earlier; where they do not, the documents come "
                "as asked and no pair is claimed"
            )
        ),
    ]
    totals: GroupTotals
    kinds: Annotated[dict[str, int], Field(description="Pairs by kind of link")]
    things: Things
    bodies: Bodies
    passages: Annotated[list[Passage], Field(description="Wording taken over word for word")]
    truncated: bool
    omitted: ComparisonOmitted
    items: list[ComparedRow]
    page: PageInfo


class Holder(TypedDict):
    """A body that a document puts in charge of a thread; `acting`: only a sentence itself does."""

    agency: Agency
    name: NameThen
    roles: list[Role]
    acting: bool
    evidence: Evidence


class Holding(TypedDict):
    """Who answers for a thread in one document; nobody where it names none, as in reports."""

    document: Document
    measures: list[Sentence]
    holders: list[Holder]
    lead_written: LeadWritten


class HandOver(TypedDict):
    """What changed between two documents that both name bodies.

    `heirs` carry on the work of bodies that left, and are not named in the later document.
    """

    turn: Literal[
        "renamed", "handed_over", "left", "joined", "lead_named", "lead_dropped", "lead_changed"
    ]
    label: Label
    earlier: Document
    later: Document
    before: list[Agency]
    after: list[Agency]
    events: list[EventRef]
    function: NotRequired[Annotated[str, Field(description="What moved", examples=["地理标志"])]]
    heirs: list[Agency]


class Moved(TypedDict):
    """A function that the thread is about and that another body has since."""

    function: str
    agency: Agency
    event: EventRef


class HeldNow(TypedDict):
    """A body that the last document names, and who stands for it as of the date asked."""

    holder: Holder
    today: list[Agency]
    moved: list[Moved]


class ThreadAgenciesAnswer(Answer):
    """Who answered for a thread document by document, what changed, and who has it now."""

    thread: Thread
    others: Annotated[
        list[Thread], Field(description="More threads in which what was asked for stands")
    ]
    documents: list[Holding]
    changes: list[HandOver]
    now: list[HeldNow]
    truncated: bool
    omitted: Annotated[int, Field(ge=0, description="Older sentences left out")]
