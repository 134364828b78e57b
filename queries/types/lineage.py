"""Answers about lineage: threads, the sentences in them, the links between those."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.lineage.outcomes.figures import Verdict
from queries.types.parts import (
    Acting,
    Assigned,
    Clause,
    DocumentRef,
    Evidence,
    Page,
    Sentence,
)

ThreadMethod = Literal["thesaurus", "named", "wording"]
LinkMethod = Literal["thesaurus", "named", "wording", "judged"]
LinkKind = Literal["continues", "expands", "revises", "replaces", "reports_on", "implements"]
JudgedAs = Literal["confirmed", "rejected", "added"]
Direction = Literal["both", "earlier", "later"]
LineageKind = Literal[
    "measure", "provision", "document", "thread", "work", "standard", "programme", "indicator"
]


@dataclass(frozen=True, slots=True)
class ThreadRef:
    """One piece of work that goes on: what carries it, and the thing that it is, if it is one.

    `type` is instrument, wording, or the type of what documents name (programme, award, …).
    """

    id: str
    name: str
    type: str
    method: ThreadMethod
    work: str | None
    standard: str | None
    programme: str | None


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread with how many sentences of how many documents stand in it, and in which years."""

    thread: ThreadRef
    measures: int
    documents: int
    first_date: str | None
    last_date: str | None
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Threads:
    """Threads, those first that stand in most documents, then in most sentences."""

    page: Page[ThreadRow]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said of a link: confirmed or added, of which kind, who, when and why."""

    verdict: JudgedAs
    kind: LinkKind | None
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """How a sentence goes on with the nearest earlier one of its thread, `since`."""

    since: Sentence
    kind: LinkKind
    judged: Judged | None


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence of a thread and the words that carry the thread in it; `change` as in Member."""

    sentence: Sentence
    clause: Clause
    evidence: Evidence
    change: Change | None


@dataclass(frozen=True, slots=True)
class Strip:
    """A thread with its sentences in order of time; `omitted` counts older ones that are left out."""

    thread: ThreadRef
    steps: tuple[Step, ...]
    omitted: int


@dataclass(frozen=True, slots=True)
class Strips:
    """Threads side by side; `years` are those that have a document, `total` how many threads match."""

    strips: tuple[Strip, ...]
    years: tuple[int, ...]
    total: int
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """A sentence of a thread, the words that carry the thread in it, and who answers for it.

    `change` is None where nothing earlier is known. `lead_written` as in Responsibility.
    """

    sentence: Sentence
    clause: Clause
    score: float
    evidence: Evidence
    change: Change | None
    bodies: tuple[Assigned, ...]
    actors: tuple[Acting, ...]
    lead_written: bool | None


@dataclass(frozen=True, slots=True)
class ThreadAnswer:
    """A thread with its sentences in order of time, the oldest first; `links` counts all pairs."""

    thread: ThreadRef
    measures: int
    documents: int
    first_date: str | None
    last_date: str | None
    years: tuple[int, ...]
    links: int
    page: Page[Member]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class End:
    """One end of a link: the sentence, where it stands, and the words that carry the thread."""

    sentence: Sentence
    clause: Clause
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Link:
    """The same piece of work in two places.

    `thread` is the one that is the best evidence for it, None where only a person says so; `score`
    is how often such evidence is right.
    """

    earlier: End
    later: End
    thread: ThreadRef | None
    kind: LinkKind
    score: float
    method: LinkMethod
    judged: Judged | None


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a thread, by the earlier end in order of time, then by the later one."""

    thread: ThreadRef
    page: Page[Link]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class LineageNode:
    """A sentence in a view; `depth` is how many links it is away from what was asked."""

    sentence: Sentence
    clause: Clause
    depth: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """What led to a thing and what became of it, bounded.

    `omitted` counts sentences that are left out, `omitted_links` links between those in view.
    """

    kind: LineageKind
    id: str
    name: str
    threads: tuple[ThreadRef, ...]
    nodes: tuple[LineageNode, ...]
    links: tuple[Link, ...]
    direction: Direction
    depth: int
    node_limit: int
    truncated: bool
    omitted: int
    omitted_links: int
    as_of: str | None


@dataclass(frozen=True, slots=True)
class DeedRow:
    """A deed that a document plans and the sentence that reports it, None where there is none.

    The evidence of `plan` is the part of its sentence that plans the deed. `due` is the year it was
    to be done by, None where nobody says; `reports` are the documents that report a year of the plan.
    """

    plan: End
    due: int | None
    result: End | None
    verdict: Verdict
    reports: tuple[DocumentRef, ...]


@dataclass(frozen=True, slots=True)
class Deeds:
    """The deeds that one document plans; `totals` counts them by verdict."""

    document: DocumentRef
    totals: Mapping[Verdict, int]
    page: Page[DeedRow]
    as_of: str | None
