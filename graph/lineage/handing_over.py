"""Who handed a piece of work to whom between two documents, by the events that bodies went through."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

Turn = Literal[
    "renamed", "handed_over", "left", "joined", "lead_named", "lead_dropped", "lead_changed"
]


@dataclass(frozen=True, slots=True)
class Step:
    """One body after another by an event: wholly, or for one function.

    `function` is what moved, for a division what this successor took (several joined by 、).
    """

    before: str
    after: str
    event: str
    kind: str
    whole: bool
    function: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """The steps by which a body's work came to another one, the first event first."""

    before: str
    after: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed between two documents that both name bodies; ids of bodies and events.

    `before` are bodies of the earlier document, `after` those of the later one. Of bodies that
    left, `heirs` are those that carry on their work and that the later document does not name.
    """

    turn: Turn
    before: tuple[str, ...]
    after: tuple[str, ...]
    events: tuple[str, ...] = ()
    function: str | None = None
    heirs: tuple[str, ...] = ()


def spoken_of(function: str, text: str) -> bool:
    """Say whether a text speaks of a function; several are joined by 、.

    >>> spoken_of("商标、地理标志", "加强地理标志保护"), spoken_of("商标", "加强质量工作")
    (True, False)
    """
    return any(part in text for part in function.split("、") if part)


def ways(
    body: str,
    there: Collection[str],
    steps: Mapping[str, Sequence[Step]],
    concerns: Callable[[str], bool],
) -> tuple[Way, ...]:
    """Return how a body's work came to those that are `there`, each by the fewest steps.

    An event that moved one function counts where the work `concerns` it. Beyond a body that is
    there nobody is asked.
    """
    found: dict[str, Way] = {}
    seen = {body}
    open_ = [Way(body, body, ())]
    while open_:
        further = []
        for way in open_:
            for step in steps.get(way.after, ()):
                if step.after in seen:
                    continue
                if not step.whole and not (step.function and concerns(step.function)):
                    continue
                seen.add(step.after)
                longer = Way(body, step.after, (*way.steps, step))
                if step.after in there:
                    found[step.after] = longer
                else:
                    further.append(longer)
        open_ = further
    return tuple(found.values())


def heirs(
    body: str, steps: Mapping[str, Sequence[Step]], concerns: Callable[[str], bool]
) -> tuple[Way, ...]:
    """Return the ways to the bodies that carry on a body's work in the end; none while it goes on."""
    last: list[Way] = []
    seen = {body}
    open_ = [Way(body, body, ())]
    while open_:
        way = open_.pop(0)
        onward = [
            step
            for step in steps.get(way.after, ())
            if step.whole or (step.function and concerns(step.function))
        ]
        if way.steps and not any(step.whole for step in onward):
            last.append(way)
        for step in onward:
            if step.after not in seen:
                seen.add(step.after)
                open_.append(Way(body, step.after, (*way.steps, step)))
    return tuple(last)


def changes(
    earlier: Mapping[str, Collection[str]],
    later: Mapping[str, Collection[str]],
    steps: Mapping[str, Sequence[Step]],
    concerns: Callable[[str], bool],
) -> tuple[Changed, ...]:
    """Return what changed between two documents; both map bodies to their roles.

    First who handed over to whom, event by event; then who left, who joined, and the lead.
    """
    passed = [way for body in earlier for way in _passed(body, later, steps, concerns)]
    gone = [body for body in earlier if body not in later]
    heard = {way.before for way in passed}
    taken = {way.after for way in passed}
    found = _by_event(passed)
    found += _left([body for body in gone if body not in heard], steps, concerns)
    joined = tuple(body for body in later if body not in earlier and body not in taken)
    if joined:
        found.append(Changed("joined", (), joined))
    lead = _lead(earlier, later, passed)
    if lead is not None:
        found.append(lead)
    return tuple(found)


def _passed(
    body: str,
    later: Mapping[str, Collection[str]],
    steps: Mapping[str, Sequence[Step]],
    concerns: Callable[[str], bool],
) -> Iterable[Way]:
    """Return the ways of a body that is gone, or that gave a function away and goes on."""
    found = ways(body, later, steps, concerns)
    if body not in later:
        return found
    return [way for way in found if not way.steps[0].whole]


def _by_event(passed: Iterable[Way]) -> list[Changed]:
    """Return one change for the bodies that went the same way by the same events."""
    groups: dict[tuple[str, tuple[str, ...], str | None, bool], list[str]] = defaultdict(list)
    for way in passed:
        events = tuple(dict.fromkeys(step.event for step in way.steps))
        function = next((step.function for step in way.steps if step.function), None)
        renamed = all(step.kind == "rename" for step in way.steps)
        groups[way.after, events, function, renamed].append(way.before)
    return [
        Changed("renamed" if renamed else "handed_over", tuple(bodies), (after,), events, function)
        for (after, events, function, renamed), bodies in groups.items()
    ]


def _left(
    bodies: Iterable[str],
    steps: Mapping[str, Sequence[Step]],
    concerns: Callable[[str], bool],
) -> list[Changed]:
    """Return who left: those whose work others carry on one by one, the rest together."""
    found: list[Changed] = []
    plain: list[str] = []
    for body in bodies:
        last = heirs(body, steps, concerns)
        if not last:
            plain.append(body)
            continue
        events = tuple(dict.fromkeys(step.event for way in last for step in way.steps))
        found.append(
            Changed("left", (body,), (), events, None, tuple(dict.fromkeys(w.after for w in last)))
        )
    if plain:
        found.append(Changed("left", tuple(plain), ()))
    return found


def _lead(
    earlier: Mapping[str, Collection[str]],
    later: Mapping[str, Collection[str]],
    passed: Iterable[Way],
) -> Changed | None:
    before = tuple(body for body, roles in earlier.items() if "lead" in roles)
    after = tuple(body for body, roles in later.items() if "lead" in roles)
    if before and not after:
        return Changed("lead_dropped", before, ())
    if after and not before:
        return Changed("lead_named", (), after)
    now = {way.before: way.after for way in passed}
    if {now.get(body, body) for body in before} != set(after):
        return Changed("lead_changed", before, after)
    return None
