"""What the analysis of who works with whom is made from, and the words that prove its ties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeVar, get_args

from graph.analysis.model import Agency, Assignment, Material, Step
from graph.analysis.succession import words_of
from graph.search_key import search_key
from queries.details import Details, evidence_of
from queries.parameters import check_after, check_limit
from queries.reader import array, ask, ask_all
from queries.types import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.analysis.model import Actor, Analysis, Tie
    from graph.port import Reader
    from queries.types import Clause, Evidence, Position

Row = TypeVar("Row")

Measure = Literal[
    "strength",
    "degree",
    "betweenness",
    "eigenvector",
    "core",
    "statements",
    "leads",
    "led",
    "supports",
]
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement that a finding rests on: its clause, and its words."""

    statement: str
    clause: Clause
    evidence: Evidence


def material(reader: Reader) -> Material:
    """Return all that an analysis reads of a graph, the same from either kind of store.

    Not for a request: it reads every responsibility statement. Memory grows with their number.
    """
    assignments = tuple(Assignment(*row) for row in ask_all(reader, "analysis_assignments"))
    steps = tuple(
        Step(before, after, scope == "whole", function, known_by)
        for before, after, scope, function, known_by in ask_all(reader, "analysis_succession")
    )
    agencies = {
        identifier: Agency(identifier, name or identifier, name_en, bool(collective))
        for identifier, name, name_en, collective in ask_all(reader, "analysis_agencies")
    }
    return Material(
        release=reader.release(),
        assignments=assignments,
        agencies=agencies,
        overlaps=tuple((one, other) for one, other in ask_all(reader, "analysis_overlaps")),
        steps=steps,
        mentions=_mentions(reader, {row.agency for row in assignments}, steps),
    )


def proofs(reader: Reader, statements: Iterable[str]) -> dict[str, Proof]:
    """Return the words, clause and document of statements by their ids."""
    details = Details(reader, None)
    rows = ask(reader, "analysis_statements", statements=array(dict.fromkeys(statements)))
    return {
        row[0]: Proof(
            row[0],
            details.clause(row, 4),
            evidence_of(details.document(row, 14), row[1], row[2], row[3]),
        )
        for row in rows
    }


def _mentions(
    reader: Reader, named: set[str], steps: tuple[Step, ...]
) -> dict[tuple[str, str], frozenset[str]]:
    by_body: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        by_body[step.before].append(step)
    return {
        (agency, word): frozenset(
            row[0] for row in ask(reader, "analysis_mentions", agency=agency, word=search_key(word))
        )
        for agency in sorted(named)
        for word in words_of(by_body, agency)
    }


def ranked(analysis: Analysis, by: Measure = "strength") -> list[Actor]:
    """Return the actors by a measure, greatest first; equals by strength, statements, id."""
    return sorted(
        analysis.actors,
        key=lambda actor: (
            -(getattr(actor, by) or 0),
            -actor.strength,
            -actor.statements,
            actor.id,
        ),
    )


def ties_of(analysis: Analysis, agency: str | None = None) -> list[Tie]:
    """Return the ties, strongest first, of one actor or of all.

    `agency` is an actor or one of the bodies that it stands for; one that is not in the network
    has no ties.
    """
    if agency is None:
        return list(analysis.ties)
    actors = {actor.id for actor in analysis.actors if actor.id == agency or agency in actor.bodies}
    return [tie for tie in analysis.ties if tie.a in actors or tie.b in actors]


def page_of(rows: Sequence[Row], limit: int, after: Position | None) -> Page[Row]:
    """Return a page of rows; a position is the number of rows before it."""
    position = check_after(after, (int,))
    start = int(position[0]) if position is not None else 0
    items = tuple(rows[start : start + check_limit(limit)])
    more = start + len(items) < len(rows)
    return Page(items, (start + len(items),) if more else None, len(rows), True, limit)
