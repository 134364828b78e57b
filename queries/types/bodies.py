"""Agencies: their names over time, succession and change events, look-ups by name."""

from dataclasses import dataclass
from typing import Literal

from queries.types.parts import AgencyRef, Evidence, Page


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name and when it was used. `sources` are keys of the authority file's sources."""

    text: str
    type: str
    valid_from: str | None
    valid_to: str | None
    sources: tuple[str, ...]
    certainty: str | None


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """One step of succession: the other body, and the event with its source."""

    agency: AgencyRef
    event: str
    event_zh: str | None
    event_en: str | None
    kind: str
    scope: Literal["whole", "partial"]
    function: str | None
    date: str | None
    sources: tuple[str, ...]
    certainty: str | None


@dataclass(frozen=True, slots=True)
class AgencyAnswer:
    """An agency: its names over time, where it came from and what became of it.

    `today` are the bodies that stand for it as of the date asked ((itself,) while it goes on).
    `exists` says whether it existed then: None when that can't be told. `clauses` counts what
    it answers for under its own name, `evidence` is the newest place that names it.
    """

    agency: AgencyRef
    official_name: str
    level: str | None
    kind: str | None
    jurisdiction: str | None
    functions: tuple[str, ...]
    start: str | None
    end: str | None
    how: str | None
    exists: bool | None
    today: tuple[AgencyRef, ...]
    names: tuple[NameRow, ...]
    predecessors: tuple[SuccessionRow, ...]
    successors: tuple[SuccessionRow, ...]
    members: tuple[AgencyRef, ...]
    member_of: tuple[AgencyRef, ...]
    clauses: int
    acting: int
    evidence: Evidence | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """What happened to bodies. `date` None is unknown; the two bounds then say what is known.

    `sources` are the keys of the authority file's sources with their titles.
    """

    id: str
    name_zh: str | None
    name_en: str | None
    date: str | None
    not_before: str | None
    not_after: str | None
    kind: str
    scope: Literal["whole", "partial"]
    function: str | None
    before: tuple[AgencyRef, ...]
    after: tuple[AgencyRef, ...]
    sources: tuple[tuple[str, str | None], ...]
    certainty: str | None
    note: str | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """An agency that some name finds. `former` is True when the name no longer is one today.

    `matched` is the name that was found, with its type and validity; `today` the bodies that
    carry on (原上海市质量技术监督局 → 上海市市场监督管理局), (itself,) when it still exists.
    """

    agency: AgencyRef
    matched: NameRow
    exact: bool
    former: bool
    today: tuple[AgencyRef, ...]
    clauses: int


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies that a name finds: exact first, then by clauses; all by id when no name."""

    asked: str | None
    page: Page[AgencyMatch]
    as_of: str | None
