"""What lineage reads of a document: its sentences, the things they name, their figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from graph.order import first_day
from graph.projection.spec import projection
from graph.search_key import is_even, placed_key, search_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.property_graph import PropertyGraph

THINGS: Final = ("work", "standard", "programme")
Span = tuple[int, int]
_MARKS: Final = re.compile("[“”‘’「」『』]")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a document names: `kind` is work, standard or programme.

    start, end: where the document first names it in the sentence, in code points of its text.
    """

    kind: str
    id: str
    type: str
    name: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A measure as lineage compares it: `key` is its text folded, without quotation marks.

    `text` is as printed. start, end: code points of the kept text of `document`. `turn` orders sentences of the corpus:
    by date of the document (a partial one is its first day), inside one what is reported before what is planned. `provision` is the
    clause that it stands in.
    """

    document: str
    measure: str
    start: int
    end: int
    text: str
    key: str
    status: str
    stage: str | None
    turn: tuple[str, str, int]
    things: tuple[Thing, ...] = ()
    provision: str = ""

    def place(self, start: int, end: int) -> Span:
        """Return where a part of `key` stands, in code points of the document's text."""
        if len(self.key) == len(self.text) and is_even(self.text):
            return self.start + start, self.start + end
        places = [place for piece, place in _placed(self.text) if _MARKS.fullmatch(piece) is None]
        return self.start + places[start], self.start + places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a document states; `year` is the one it speaks of.

    `value` is in `unit` as printed, `base_value` in the unit that its indicator is compared in.
    """

    document: str
    indicator: str
    name: str
    unit: str | None
    year: str | None
    value: float
    value_max: float | None
    base_value: float
    comparison: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: `period` is which years it speaks of, `bodies` the names then of the bodies
    in its statements and sentences, by id; `works` are the works that it is, `carries_out` those
    that it says it implements, by id.
    """

    document: str
    title: str | None
    date: str | None
    period: tuple[str | None, str | None]
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    works: frozenset[str] = frozenset()
    carries_out: frozenset[str] = frozenset()

    @property
    def reports(self) -> bool:
        """Whether it reports what was done."""
        return any(sentence.status == "reported" for sentence in self.sentences)


def _placed(text: str) -> Iterator[tuple[str, int]]:
    key, places = placed_key(text)
    return zip(key, places, strict=True)


def plain(text: str) -> str:
    """Return a text as carriers are looked for in it: folded, without quotation marks.

    >>> plain("“質量 月”活动")
    '质量月活动'
    """
    return _MARKS.sub("", search_key(text))


def paper_of(graph: PropertyGraph) -> Paper:
    """Return what lineage reads of a document's named graph."""
    document = next(_rows(graph, "Document"))
    things = _things(graph)
    turn = (first_day(document["date"]), document["id"])
    sentences = [
        Sentence(
            document["id"],
            row["id"],
            row["start"],
            row["end"],
            row["text"],
            plain(row["text"]),
            row["status"],
            row["stage"],
            (*turn, 0 if row["status"] == "reported" else 1),
            tuple(things.get(row["id"], ())),
            row["provision"],
        )
        for row in _rows(graph, "Measure")
    ]
    figures = [
        Figure(
            document["id"],
            row["indicator"],
            row["name"],
            row["unit"],
            row["year"],
            float(row["value"]),
            None if row["value_max"] is None else float(row["value_max"]),
            float(row["base_value"]),
            row["comparison"],
            row["figure"],
            row["start"],
            row["end"],
        )
        for row in _rows(graph, "Observation")
    ]
    return Paper(
        document["id"],
        document["title"],
        document["date"],
        (document["period_start"], document["period_end"]),
        tuple(sorted(sentences, key=lambda sentence: sentence.start)),
        tuple(sorted(figures, key=lambda figure: figure.start)),
        _bodies(graph),
        frozenset(row["id"] for row in _rows(graph, "Work") if row["held"] == document["id"]),
        frozenset(
            row["work"]
            for row in _rows(graph, "Mention")
            if row["work"] is not None and row["relation"] == "implements"
        ),
    )


def _bodies(graph: PropertyGraph) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("ASSIGNED_TO", "ACTS_IN"):
        columns = projection().relationship_columns(kind)
        body, name = columns.index("from"), columns.index("name")
        for row in graph.relationships.get(kind, ()):
            found.setdefault(row[body], row[name])
    return found


def _things(graph: PropertyGraph) -> dict[str, list[Thing]]:
    """Return the things that each measure names, by the measure's id."""
    names = {
        (kind, row["id"]): row["name"] for kind in THINGS for row in _rows(graph, kind.capitalize())
    }
    found: dict[str, list[Thing]] = {}
    for row in sorted(_rows(graph, "Mention"), key=lambda row: (row["start"], row["id"])):
        if row["measure"] is None:
            continue
        for kind in THINGS:
            if row[kind] is not None:
                thing = Thing(
                    kind,
                    row[kind],
                    row["type"],
                    names[kind, row[kind]],
                    row["start"],
                    row["end"],
                )
                if thing not in found.setdefault(row["measure"], []):
                    found[row["measure"]].append(thing)
    return found


def _rows(graph: PropertyGraph, label: str) -> Iterator[dict[str, Any]]:
    columns = _columns(label)
    for row in graph.nodes.get(label, ()):
        yield dict(zip(columns, row, strict=True))


@cache
def _columns(label: str) -> tuple[str, ...]:
    return projection().columns(label)
