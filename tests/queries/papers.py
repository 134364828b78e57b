"""Writes small documents by hand: text and record together, so that every fact is a slice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.graphs import authority_graph, record_rows
from graph.store import open_store
from loaders.record import (
    Actor,
    Assignment,
    BodyMention,
    Document,
    Measure,
    Provision,
    Record,
    Role,
    Statement,
)
from ontology import iri
from ontology.authority_types import Agency, Bound, ChangeEvent, Name
from tests.lineage import with_lineage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from graph.port import Store

UNKNOWN = Bound(None, None, None, "", "")


@dataclass(frozen=True)
class Said:
    """A statement to write: its bodies with roles, and which sentences it covers.

    `covers` are numbers of the document's sentences from 0; None: those since the statement
    before in the clause. `inherited` bodies get their span in the `rule` of the document.
    """

    bodies: Sequence[tuple[str, Role]]
    covers: Sequence[int] | None = None
    manner: str | None = None
    open: bool = False
    deadline: str | None = None
    inherited: Sequence[str] = ()


@dataclass(frozen=True)
class Task:
    """A sentence to write, with a deadline, a status and bodies that it puts in charge itself."""

    text: str
    deadline: str | None = None
    status: str = "planned"
    actors: Sequence[tuple[str, Role]] = ()


@dataclass
class Paper:
    """A document to write; `clauses` are pairs of a heading and its sentences and statements."""

    number: str
    date: str | None
    clauses: Sequence[tuple[str, Sequence[str | Task | Said]]]
    title: str = "关于加强质量工作的意见"
    kind: str | None = "意见"
    issuer: str | None = None
    period: tuple[str | None, str | None] | None = None
    text: str = ""
    statements: list[Statement] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The document's id."""
        return iri.document_id(self.date[:4] if self.date else None, self.number)

    def clause_id(self, number: int) -> str:
        """Return the id of the n-th clause, from 1."""
        return f"{self.id}.s1.c{number}"

    def record(self) -> Record:
        """Return the record of the document, written anew."""
        self.text = ""
        self.statements, self.measures, self.provisions = [], [], []
        self._write(f"{self.number}\n")
        self._write(f"{self.title}\n")
        issuers: tuple[BodyMention, ...] = ()
        if self.issuer is not None:
            start, end = self._write(self.issuer)
            issuers = (BodyMention(self.issuer, self.issuer, self.issuer, start, end),)
            self._write("\n")
        section_start, _ = self._write("一、")
        self._write("总的任务\n")
        clauses = [
            self._clause(number, heading, items)
            for number, (heading, items) in enumerate(self.clauses, 1)
        ]
        self.provisions = [
            Provision(
                f"{self.id}.s1", None, "section", None, None, "一、", "总的任务", "一",
                section_start, len(self.text),
            ),
            *clauses,
        ]  # fmt: skip
        self._cover()
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Record(
            document=Document(
                self.id, self.title, None, self.number, self.kind, self.date, issuers, (),
                self.period, digest, digest, None, None,
            ),
            text=self.text,
            provisions=tuple(self.provisions),
            statements=tuple(self.statements),
            measures=tuple(self.measures),
        )  # fmt: skip

    def _write(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def _clause(self, number: int, heading: str, items: Sequence[str | Task | Said]) -> Provision:
        label = f"（{number}）"
        start, _ = self._write(label)
        if heading:
            self._write(f"{heading}。")
        scope = len(self.text)
        pending: list[int] = []
        for item in items:
            if isinstance(item, Said):
                self._say(self.clause_id(number), item, scope, pending)
                pending, scope = [], len(self.text)
            else:
                pending.append(len(self.measures))
                self._task(self.clause_id(number), item if isinstance(item, Task) else Task(item))
        _, end = self._write("\n")
        return Provision(
            self.clause_id(number), f"{self.id}.s1", "clause", None, "一、", label, heading or None,
            f"一{label}", start, end - 1,
        )  # fmt: skip

    def _task(self, provision: str, task: Task) -> None:
        start = len(self.text)
        actors = []
        for agency, role in task.actors:
            at, end = self._write(agency)
            actors.append(Actor(agency, agency, agency, role, at, end))
        self._write(task.text)
        self.measures.append(
            Measure(
                f"{provision}-m{start:08x}", provision, self.text[start:], start, len(self.text),
                task.status, None, task.deadline, (), tuple(actors),  # type: ignore[arg-type]
            )
        )  # fmt: skip

    def _say(self, provision: str, said: Said, scope: int, pending: list[int]) -> None:
        start, _ = self._write("（")
        assignments: list[Assignment] = []
        for position, (agency, role) in enumerate(said.bodies, 1):
            if agency in said.inherited:
                first = next(
                    a for s in self.statements for a in s.assignments if a.agency == agency
                )
                at, end = first.start, first.end
            else:
                at, end = self._write(agency)
                self._write("、")
            assignments.append(
                Assignment(
                    agency, agency, agency, role, position, agency in said.inherited, at, end
                )
            )
        self._write(f"{said.manner or '负责'}）")
        identifier = f"{provision}-r{start:08x}"
        self.statements.append(
            Statement(
                identifier, provision, "bracket", scope, start, said.manner, said.open,
                said.deadline, self.text[start:], start, len(self.text), tuple(assignments),
            )
        )  # fmt: skip
        self._covered = getattr(self, "_covered", {})
        self._covered[identifier] = list(pending if said.covers is None else said.covers)

    def _cover(self) -> None:
        covered: dict[str, list[int]] = getattr(self, "_covered", {})
        for index, m in enumerate(self.measures):
            statements = tuple(s.id for s in self.statements if index in covered[s.id])
            self.measures[index] = Measure(
                m.id, m.provision, m.text, m.start, m.end, m.status, m.stage, m.deadline,
                statements, m.actors,
            )  # fmt: skip
        self._covered = {}


def agency(identifier: str, name: str | None = None, *, collective: bool = False) -> Agency:
    """Return an agency whose name is its id unless another is given."""
    return Agency(
        id=identifier, official_name=name or identifier, english_name=f"The {identifier}",
        level="municipal", kind="collective" if collective else "department", jurisdiction=None,
        function=None, start=UNKNOWN, end=UNKNOWN, collective=collective,
        covers="county" if collective else None, source="test", certainty="certain", note="",
    )  # fmt: skip


def name(
    agency: str, text: str, valid_from: str | None = None, valid_to: str | None = None,
    type: str = "official",  # noqa: A002
) -> Name:  # fmt: skip
    """Return a name of an agency."""
    return Name(agency, text, type, valid_from, valid_to, "test", "certain", "")  # type: ignore[arg-type]


def event(
    identifier: str, from_: Iterable[str], to: Iterable[str], date: str | None,
    function: str | None = None,
) -> ChangeEvent:  # fmt: skip
    """Return a change event: of whole bodies, or of the function given."""
    return ChangeEvent(
        id=identifier, name_en=f"Event {identifier}", name_zh=f"变动{identifier}", date=date,
        not_before=None, not_after=None, kind="merger" if function is None else "transfer",
        scope="whole" if function is None else "partial", function=function, from_=tuple(from_),
        to=tuple(to), source="test", certainty="certain", date_certainty="certain", note="",
    )  # fmt: skip


def store_of(
    path: Path,
    papers: Iterable[Paper],
    agencies: Iterable[Agency] = (),
    names: Iterable[Name] = (),
    events: Iterable[ChangeEvent] = (),
    memberships: Iterable[tuple[str, str]] = (),
    *,
    lineage: bool = False,
) -> Store:
    """Return a store of these papers; bodies that are not given are made with their id as name.

    With `lineage` it holds the threads that go through them.
    """
    records = [paper.record() for paper in papers]
    known = {a.id: a for a in agencies}
    for record in records:
        for identifier in (
            *(a.agency for s in record.statements for a in s.assignments),
            *(a.agency for m in record.measures for a in m.actors),
            *(i.agency for i in record.document.issuers),
        ):
            known.setdefault(identifier, agency(identifier))
    events = tuple(events)
    for change in events:
        for identifier in (*change.from_, *change.to):
            known.setdefault(identifier, agency(identifier))
    given = tuple(names)
    named = {n.agency for n in given}
    given += tuple(name(a.id, a.official_name) for a in known.values() if a.id not in named)
    store = open_store(f"sqlite:{path}")
    documents = [record_rows(record) for record in records]
    store.load(
        [
            authority_graph(known.values(), given, events, memberships),
            *(with_lineage(documents) if lineage else documents),
        ]
    )
    return store
