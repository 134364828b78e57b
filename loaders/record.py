"""The typed record that one document becomes.

All offsets are Unicode code points of the kept text, `end` exclusive, so that
`record.text[x.start:x.end]` is the printed surface of every fact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["lead", "support", "responsible", "by_duty"]
Form = Literal["bracket", "line", "inline", "table", "rule"]
Status = Literal["planned", "reported"]
MentionType = Literal["document", "standard", "law", "programme", "award", "organisation_platform"]
Relation = Literal["implements", "cites", "issued", "revised", "to_issue", "draft"]
EntityKind = Literal["work", "standard", "programme"]

Comparison = Literal["=", "≥", "≤", "≈", ">", "<"]
FigureKind = Literal["result", "target"]
Flow = Literal["flow", "stock"]

EXTRACTOR = "zhimai-loaders"


@dataclass(frozen=True, slots=True)
class Warn:
    """What could not be read, or was read in spite of a slip: code, reason, place."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body as the document names it: `agency` is its id, `name` its official name then."""

    agency: str
    name: str
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The masthead. What the text does not state is None or empty.

    `title_start`, `title_end`: where the title is printed, over several lines or in Traditional.
    """

    id: str
    title: str | None
    contained_title: str | None
    number: str | None
    kind: str | None
    date: str | None
    issuers: tuple[BodyMention, ...]
    recipients: tuple[str, ...]
    period: tuple[str | None, str | None] | None
    sha256: str
    text_sha256: str
    jurisdiction: str | None = None
    file: str | None = None
    title_start: int | None = None
    title_end: int | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """A part, section, clause, item, article or unnumbered paragraph.

    `level` is one of part, chapter, section, clause, item, subitem, article, paragraph;
    `path` is the human address, e.g. 第二部分一（二）. start/end include the label.
    """

    id: str
    parent: str | None
    level: str
    part: str | None
    section: str | None
    label: str | None
    heading: str | None
    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """One body in one statement. `position` counts from 1; `inherited` is a standing rule's."""

    agency: str
    name: str
    surface: str
    role: Role
    position: int
    inherited: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A responsibility statement, the text it answers for (scope) and its bodies."""

    id: str
    provision: str
    form: Form
    scope_start: int
    scope_end: int
    manner: str | None
    open: bool
    deadline: str | None
    quote: str
    start: int
    end: int
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A body that the sentence itself puts in charge (由市质量技监局牵头)."""

    agency: str
    name: str
    surface: str
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """One sentence of a clause. `statements` are the ids of the statements that cover it."""

    id: str
    provision: str
    text: str
    start: int
    end: int
    status: Status
    stage: str | None
    deadline: str | None
    statements: tuple[str, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One work, standard or programme that a document names; several documents share it.

    `kind` and `id` make its IRI. `name` is its full name in Simplified Chinese, `number` its 文号
    or standard number. `reason` says why it could not be told which one is meant, or is None;
    `document` is the id of the document that is this work, where the document itself says so.
    """

    kind: EntityKind
    id: str
    type: MentionType
    name: str
    number: str | None
    base: str | None
    reason: str | None
    document: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a work, a standard or a programme.

    `entity` is the id of what is meant, of the kind `kind`; `name` is the name as used here,
    folded; `relation` what the text does with a work, None for programmes; `article` is the
    article cited of it (第三条), `version` the date of the law's version in force; `how` the rule
    that told what is meant.
    """

    id: str
    provision: str | None
    measure: str | None
    type: MentionType
    kind: EntityKind
    entity: str
    name: str
    number: str | None
    relation: Relation | None
    article: str | None
    version: str | None
    how: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that the document states: an observation of the series `series`.

    `value` and `value_max` (of a range) are as written in `unit` (2.1 with 亿元); `base_value` is
    the value in `base_unit`, the unit of the series. `year` is the year spoken of. `quote` is the
    number with its unit and the words of comparison, as printed.
    """

    id: str
    series: str
    provision: str
    name: str
    value: float
    value_max: float | None
    comparison: Comparison
    unit: str | None
    base_value: float
    base_unit: str | None
    year: int | None
    kind: FigureKind
    flow: Flow | None
    level: str | None
    change: str | None
    holder: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """Everything read from one document. `text` is the kept text that all offsets address."""

    document: Document
    text: str
    provisions: tuple[Provision, ...]
    statements: tuple[Statement, ...]
    measures: tuple[Measure, ...]
    warnings: tuple[Warn, ...] = field(default=())
    indicators: tuple[Indicator, ...] = field(default=())
    mentions: tuple[Mention, ...] = field(default=())
    entities: tuple[Entity, ...] = field(default=())
