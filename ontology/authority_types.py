"""The rows of the authority file as frozen values: bodies, names, events, places, functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameType = Literal["official", "short", "english", "miswritten", "document-local"]
EventKind = Literal[
    "rename", "merger", "split", "absorption", "transfer", "founding", "dissolution"
]
Scope = Literal["whole", "partial"]
How = Literal["authority", "composed", "provisional"]

NATIONAL = "000000"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row is from: a document, a page or a plan, and what it says."""

    key: str
    title: str
    url: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place of GB/T 2260 (or the centre, 000000).

    `level` is national, province, prefecture or county; `kind` the printed suffix (市, 区, 县,
    自治州 …); `short` the name without it; `aliases` other names (沪, 申); `number_prefixes` how
    document numbers of its government begin. Dates are as in `ontology.periods`.
    """

    code: str
    name: str
    short: str
    level: str
    kind: str
    parent: str | None
    aliases: tuple[str, ...]
    number_prefixes: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    source: str
    certainty: str
    former: bool


@dataclass(frozen=True, slots=True)
class FunctionName:
    """One way to name the body of a function without its place: 市场监管局 → 市场监督管理局.

    `text` is what documents print after the place; `official` the form it stands for, with
    `{place}` (杭州市), `{short}` (杭州) or `{city}` where the place is not simply put in front.
    `place` restricts the row to one jurisdiction (a GB/T 2260 code), or if `within` is set to it
    and all that lies in it; `levels` to some levels.
    """

    function: str
    text: str
    official: str
    levels: frozenset[str]
    place: str | None
    valid_from: str | None
    valid_to: str | None
    source: str
    certainty: str
    within: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """What a kind of body does, wherever it is: market-regulation, 市场监管.

    `defaults` has the usual name by level (province, prefecture, county), used only to name a
    composed body that no document at hand has named. `covers` is the level of the members of a
    collective (county for 各区人民政府), else None. `several` says that one place has several
    bodies of this function, told apart by name only (管委会).
    """

    key: str
    name_zh: str
    name_en: str
    kind: str
    covers: str | None
    several: bool
    defaults: tuple[tuple[str, str], ...]
    names: tuple[FunctionName, ...]
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a body bore or bears; `text` carries no gloss. Dates as in `ontology.periods`."""

    agency: str
    text: str
    type: NameType
    valid_from: str | None
    valid_to: str | None
    source: str
    certainty: str
    note: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A start or an end: the date if known, else the days between which it must lie."""

    date: str | None
    not_before: str | None
    not_after: str | None
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A body: government, department, party organ, court, mass organisation or collective.

    `level` as in agencies.csv; `jurisdiction` a GB/T 2260 code, None where a body belongs to no
    single place; `covers` as in Function. A composed body has `how` "composed".
    """

    id: str
    official_name: str
    english_name: str
    level: str
    kind: str
    jurisdiction: str | None
    function: str | None
    start: Bound
    end: Bound
    collective: bool
    covers: str | None
    source: str
    certainty: str
    note: str
    how: How = "authority"


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """What happened to bodies: `whole` closes and opens names, `partial` moves one function.

    `function` says what moved (商标), `shares` what each body of a split took: (agency,
    functions). `date` None is unknown; then `not_before` and `not_after` bound it.
    """

    id: str
    name_en: str
    name_zh: str
    date: str | None
    not_before: str | None
    not_after: str | None
    kind: EventKind
    scope: Scope
    function: str | None
    from_: tuple[str, ...]
    to: tuple[str, ...]
    source: str
    certainty: str
    date_certainty: str
    note: str
    shares: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of a collective body: an agency of this file, or only its name."""

    collective: str
    member: str | None
    member_name: str
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Collective:
    """What a collective body stands for, whether all its members are known, and how many."""

    agency: str
    meaning: str
    complete: bool
    count: str
    source: str
    certainty: str
    note: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The body that a surface means: its id and its official name at the date.

    `how` tells which step found it; `jurisdiction` is the body's place where known, `function`
    its function key, `collective` whether it stands for several bodies.
    """

    agency: str
    name: str
    how: How
    jurisdiction: str | None
    function: str | None
    collective: bool
