"""Reads which bodies came after others and by which events, for what hands work over."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.lineage.handing_over import Step
from queries.reader import array, ask
from queries.types import EventRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from queries.details import Details
    from queries.types import AgencyRef


class Succession:
    """The steps of succession that one answer needs; bodies and events by id, as they are met."""

    def __init__(self, details: Details, last_day: str) -> None:
        self._details = details
        self._last_day = last_day
        self.agencies: dict[str, AgencyRef] = {}
        self.events: dict[str, EventRef] = {}

    def of(self, bodies: Iterable[AgencyRef], until: str | None) -> Mapping[str, list[Step]]:
        """Return what came after bodies, and after those, by events up to a date, by body.

        Events of an unknown date are among them.
        """
        keys = self._details.naming.keys()
        rows = ask(
            self._details.reader, "successions", as_of=self._last_day,
            agencies=array(keys[body.id] for body in bodies),
        )  # fmt: skip
        refs = self._details.naming.refs(rows, 1)
        steps: dict[str, list[Step]] = defaultdict(list)
        for row in rows:
            before, after, event = row[0], refs[row[1]], row[6]
            self.agencies[after.id] = after
            self.events.setdefault(event, EventRef(event, row[7], row[8], row[9], row[12]))
            if until is None or row[13] <= until:
                steps[before].append(
                    Step(before, after.id, event, row[9], row[10] == "whole", row[11])
                )
        return steps
