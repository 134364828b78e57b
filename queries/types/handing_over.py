"""Answers about who had a piece of work, who has it now, and when it changed hands."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.lineage.handing_over import Turn
from loaders.record import Role
from queries.types.lineage import ThreadRef
from queries.types.parts import AgencyRef, DocumentRef, Evidence, Sentence


@dataclass(frozen=True, slots=True)
class EventRef:
    """A change event by what people call it."""

    id: str
    name_zh: str | None
    name_en: str | None
    kind: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Holder:
    """A body that a document puts in charge: `name` is its official name at the document's date.

    `acting`: the sentence itself names it, no statement does. `evidence` is the first place.
    """

    agency: AgencyRef
    name: str
    roles: tuple[Role, ...]
    acting: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Holding:
    """Who answers for a thread in one document; no `holders` where it names nobody, as reports do.

    `lead_written` is None where it names nobody.
    """

    document: DocumentRef
    sentences: tuple[Sentence, ...]
    holders: tuple[Holder, ...]
    lead_written: bool | None


@dataclass(frozen=True, slots=True)
class HandOver:
    """What changed between two documents that both name bodies.

    `before` and `after` are bodies of the one and of the other. Of bodies that left, `heirs` carry
    on their work without being named. `function` is what moved, where only that did.
    """

    turn: Turn
    earlier: DocumentRef
    later: DocumentRef
    before: tuple[AgencyRef, ...]
    after: tuple[AgencyRef, ...]
    events: tuple[EventRef, ...]
    function: str | None
    heirs: tuple[AgencyRef, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A function that the work is about and that went to another body by itself."""

    function: str
    agency: AgencyRef
    event: EventRef


@dataclass(frozen=True, slots=True)
class HeldNow:
    """A body that the last document names, and who stands for it as of the date asked.

    `today` is the body itself while it goes on; `moved` are functions that others have since.
    """

    holder: Holder
    today: tuple[AgencyRef, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class ThreadAgencies:
    """A thread document by document, the oldest first: who answered for it, and what changed.

    `others` are more threads that the id asked for stands in; `omitted` counts older sentences
    that were left out.
    """

    thread: ThreadRef
    others: tuple[ThreadRef, ...]
    holdings: tuple[Holding, ...]
    changes: tuple[HandOver, ...]
    now: tuple[HeldNow, ...]
    omitted: int
    as_of: str | None

    @property
    def named(self) -> Collection[AgencyRef]:
        """Every body that some document names, in order of time."""
        return dict.fromkeys(one.agency for held in self.holdings for one in held.holders)
