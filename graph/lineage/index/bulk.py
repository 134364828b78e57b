"""Fills the working index from nothing: in the order of features first, then lead by lead."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from graph.lineage.index import groups as index_groups
from graph.lineage.index import keeping as index_keeping
from graph.lineage.index import names as index_names
from graph.lineage.index.features import PIECE, TERM, features_of, sort_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graph.lineage.index.state import State

    Progress = Callable[[int, int], None]


def make(
    state: State, documents: Sequence[int], steps: int, progress: Progress | None = None
) -> None:
    """Make all threads of some documents, given by their keys; nothing was there before.

    Memory does not grow with them but for the order of documents. `progress` goes on from `steps`
    of twice as many.
    """
    connection = state.connection
    ordered = sorted(documents, key=lambda key: state.turns[key])
    connection.execute("CREATE TEMP TABLE found (feature INTEGER, sentence INTEGER)")
    connection.execute(
        "CREATE TEMP TABLE shared (lead INTEGER, feature INTEGER, sentence INTEGER, n INTEGER)"
    )
    for document in ordered:
        connection.executemany("INSERT INTO found VALUES (?, ?)", _features(state, document))
    connection.execute("INSERT INTO posting SELECT feature, sentence FROM found ORDER BY 1, 2")
    connection.execute("DROP TABLE found")
    connection.executemany("INSERT INTO shared VALUES (?, ?, ?, ?)", _shared(state))
    connection.execute("CREATE INDEX temp.shared_lead ON shared (lead, feature, n)")
    for number, document in enumerate(ordered, 1):
        for lead in state.sentences_of(document):
            _lead(state, lead)
        if progress is not None and number <= steps:
            progress(steps + number, 2 * steps)
    connection.execute("DROP TABLE shared")
    keys = [key for document in ordered for key in state.sentences_of(document)]
    named = [key for key in keys if state.rules.names(state.sentence(key))]
    names = index_names.names_of(state, named)
    index_names.rethread(state, index_names.rename(state, names))
    index_names.join(state, keys)
    index_keeping.settle(state, set(), everything=True)
    connection.execute("UPDATE document SET admitted = max(admitted > 0, 0)")


def _features(state: State, document: int) -> Iterator[tuple[int, int]]:
    for key in state.sentences_of(document):
        for number in features_of(state.sentence(key), state.rules):
            yield number, key


def _shared(state: State) -> Iterator[tuple[int, int, int, int]]:
    """Yield (lead, feature, sentence, n) of the pieces and terms that several sentences share."""
    rows = state.connection.execute("SELECT feature, sentence FROM posting ORDER BY 1, 2")
    for number, found in groupby(rows, key=itemgetter(0)):
        if sort_of(number) not in {PIECE, TERM}:
            continue
        keys = [key for _, key in found]
        if index_groups.is_group(number, keys):
            keys.sort(key=state.place)
            for n, key in enumerate(keys):
                yield keys[0], number, key, n


def _lead(state: State, lead: int) -> None:
    rows = state.connection.execute(
        "SELECT feature, sentence FROM shared WHERE lead = ? ORDER BY feature, n", (lead,)
    ).fetchall()
    if not rows:
        return
    shared = {
        number: [key for _, key in found] for number, found in groupby(rows, key=itemgetter(0))
    }
    for carrier, members in index_groups.groups_of(state, lead, shared).items():
        state.put(carrier, "g", members, lead)
