"""A thread sentence by sentence: each with how it goes on with the nearest earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.details import Details, evidence_of
from queries.lineage_pairs import (
    Judgements,
    Standing,
    apart,
    change_of,
    judgements_of,
    standings_of,
    thread_refs,
    told,
)
from queries.period import period_of
from queries.reader import ask
from queries.types import Change, Step, Strip, Strips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Reader
    from queries.types import ThreadRef

MOST_STEPS: Final = 100
"""Sentences of a thread that a strip shows, the newest ones; the thread itself pages through all."""


def strips(
    reader: Reader, threads: Sequence[str], *, total: int | None = None, as_of: str | None = None
) -> Strips:
    """Return threads by id, each whole up to its newest sentences, and the years with a document.

    A thread without a sentence in documents dated up to `as_of` is left out. Raises
    InvalidParameter.
    """
    period = period_of(as_of)
    details = Details(reader, as_of)
    refs = thread_refs(reader, threads)
    found: dict[str, list[Standing]] = {identifier: [] for identifier in refs}
    for one in standings_of(reader, refs, period):
        found[one.thread].append(one)
    judged = judgements_of(reader, {one.measure for some in found.values() for one in some})
    years = ask(reader, "years", low=period.documents[0], high=period.documents[1])
    return Strips(
        strips=tuple(
            _strip(details, refs[identifier], some, judged)
            for identifier, some in found.items()
            if some
        ),
        years=tuple(row[0] for row in years),
        total=len(threads) if total is None else total,
        as_of=as_of,
    )


def _strip(
    details: Details, thread: ThreadRef, standings: Sequence[Standing], judged: Judgements
) -> Strip:
    places = range(len(standings))[-MOST_STEPS:]
    steps = steps_of(details, standings, places, judged)
    return Strip(thread, tuple(steps), len(standings) - len(steps))


def steps_of(
    details: Details, standings: Sequence[Standing], places: Sequence[int], judged: Judgements
) -> list[Step]:
    """Return the sentences at some places of a thread, which is given whole in order of time."""
    since = {place: _before(standings, place, judged) for place in places}
    keys = [standings[place].measure for place in places]
    sentences = told(details, [*keys, *(one.measure for one in since.values() if one is not None)])
    steps = []
    for place in places:
        one, nearest = standings[place], since[place]
        here = sentences[one.measure]
        change = None
        if nearest is not None:
            said = judged.get((nearest.measure, one.measure))
            before = sentences[nearest.measure]
            change = Change(before.sentence, change_of(before, here, said, (nearest, one)), said)
        proof = evidence_of(here.clause.document, one.start, one.end, one.quote)
        steps.append(Step(here.sentence, here.clause, proof, change))
    return steps


def _before(standings: Sequence[Standing], place: int, judged: Judgements) -> Standing | None:
    """Return the nearest earlier sentence that one goes on with."""
    here = standings[place]
    for number in range(place - 1, -1, -1):
        other = standings[number]
        said = judged.get((other.measure, here.measure))
        if apart(other, here) and (said is None or said.verdict != "rejected"):
            return other
    return None
