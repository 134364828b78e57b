"""Networks of agencies made of lists of bodies, for the tests of the analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from graph.analysis.compute import analyses
from graph.analysis.model import Agency, Analysis, Assignment, Material, Step, View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLLECTIVE = "all"


def material(
    lists: Sequence[Sequence[str | tuple[str, str]]],
    *,
    steps: Sequence[Step] = (),
    mentions: Mapping[tuple[str, str], frozenset[str]] | None = None,
    overlaps: Sequence[tuple[str, str]] = (),
    dates: Sequence[str] = (),
) -> Material:
    """Statements s0, s1 … that name bodies, each a body or a body with its role."""
    rows = []
    for number, bodies in enumerate(lists):
        date = dates[number] if dates else "2020-01-01"
        for body in bodies:
            agency, role = (body, "responsible") if isinstance(body, str) else body
            rows.append(
                Assignment(
                    f"s{number}", f"c{number}", date, date, int(date[:4]), number, agency, role, f"{agency}局"
                )
            )  # fmt: skip
    named = {row.agency for row in rows} | {step.after for step in steps}
    agencies = {one: Agency(one, f"{one}局", None, one.startswith(COLLECTIVE)) for one in named}
    return Material("r", tuple(rows), agencies, tuple(overlaps), tuple(steps), mentions or {})


def found(given_material: Material, view: View | None = None) -> Analysis:
    """The analysis of one view."""
    wanted = view or View()
    return next(one for one in analyses(given_material) if one.view == wanted)


def weights(analysis: Analysis) -> dict[tuple[str, str], float]:
    return {(tie.a, tie.b): tie.weight for tie in analysis.ties}


def actor(analysis: Analysis, identifier: str) -> Any:
    return next(one for one in analysis.actors if one.id == identifier)


bodies = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True)
some_lists = st.lists(bodies, min_size=1, max_size=12)
SUCCESSION = View(through="succession")
