"""Answers about two documents side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.lineage.wording.difference import Piece
from loaders.record import Role
from queries.types.handing_over import EventRef
from queries.types.lineage import Link, LinkKind
from queries.types.parts import AgencyRef, Clause, DocumentRef, Evidence, Page, Sentence

Group = Literal["continued", "changed", "new", "dropped"]
Fate = Literal["one_off", "after_years", "again_later", "first", "in_between", "resumed"]
"""What is known of a sentence that one document has alone. Of a dropped one: its work stands in no
other document, in others up to the later one, or again in one after that. Of a new one: it stands
in none before, in one between the two, or in one before the earlier document."""
Order = Literal["dates", "same_day", "no_date"]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A pair of sentences with what differs, or a sentence that the other document has not.

    `link` is there in the groups continued and changed, with `pieces` of the texts of both ends;
    `sentence` with `clause` and `fate` in the groups new and dropped.
    """

    group: Group
    link: Link | None = None
    pieces: tuple[tuple[Piece, ...], tuple[Piece, ...]] | None = None
    sentence: Sentence | None = None
    clause: Clause | None = None
    fate: Fate | None = None


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of the two documents: its sentences, and how many of them are in which group.

    Each sentence is in one: changed if some pair of it is, else continued if it has a pair.
    """

    document: DocumentRef
    sentences: int
    groups: Mapping[Group, int]
    fates: Mapping[Fate, int]


@dataclass(frozen=True, slots=True)
class ComparedThing:
    """An instrument, a standard or a programme that only one of the documents names.

    `id` is None for an instrument of the thesaurus; `evidence` is where it is named first.
    """

    kind: Literal["instrument", "standard", "programme"]
    id: str | None
    type: str
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ComparedBody:
    """A body that only one of the documents names, by its name then, with its roles."""

    agency: AgencyRef
    name: str
    roles: tuple[Role, ...]
    places: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ComparedHeir:
    """A body of the earlier document and one of the later that carries on its work.

    `function` is what moved, for a division what the later body took.
    """

    before: ComparedBody
    after: ComparedBody
    events: tuple[EventRef, ...]
    function: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Wording of the earlier document that stands in the later one word for word."""

    length: int
    earlier: Evidence
    later: Evidence


@dataclass(frozen=True, slots=True)
class Bounded:
    """How many there are of each list that a comparison shows the first ones of."""

    passages: int
    things: int
    bodies: int


@dataclass(frozen=True, slots=True)
class ComparedDocuments:
    """What a later document continued of an earlier one, what is new, what is gone, who and what.

    `order` says whether the dates tell which is the earlier; where they do not, the documents come
    as asked and no pair is claimed. `totals` count pairs (continued, changed) and sentences (new,
    dropped), `kinds` the pairs by kind. Lists beside the page are bounded: `omitted` counts what is left out of each.
    """

    earlier: ComparedSide
    later: ComparedSide
    order: Order
    totals: Mapping[Group, int]
    kinds: Mapping[LinkKind, int]
    page: Page[ComparedRow]
    things_entered: tuple[ComparedThing, ...]
    things_left: tuple[ComparedThing, ...]
    bodies_entered: tuple[ComparedBody, ...]
    bodies_left: tuple[ComparedBody, ...]
    passed_on: tuple[ComparedHeir, ...]
    passages: tuple[Passage, ...]
    omitted: Bounded
    as_of: str | None
