"""Who answered for a piece of work document by document, who does now, when it changed hands."""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from graph.lineage.handing_over import changes, spoken_of
from graph.search_key import search_key
from ontology.errors import NotFound
from queries.agency import today_of
from queries.details import Details
from queries.lineage_pairs import standings_of, thread_refs, told
from queries.period import period_of
from queries.reader import array, ask
from queries.succession import Succession
from queries.types import (
    HandOver,
    HeldNow,
    Holder,
    Holding,
    Moved,
    ThreadAgencies,
    ThreadRef,
)
from queries.words import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from graph.port import Reader
    from loaders.record import Role
    from queries.lineage_pairs import Standing, Told
    from queries.period import Period
    from queries.types import Acting, Assigned, StatementAnswer

MOST_SENTENCES: Final = 500
"""Sentences of a thread that are read, the newest ones."""
_MOST_SEEDS: Final = 200


def thread_agencies(reader: Reader, id: str, *, as_of: str | None = None) -> ThreadAgencies:
    """Return who answers for a thread in each of its documents, and what changed in between.

    `id` is a thread's, or that of a programme, a standard, a work or a sentence that stands in one:
    of several the one in most documents. Raises NotFound, InvalidParameter.
    """
    period = period_of(as_of)
    details = Details(reader, as_of)
    chosen, *others = _threads(reader, id, period)
    every = standings_of(reader, [chosen.id], period)
    standings = every[-MOST_SENTENCES:]
    holdings = list(_holdings(details, standings))
    succession = Succession(details, period.last_day)
    naming = [holding for holding in holdings if holding.holders]
    return ThreadAgencies(
        thread=chosen,
        others=tuple(others),
        holdings=tuple(holdings),
        changes=tuple(
            change
            for earlier, later in pairwise(naming)
            for change in _changes(succession, chosen, earlier, later)
        ),
        now=_now(details, succession, chosen, naming[-1], period.last_day) if naming else (),
        omitted=len(every) - len(standings),
        as_of=as_of,
    )


def _threads(reader: Reader, identifier: str, period: Period) -> list[ThreadRef]:
    """Return the threads that an id means, the one in most documents first."""
    found = list(thread_refs(reader, [identifier]).values())
    if not found:
        seeds = _seeds(reader, identifier, period)
        rows = ask(reader, "measure_threads", measures=array(seeds))
        found = list(thread_refs(reader, dict.fromkeys(row[1] for row in rows)).values())
        own = [ref for ref in found if identifier in {ref.work, ref.standard, ref.programme}]
        found = own or found
    documents: dict[str, set[int]] = {ref.id: set() for ref in found}
    for one in standings_of(reader, documents, period):
        documents[one.thread].add(one.document)
    there = [ref for ref in found if documents[ref.id]]
    if not there:
        raise NotFound(f"no thread has the id {identifier!r}, nor does what has it stand in one")
    return sorted(there, key=lambda ref: (-len(documents[ref.id]), ref.id))


def _seeds(reader: Reader, identifier: str, period: Period) -> list[int]:
    for kind, _, first, last in ask(reader, "lineage_focus", id=identifier):
        if kind in {"measure", "work", "standard", "programme"}:
            rows = ask(
                reader, "lineage_seeds", kind=kind, id=identifier, first=first, last=last,
                low=period.low, high=period.high, limit=_MOST_SEEDS,
            )  # fmt: skip
            return [row[0] for row in rows]
    return []


def _holdings(details: Details, standings: Sequence[Standing]) -> Iterator[Holding]:
    measures = [one.measure for one in standings]
    sentences = told(details, measures)
    covering: dict[int, list[int]] = {}
    for measure, statement in ask(details.reader, "covering", measures=array(measures)):
        covering.setdefault(measure, []).append(statement)
    statements = details.statements(
        list(dict.fromkeys(key for keys in covering.values() for key in keys))
    )
    actors = details.actors(measures)
    for _, group in groupby(standings, attrgetter("document")):
        here = list(dict.fromkeys(one.measure for one in group))
        answering = [statements[key] for one in here for key in covering.get(one, ())]
        acting = [actor for one in here for actor in actors.get(one, ())]
        yield _holding([sentences[one] for one in here], answering, acting)


def _holding(
    sentences: Sequence[Told], statements: Sequence[StatementAnswer], acting: Sequence[Acting]
) -> Holding:
    bodies = [body for statement in statements for body in statement.bodies]
    leads = any(s.lead_written for s in statements) or any(a.role == "lead" for a in acting)
    return Holding(
        document=sentences[0].clause.document,
        sentences=tuple(one.sentence for one in sentences),
        holders=_holders(bodies, acting),
        lead_written=leads if bodies or acting else None,
    )


def _holders(bodies: Iterable[Assigned], acting: Iterable[Acting]) -> tuple[Holder, ...]:
    """Return each body once, in the order of the text, with all its roles."""
    assigned: dict[str, list[Assigned | Acting]] = {}
    for body in bodies:
        assigned.setdefault(body.agency.id, []).append(body)
    named = set(assigned)
    for actor in acting:
        assigned.setdefault(actor.agency.id, []).append(actor)
    return tuple(
        Holder(
            agency=places[0].agency,
            name=places[0].name,
            roles=in_order(place.role for place in places),
            acting=identifier not in named,
            evidence=places[0].evidence,
        )
        for identifier, places in assigned.items()
    )


def _changes(
    succession: Succession, thread: ThreadRef, earlier: Holding, later: Holding
) -> Iterator[HandOver]:
    steps = succession.of([one.agency for one in earlier.holders], until=later.document.date)
    known = {one.agency.id: one.agency for held in (earlier, later) for one in held.holders}
    concerns = _concerns(thread, earlier, later)
    for one in changes(_roles(earlier), _roles(later), steps, concerns):
        yield HandOver(
            turn=one.turn,
            earlier=earlier.document,
            later=later.document,
            before=tuple(known[body] for body in one.before),
            after=tuple(known[body] for body in one.after),
            events=tuple(succession.events[event] for event in one.events),
            function=one.function,
            heirs=tuple(succession.agencies[body] for body in one.heirs),
        )


def _concerns(thread: ThreadRef, *holdings: Holding) -> Callable[[str], bool]:
    """Return what says whether a thread is about a function, by its name and its sentences."""
    texts = (one.text for held in holdings for one in held.sentences)
    text = search_key("。".join((thread.name, *texts)))
    return lambda function: spoken_of(search_key(function), text)


def _roles(holding: Holding) -> dict[str, Collection[Role]]:
    return {one.agency.id: one.roles for one in holding.holders}


def _now(
    details: Details, succession: Succession, thread: ThreadRef, last: Holding, last_day: str
) -> tuple[HeldNow, ...]:
    """Return who stands for the bodies of the last document that names any."""
    keys = details.naming.keys()
    today = today_of(details, [keys[one.agency.id] for one in last.holders], last_day)
    steps = succession.of([one.agency for one in last.holders], until=None)
    concerns = _concerns(thread, last)
    return tuple(
        HeldNow(
            holder=one,
            today=today[keys[one.agency.id]] or (one.agency,),
            moved=tuple(
                Moved(step.function, succession.agencies[step.after], succession.events[step.event])
                for step in steps.get(one.agency.id, ())
                if not step.whole and step.function and concerns(step.function)
            ),
        )
        for one in last.holders
    )
