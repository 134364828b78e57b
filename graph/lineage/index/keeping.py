"""Which threads of the working index are listed: those with a pair that are part of no longer one."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.lineage.index.tables import several
from graph.lineage.linking.links import is_part, turn
from graph.order import PART_BITS

if TYPE_CHECKING:
    from graph.lineage.index.state import State
    from graph.lineage.linking.carriers import Method

# A pair as `graph.lineage.linking.links.apart` has it: two dates, or a report and a plan of one document.
_ALIVE: Final = """
SELECT count(*),
  count(DISTINCT nullif(d.date, '')) > 1
  OR count(DISTINCT s.pk >> :bits) < count(DISTINCT (s.pk >> :bits) || s.status)
FROM member m JOIN sentence s ON s.pk = m.sentence JOIN document d ON d.pk = s.pk >> :bits
WHERE m.thread = :thread"""


def settle(state: State, joined: set[int], *, everything: bool = False) -> None:
    """See which of the threads concerned have a pair and are kept; `joined` are new sentences.

    `everything`: all threads are new.
    """
    sizes: dict[int, tuple[int, int]] = {}
    for thread, before in list(state.changed.items()):
        size, alive = state.connection.execute(
            _ALIVE, {"thread": thread, "bits": PART_BITS}
        ).fetchone()
        query = "SELECT alive FROM thread WHERE pk = ?"
        was = state.connection.execute(query, (thread,)).fetchone()[0]
        if not size:
            state.remove(thread)
            continue
        alive = bool(alive) and size > 1
        state.connection.execute(
            "UPDATE thread SET size = ?, alive = ? WHERE pk = ?", (size, alive, thread)
        )
        sizes[thread] = (size, before)
        if alive != bool(was) and not everything:
            state.touch(state.members(thread))
    concerned = set(state.changed)
    if not everything:
        query = "SELECT DISTINCT thread FROM member WHERE sentence IN ({keys})"
        concerned |= {row[0] for row in several(state.connection, query, {*state.around, *joined})}
        for thread, some in sizes.items():
            concerned |= _of_size(state, thread, some, joined)
    _keep(state, concerned, everything=everything)


def _of_size(state: State, thread: int, sizes: tuple[int, int], joined: set[int]) -> set[int]:
    """Return the threads that may be the same as a thread is or was: which of them is kept?"""
    probe = state.staying.get(thread)
    if probe is None:
        held = state.connection.execute("SELECT sentence FROM member WHERE thread = ?", (thread,))
        probe = next((row[0] for row in held if row[0] not in joined), None)
    query = """
        SELECT o.thread FROM member o JOIN thread t ON t.pk = o.thread
        WHERE o.sentence = ? AND t.size IN (?, ?)"""
    return {row[0] for row in state.connection.execute(query, (probe, *sizes))}


@dataclass(frozen=True, slots=True, order=True)
class _Due:
    """A thread that is to be looked at, in the order of `graph.lineage.linking.links.turn`."""

    turn: tuple[int, int, int, str]
    thread: int
    method: Method = field(compare=False)
    alive: bool = field(compare=False)
    kept: bool = field(compare=False)


def _keep(state: State, concerned: set[int], *, everything: bool) -> None:
    """See which threads are kept, the longest first: those before one say whether it is a part."""
    due = [_due(state, thread) for thread in concerned]
    heapq.heapify(due)
    seen: set[int] = set()
    while due:
        one = heapq.heappop(due)
        if one.thread in seen:
            continue
        seen.add(one.thread)
        kept = one.alive and not _is_part(state, one)
        if kept == one.kept:
            continue
        state.connection.execute("UPDATE thread SET kept = ? WHERE pk = ?", (kept, one.thread))
        if everything:
            continue
        members = state.members(one.thread)
        state.stale.update(key >> PART_BITS for key in members)
        query = "SELECT DISTINCT thread FROM member WHERE sentence IN ({keys})"
        near = {row[0] for row in several(state.connection, query, members)}
        for other in near - seen:
            later = _due(state, other)
            if later > one:
                heapq.heappush(due, later)


def _due(state: State, thread: int) -> _Due:
    size, method, words, identifier, alive, kept = state.connection.execute(
        "SELECT size, method, words, id, alive, kept FROM thread WHERE pk = ?", (thread,)
    ).fetchone()
    return _Due(turn(size, method, words, identifier), thread, method, bool(alive), bool(kept))


def _is_part(state: State, one: _Due) -> bool:
    """Tell whether a thread is part of a kept one that goes before it."""
    longer = state.connection.execute(
        """
        SELECT t.pk, t.size, t.method, t.words, t.id
        FROM member o JOIN thread t ON t.pk = o.thread
        WHERE o.sentence = (SELECT min(sentence) FROM member WHERE thread = :thread)
          AND t.kept AND t.pk <> :thread AND t.size >= :size""",
        {"thread": one.thread, "size": -one.turn[0]},
    ).fetchall()
    for other, *described in longer:
        if turn(*described) > one.turn:
            continue
        shared = state.connection.execute(
            "SELECT b.sentence, b.start_, b.end_ FROM member a JOIN member b "
            "ON b.thread = ? AND b.sentence = a.sentence WHERE a.thread = ?",
            (other, one.thread),
        )
        places = {key: (start, end) for key, start, end in shared}
        if len(places) == -one.turn[0] and is_part(one.method, state.members(one.thread), places):
            return True
    return False
