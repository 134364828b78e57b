"""Threads of instruments and of named things in the working index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lineage.index.features import ENDING, NAME, feature
from graph.lineage.index.tables import several
from graph.lineage.linking.carriers import endings_of, named_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lineage.index.state import State
    from graph.lineage.linking.carriers import Carrier
    from graph.lineage.papers import Span


def names_of(state: State, sentences: Iterable[int]) -> set[str]:
    """Return the whole names that some sentences have."""
    return {
        name for key in sentences for _, name in state.rules.names(state.sentence(key))
    } - state.rules.fields


def rename(state: State, names: Iterable[str]) -> set[str]:
    """See anew which sentence has each of some names first; return the things that this concerns."""
    concerned: set[str] = set()
    postings = state.postings(feature(NAME, name) for name in names)
    for name in sorted(names):
        before = state.connection.execute(
            "SELECT first, place, thing FROM name WHERE name = ?", (name,)
        ).fetchone()
        now = None
        for first in postings.get(feature(NAME, name), ())[:1]:
            named = state.rules.names(state.sentence(first))
            place = next(n for n, (_, other) in enumerate(named) if other == name)
            now = (first, place, named[place][0].id)
        if now == before:
            continue
        concerned |= {row[2] for row in (before, now) if row is not None}
        state.connection.execute("DELETE FROM name WHERE name = ?", (name,))
        if now is not None:
            state.connection.execute("INSERT INTO name VALUES (?, ?, ?, ?)", (name, *now))
    return concerned


def rethread(state: State, things: Iterable[str]) -> None:
    """Make the threads of some things again, from all sentences that name them."""
    for thing in sorted(things):
        rows = state.connection.execute(
            "SELECT name, first, place FROM name WHERE thing = ?", (thing,)
        ).fetchall()
        if not rows:
            held = state.connection.execute("SELECT pk FROM thread WHERE id = ?", (thing,))
            for row in held.fetchall():
                state.remove(row[0])
            continue
        _, first, place = min(rows, key=lambda row: (*state.place(row[1]), row[2]))
        carrier = named_of(state.rules.names(state.sentence(first))[place][0])
        names = {row[0] for row in rows}
        postings = state.postings(feature(ENDING, name) for name in names)
        keys = dict.fromkeys(key for found in postings.values() for key in found)
        members = {}
        for key in keys:
            span = _first_of(state, key, names)
            if span is not None:
                members[key] = span
        state.put(carrier, "n", members)


def join(state: State, sentences: Iterable[int]) -> None:
    """Add some sentences to the threads of the instruments and the things that they name."""
    for key in sentences:
        sentence = state.sentence(key)
        for carrier, place in state.rules.instruments(sentence).items():
            _join(state, carrier, key, sentence.place(*place))
        found: dict[str, Span] = {}
        for thing, name in state.rules.names(sentence):
            query = "SELECT name, thing FROM name WHERE name IN ({keys})"
            endings = dict(several(state.connection, query, endings_of(name)))
            for ending in endings_of(name):
                if ending in endings:
                    found.setdefault(endings[ending], (thing.start, thing.end))
        for identifier, place in found.items():
            query = "SELECT pk, size FROM thread WHERE id = ?"
            for thread, size in state.connection.execute(query, (identifier,)).fetchall():
                state.join(thread, size, key, place)


def _join(state: State, carrier: Carrier, key: int, place: Span) -> None:
    row = state.connection.execute(
        "SELECT pk, size FROM thread WHERE id = ?", (carrier.id,)
    ).fetchone()
    if row is None:
        state.put(carrier, "i", {key: place})
    else:
        state.join(row[0], row[1], key, place)


def _first_of(state: State, key: int, names: set[str]) -> Span | None:
    for thing, name in state.rules.names(state.sentence(key)):
        if not names.isdisjoint(endings_of(name)):
            return thing.start, thing.end
    return None
