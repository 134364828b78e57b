"""Follows change events from body to body: successors, predecessors, with one function or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import DataError
from ontology.periods import before

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.authority_types import ChangeEvent


class Succession:
    """The graph of change events. Whole events always lead on, partial ones for their function."""

    def __init__(self, events: Mapping[str, ChangeEvent]) -> None:
        self._after: dict[str, list[tuple[str, ChangeEvent]]] = {}
        self._before: dict[str, list[tuple[str, ChangeEvent]]] = {}
        for event in events.values():
            for source in event.from_:
                for target in event.to:
                    self._after.setdefault(source, []).append((target, event))
                    self._before.setdefault(target, []).append((source, event))
        self._refuse_cycles(events)

    def successors(
        self, agency: str, function: str | None = None, date: str | None = None
    ) -> tuple[str, ...]:
        """Return the bodies that came after, nearest first, the agency itself not among them.

        With `function`, partial events that moved this function (商标) are followed as well.
        With `date`, events that are certainly later are not followed.
        """
        return self._closure(self._after, agency, function, date)

    def predecessors(
        self, agency: str, function: str | None = None, date: str | None = None
    ) -> tuple[str, ...]:
        """Return the bodies that came before, nearest first, the agency itself not among them."""
        return self._closure(self._before, agency, function, date)

    def events_of(self, agency: str) -> tuple[ChangeEvent, ...]:
        """Return the events that go from or to a body, by date, undated ones last."""
        steps = [*self._before.get(agency, ()), *self._after.get(agency, ())]
        events = {event.id: event for _, event in steps}
        return tuple(sorted(events.values(), key=lambda event: (event.date or "9999", event.id)))

    def _closure(
        self,
        steps: Mapping[str, list[tuple[str, ChangeEvent]]],
        agency: str,
        function: str | None,
        date: str | None,
    ) -> tuple[str, ...]:
        found: dict[str, None] = {}
        frontier = [agency]
        while frontier:
            following: list[str] = []
            for here in frontier:
                for there, event in steps.get(here, ()):
                    source, target = (here, there) if steps is self._after else (there, here)
                    if date is not None and event.date is not None and before(date, event.date):
                        continue
                    if there in found or there == agency:
                        continue
                    if self._carries(event, source, target, function):
                        found[there] = None
                        following.append(there)
            frontier = following
        return tuple(found)

    def _carries(self, event: ChangeEvent, source: str, target: str, function: str | None) -> bool:
        """Say whether an event hands on the body as a whole or the function asked for.

        商标 left 市工商局 for 市知识产权局, so the merger of 市工商局 into 市市场监管局 does not
        carry it. In a split that says who took what, a function goes only where it is named.
        """
        if event.scope == "partial":
            return function is not None and event.function == function
        if function is None:
            return True
        takers = [agency for agency, taken in event.shares if function in taken]
        if takers:
            return target in takers
        return not any(
            moved.scope == "partial" and moved.function == function
            for _, moved in self._after.get(source, ())
        )

    def _refuse_cycles(self, events: Mapping[str, ChangeEvent]) -> None:
        """Raise DataError if whole events lead a body back to itself."""
        whole = {event.id for event in events.values() if event.scope == "whole"}
        done: set[str] = set()
        for start in self._after:
            path: list[str] = []
            _walk(start, self._after, whole, path, done)


def _walk(
    here: str,
    steps: Mapping[str, Iterable[tuple[str, ChangeEvent]]],
    whole: set[str],
    path: list[str],
    done: set[str],
) -> None:
    if here in path:
        circle = " → ".join([*path[path.index(here) :], here])
        raise DataError(f"ontology/authority/events.csv leads in a circle: {circle}")
    if here in done:
        return
    path.append(here)
    for there, event in steps.get(here, ()):
        if event.id in whole:
            _walk(there, steps, whole, path, done)
    path.pop()
    done.add(here)
