"""Which bodies of today a named body stands for in a statement."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.analysis.model import Assignment, Material, Step


def functions(step: Step) -> list[str]:
    """Return the functions that moved in an event of part of a body, none for a whole one.

    >>> from graph.analysis.model import Step
    >>> functions(Step("a", "b", False, "药品、化妆品", "2018-11"))
    ['药品', '化妆品']
    """
    if step.whole or step.function is None:
        return []
    return [word for word in step.function.split("、") if word]


class Succession:
    """Carries named bodies on to the bodies of today, by the events of the authority file.

    A body whose whole went to others is those others; a body whose function moved is, in a
    clause that mentions the function in a document dated before the move, also the body that
    took it. What went to several is shared by them in equal parts.
    """

    def __init__(self, material: Material) -> None:
        self._whole: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, list[Step]] = defaultdict(list)
        self._mentions: Mapping[tuple[str, str], frozenset[str]] = material.mentions
        self._ends: dict[str, tuple[str, ...]] = {}
        self._dates: dict[str, list[str]] = defaultdict(list)
        self._since: dict[str, str] = {}
        for step in material.steps:
            if step.whole:
                self._dates[step.before].append(step.known_by)
                self._whole[step.before].append(step.after)
            elif step.known_by:
                self._parts[step.before].append(step)

    def carried(self, assignment: Assignment) -> tuple[str, ...]:
        """Return the bodies of today that an assignment's body stands for, by id, at least one."""
        return tuple(sorted({*self._today(assignment.agency), *self._takers(assignment)}))

    def since(self, assignment: Assignment) -> str:
        """Return the date of the last event that an assignment is carried by, '' for none."""
        moves = [step.known_by for step in self._moves(assignment)]
        return max([self._whole_since(assignment.agency), *moves])

    def moved(self, assignment: Assignment) -> bool:
        """Tell whether the assignment is carried to a body only for a function that moved."""
        return bool(self._takers(assignment) - set(self._today(assignment.agency)))

    def _takers(self, assignment: Assignment) -> set[str]:
        return {body for step in self._moves(assignment) for body in self._today(step.after)}

    def _moves(self, assignment: Assignment) -> Iterator[Step]:
        """Yield the moves of a function, after the document, that the assignment's clause mentions."""
        for body in (assignment.agency, *self._line(assignment.agency)):
            for step in self._parts.get(body, ()):
                if assignment.date is None or assignment.date >= step.known_by:
                    continue
                # The words are asked of the body named, whoever of its successors lost them.
                if any(
                    assignment.statement in self._mentions.get((assignment.agency, word), ())
                    for word in functions(step)
                ):
                    yield step

    def _whole_since(self, agency: str) -> str:
        known = self._since.get(agency)
        if known is None:
            line = (agency, *self._line(agency))
            dates = [date for body in line for date in self._dates.get(body, ())]
            known = self._since[agency] = max(dates, default="")
        return known

    def _line(self, agency: str) -> set[str]:
        """Return all bodies that came after one by whole events."""
        found: set[str] = set()
        waiting = [agency]
        while waiting:
            for after in self._whole.get(waiting.pop(), ()):
                if after not in found and after != agency:
                    found.add(after)
                    waiting.append(after)
        return found

    def _today(self, agency: str) -> tuple[str, ...]:
        known = self._ends.get(agency)
        if known is None:
            line = self._line(agency)
            known = tuple(sorted(body for body in line if not self._whole.get(body))) or (agency,)
            self._ends[agency] = known
        return known


def words_of(steps: Mapping[str, list[Step]], agency: str) -> list[str]:
    """Return the functions that left a body or one of its successors, each once, in order.

    `steps` are the events by the body that they begin with. These are the words to look for in
    the clauses that name the body.
    """
    words: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [agency]
    while waiting:
        body = waiting.pop()
        if body in seen:
            continue
        seen.add(body)
        for step in steps.get(body, ()):
            words |= dict.fromkeys(functions(step))
            if step.whole:
                waiting.append(step.after)
    return sorted(words)
