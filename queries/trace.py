"""Which threads are meant by words, by an id or by a written reference to a clause."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from graph.lineage.papers import plain
from ontology.iri import ID_PATTERN
from queries.lineage_steps import strips
from queries.paging import COUNT_UP_TO
from queries.parameters import InvalidParameter, check_limit
from queries.period import period_of
from queries.reader import array, ask
from queries.reference import resolve_reference
from queries.threads import ThreadFilters, threads

if TYPE_CHECKING:
    from graph.port import Reader
    from queries.types import Strips

_LONGEST: Final = 200
_MARKS: Final = "“”‘’"
_MOST_PAIRS: Final = 24
"""Candidates hardly become fewer by more; each is checked for the very words."""


def trace(reader: Reader, words: str, *, limit: int = 5, as_of: str | None = None) -> Strips:
    """Return the threads that are meant, each whole.

    An id of anything that has a lineage, or a written reference to a document or clause, means the
    threads of its sentences. Words mean the threads that are called so; where none is, those in which every
    sentence says them, else those in which some do. Raises InvalidParameter.
    """
    limit = check_limit(limit)
    key = plain(words)
    if not key or len(key) > _LONGEST:
        raise InvalidParameter("words", f"takes 1 to {_LONGEST} characters")
    found = _addressed(reader, words.strip(), as_of) or _called(reader, words, key, as_of)
    return strips(reader, found[:limit], total=len(found), as_of=as_of)


def _addressed(reader: Reader, text: str, as_of: str | None) -> list[str]:
    """Return the threads of what an id or a written reference is the address of."""
    if ID_PATTERN.fullmatch(text):
        return _of_thing(reader, text, as_of)
    named = [
        candidate.document.id if candidate.clause is None else candidate.clause.id
        for candidate in resolve_reference(reader, text, as_of=as_of).candidates
    ]
    return list(dict.fromkeys(found for one in named for found in _of_thing(reader, one, as_of)))


def _of_thing(reader: Reader, identifier: str, as_of: str | None) -> list[str]:
    period = period_of(as_of)
    for kind, _, first, last in ask(reader, "lineage_focus", id=identifier):
        if kind == "thread":
            return [identifier]
        seeds = ask(
            reader, "lineage_seeds", kind=kind, id=identifier, first=first, last=last,
            low=period.low, high=period.high, limit=COUNT_UP_TO,
        )  # fmt: skip
        rows = ask(reader, "measure_threads", measures=array(row[0] for row in seeds))
        return list(dict.fromkeys(row[1] for row in rows))
    return []


def _called(reader: Reader, words: str, key: str, as_of: str | None) -> list[str]:
    period = period_of(as_of)
    called: list[str] = []
    after = None
    while True:
        page = threads(reader, ThreadFilters(words=words), limit=200, after=after, as_of=as_of).page
        called += [row.thread.id for row in page.items]
        after = page.after
        if after is None:
            break
    if called:
        return called
    saying = ask(
        reader, "threads_saying", key=key, pairs=_pairs(reader, key), low=period.low,
        high=period.high, limit=COUNT_UP_TO,
    )  # fmt: skip
    return [row[0] for row in saying if row[1] == row[2]] or [row[0] for row in saying]


def _pairs(reader: Reader, key: str) -> list[object]:
    """Return what the index is asked for, pair by pair of neighbours: marks may part them in a text."""
    if len(key) == 1:
        return [[reader.match_expression(key)]]
    pairs = dict.fromkeys(pairwise(key))
    return array(
        [reader.match_expression(first + other) for other in (second, *_MARKS)]
        for first, second in islice(pairs, _MOST_PAIRS)
    )
