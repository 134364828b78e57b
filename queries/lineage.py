"""The lineage of anything: which earlier sentences led to it and which later ones go on with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING, Final, get_args

from graph.order import PART_BITS
from ontology.errors import NotFound
from queries.details import Details
from queries.lineage_pairs import (
    Pair,
    Standing,
    added_link,
    best_pairs,
    judgements_of,
    link_of,
    thread_refs,
    told,
)
from queries.paging import COUNT_UP_TO
from queries.parameters import InvalidParameter
from queries.period import period_of
from queries.reader import array, ask
from queries.types import Direction, Judged, Lineage, LineageKind, LineageNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.port import Reader
    from queries.lineage_pairs import Told
    from queries.period import Period
    from queries.reader import Row
    from queries.types import Link, ThreadRef

DEEPEST: Final = 3
MOST_NODES: Final = 300
DEFAULT_NODES: Final = 60
MOST_LINKS: Final = 1_000
"""Links between the sentences of a thing; a view of more tells less than the list of its links."""
_KINDS: Final[tuple[LineageKind, ...]] = get_args(LineageKind)
_DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
_OF_A_TEXT: Final = ("measure", "provision", "document")


@dataclass(frozen=True, slots=True)
class _Focus:
    kind: LineageKind
    id: str
    name: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class _Step:
    """A link found on the way: the standings of both ends, the same one twice where it was added."""

    earlier: Standing
    later: Standing
    judged: Judged | None


@dataclass(slots=True)
class _View:
    """The sentences found so far with their depths, the links, and who was left out."""

    limit: int
    depths: dict[int, int]
    steps: dict[Pair, _Step] = field(default_factory=dict)
    omitted: set[int] = field(default_factory=set)
    uncounted: int = 0
    omitted_links: int = 0


def lineage(
    reader: Reader,
    identifier: str,
    *,
    kind: LineageKind | None = None,
    direction: Direction = "both",
    depth: int = 1,
    node_limit: int = DEFAULT_NODES,
    as_of: str | None = None,
) -> Lineage:
    """Return where a thing came from and what became of it, at most `node_limit` sentences (to 300).

    Of a sentence, clause or document: the sentences up to `depth` (1 to 3) links away, earlier ones
    of earlier ones and later ones of later ones. Of a thread, or of a work, standard, programme or
    indicator: the sentences of it with the links between them; each further step follows their other
    links. Nearer ones in time come first; of a thing with too many sentences the newest are shown, and their
    other links are not followed.
    `omitted` counts what is left out one link away (of a sentence with very many links, those that
    may be in view by another way too); beyond a view that is full nothing further is followed. `kind` is only needed where two things of different kinds share an id.
    Raises NotFound, InvalidParameter.
    """
    _check(direction, depth, node_limit, kind)
    period = period_of(as_of)
    focus = _focus(reader, identifier, kind)
    seeds = _seeds(reader, focus, period, COUNT_UP_TO)
    if not seeds and (focus.kind not in _OF_A_TEXT or not _in_period(focus, period)):
        raise NotFound(f"no {focus.kind} has the id {identifier!r} in documents up to {as_of}")
    view = _View(node_limit, dict.fromkeys(seeds[:node_limit], 0))
    view.omitted.update(seeds[node_limit:])
    steps = depth
    if focus.kind not in _OF_A_TEXT:
        _tie(reader, view, list(view.depths))
        steps -= 1
    for earlier in (1, 0):
        if direction in {"both", "earlier" if earlier else "later"}:
            # Beyond the sentences of a thing a full view only counts more of what it leaves out.
            full = steps < depth and len(view.depths) >= node_limit and view.omitted
            frontier = [] if full else seeds[:node_limit]
            for distance in range(1, steps + 1):
                frontier = _step(reader, view, frontier, distance, period, earlier)
    return _answer(Details(reader, as_of), focus, view, direction, depth, as_of)


def _check(direction: str, depth: int, node_limit: int, kind: str | None) -> None:
    if direction not in _DIRECTIONS:
        raise InvalidParameter("direction", f"{direction!r} is none of {', '.join(_DIRECTIONS)}")
    if not 1 <= depth <= DEEPEST:
        raise InvalidParameter("depth", f"{depth} is not from 1 to {DEEPEST}")
    if not 1 <= node_limit <= MOST_NODES:
        raise InvalidParameter("node_limit", f"{node_limit} is not from 1 to {MOST_NODES}")
    if kind is not None and kind not in _KINDS:
        raise InvalidParameter("kind", f"{kind!r} is none of {', '.join(_KINDS)}")


def _focus(reader: Reader, identifier: str, kind: LineageKind | None) -> _Focus:
    for row in ask(reader, "lineage_focus", id=identifier):
        if kind in {None, row[0]}:
            return _Focus(row[0], identifier, row[1], row[2], row[3])
    raise NotFound(f"nothing that could have a lineage has the id {identifier!r}")


def _in_period(focus: _Focus, period: Period) -> bool:
    return focus.first is not None and period.low <= focus.first <= period.high


def _seeds(reader: Reader, focus: _Focus, period: Period, limit: int) -> list[int]:
    rows = ask(
        reader, "lineage_seeds", kind=focus.kind, id=focus.id, first=focus.first, last=focus.last,
        low=period.low, high=period.high, limit=limit,
    )  # fmt: skip
    return [row[0] for row in rows]


def _tie(reader: Reader, view: _View, measures: Sequence[int]) -> None:
    """Add the links between the sentences of a thing, the earliest first, up to the bound."""
    judged = judgements_of(reader, measures)
    found = best_pairs(_standings(reader, measures), judged)
    times = {one.measure: one.time for ends in found.values() for one in ends}
    here = frozenset(measures)
    for pair, said in judged.items():
        if said.verdict == "added" and pair not in found and here.issuperset(pair):
            found[pair] = _alone(pair[0]), _alone(pair[1])
            for key in pair:
                times.setdefault(key, (-(key >> PART_BITS), 0, key))
    shown = nsmallest(MOST_LINKS, found, key=lambda pair: (times[pair[0]], times[pair[1]]))
    view.steps |= {pair: _Step(*found[pair], judged.get(pair)) for pair in shown}
    view.omitted_links = len(found) - len(view.steps)


def _standings(reader: Reader, measures: Iterable[int]) -> list[Standing]:
    rows = ask(reader, "measure_threads", measures=array(measures))
    return [Standing(row[1], row[0], *row[2:9]) for row in rows]


def _step(
    reader: Reader,
    view: _View,
    frontier: Sequence[int],
    distance: int,
    period: Period,
    earlier: int,
) -> list[int]:
    """Add what goes before (or after) the sentences last found; return the new ones, in order."""
    new: list[int] = []
    span = {"low": period.low, "high": period.high, "earlier": earlier}
    # Every link to a sentence in view is wanted, so more are read than fit in.
    most = 2 * view.limit
    for measure in frontier:
        # Beyond the first step a full view only counts more of what it leaves out.
        if distance > 1 and view.omitted and len(view.depths) >= view.limit:
            break
        met: set[int] = set()
        rows = ask(reader, "lineage_next", measure=measure, limit=most, **span)
        for row in rows:
            other = row[0]
            if other in met:
                continue
            met.add(other)
            if other not in view.depths:
                if len(view.depths) >= view.limit:
                    view.omitted.add(other)
                    continue
                view.depths[other] = distance
                view.omitted.discard(other)
                new.append(other)
            pair = (other, measure) if earlier else (measure, other)
            view.steps.setdefault(pair, _step_of(measure, row, earlier))
        if len(met) == most:
            view.uncounted += rows[0][15] - len(met)
    return new


def _step_of(measure: int, row: Row, earlier: int) -> _Step:
    other, thread, method, score = row[:4]
    mine = Standing(thread or "", measure, 0, 0, method, score, *row[4:7])
    theirs = Standing(thread or "", other, 0, 0, method, score, *row[7:10])
    judged = None if row[10] is None else Judged(*row[10:15])
    return _Step(theirs, mine, judged) if earlier else _Step(mine, theirs, judged)


def _alone(measure: int) -> Standing:
    return Standing("", measure, 0, 0, "judged", 1.0, 0, 0, "")


def _answer(
    details: Details,
    focus: _Focus,
    view: _View,
    direction: Direction,
    depth: int,
    as_of: str | None,
) -> Lineage:
    sentences = told(details, view.depths)
    threads = thread_refs(
        details.reader,
        [focus.id] * (focus.kind == "thread")
        + [step.earlier.thread for step in view.steps.values() if step.earlier.thread],
    )
    omitted = len(view.omitted) + view.uncounted
    return Lineage(
        kind=focus.kind,
        id=focus.id,
        name=focus.name,
        threads=tuple(threads.values()),
        nodes=tuple(
            LineageNode(sentences[key].sentence, sentences[key].clause, distance)
            for key, distance in view.depths.items()
        ),
        links=tuple(_link(step, sentences, threads) for step in view.steps.values()),
        direction=direction,
        depth=depth,
        node_limit=view.limit,
        truncated=omitted > 0 or view.omitted_links > 0,
        omitted=omitted,
        omitted_links=view.omitted_links,
        as_of=as_of,
    )


def _link(step: _Step, sentences: dict[int, Told], threads: dict[str, ThreadRef]) -> Link:
    if step.judged is not None and not step.earlier.thread:
        ends = sentences[step.earlier.measure], sentences[step.later.measure]
        return added_link(*ends, step.judged)
    return link_of(step.earlier, step.later, sentences, threads, step.judged)
