"""What the parts of the working index share while it follows a change: tables, order, what is touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from graph.lineage.index.tables import from_row, several, span_of
from graph.order import PART_BITS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from graph.lineage.linking.carriers import Carrier, Rules
    from graph.lineage.linking.terms import Term
    from graph.lineage.papers import Sentence, Span

CACHED: Final = 20_000


@dataclass(slots=True)
class State:
    """One change of the index. `turns` are date and id of each document by its key.

    `changed` are threads whose sentences became others, with the size that they had, and `staying`
    a sentence that such a one had before and has now;
    `around` are sentences of threads that came, went, or became others for all that are in them;
    `stale` are documents whose lineage graph is to be made again.
    """

    connection: sqlite3.Connection
    rules: Rules
    turns: dict[int, tuple[str, str]] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)
    staying: dict[int, int] = field(default_factory=dict)
    around: set[int] = field(default_factory=set)
    stale: set[int] = field(default_factory=set)
    sentence: Callable[[int], Sentence] = field(init=False)
    terms: Callable[[int], dict[str, Term]] = field(init=False)

    def __post_init__(self) -> None:
        self.sentence = lru_cache(CACHED)(self._sentence)
        self.terms = lru_cache(CACHED)(self._terms)

    def _sentence(self, key: int) -> Sentence:
        query = "SELECT data FROM sentence WHERE pk = ?"
        return from_row(self.connection.execute(query, (key,)).fetchone()[0])

    def _terms(self, key: int) -> dict[str, Term]:
        bare = self.rules.bare(self.sentence(key))
        return {term.words: term for term in self.rules.terms(bare)}

    def place(self, key: int) -> tuple[str, str, int]:
        """Return what a sentence is ordered by: date and id of its document, where it stands."""
        return (*self.turns[key >> PART_BITS], key)

    def sentences_of(self, document: int) -> list[int]:
        """Return the keys of a document's sentences."""
        query = "SELECT pk FROM sentence WHERE pk BETWEEN ? AND ? ORDER BY pk"
        return [row[0] for row in self.connection.execute(query, span_of(document))]

    def postings(self, features: Iterable[int]) -> dict[int, list[int]]:
        """Return the sentences of each feature that has any, in the order of time."""
        query = "SELECT feature, sentence FROM posting WHERE feature IN ({keys})"
        found: dict[int, list[int]] = {}
        for number, key in several(self.connection, query, features):
            found.setdefault(number, []).append(key)
        for keys in found.values():
            keys.sort(key=self.place)
        return found

    def members(self, thread: int) -> dict[int, Span]:
        """Return the sentences of a thread, and where in each it is."""
        query = "SELECT sentence, start_, end_ FROM member WHERE thread = ?"
        return {row[0]: (row[1], row[2]) for row in self.connection.execute(query, (thread,))}

    def put(
        self,
        carrier: Carrier,
        source: str,
        members: Mapping[int, Span],
        lead: int | None = None,
    ) -> None:
        """Make a thread have exactly these sentences, and this name."""
        described = (carrier.words, carrier.type, carrier.method, carrier.thing)
        row = self.connection.execute(
            "SELECT pk, size, words, type, method, thing FROM thread WHERE id = ?", (carrier.id,)
        ).fetchone()
        if row is not None and row[2:] == described:
            self.connection.execute("UPDATE thread SET lead = ? WHERE pk = ?", (lead, row[0]))
            self._alter(row[0], row[1], members)
            return
        if row is not None:
            self.remove(row[0])
        key = self.connection.execute(
            "INSERT INTO thread (id, source, lead, words, type, method, thing) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (carrier.id, source, lead, *described),
        ).lastrowid
        assert key is not None
        self.connection.executemany(
            "INSERT INTO member VALUES (?, ?, ?, ?)",
            [(key, sentence, *place) for sentence, place in members.items()],
        )
        self.changed[key] = 0
        self.touch(members)

    def _alter(self, thread: int, size: int, members: Mapping[int, Span]) -> None:
        """Take sentences into a thread, or out; the others stay in it as they are."""
        before = self.members(thread)
        other = [
            key for key in before.keys() | members.keys() if before.get(key) != members.get(key)
        ]
        if not other:
            return
        self.connection.executemany(
            "DELETE FROM member WHERE thread = ? AND sentence = ?", ((thread, key) for key in other)
        )
        self.connection.executemany(
            "INSERT INTO member VALUES (?, ?, ?, ?)",
            [(thread, key, *members[key]) for key in other if key in members],
        )
        self.changed.setdefault(thread, size)
        staying = min(before.keys() & members.keys(), default=None)
        if staying is not None:
            self.staying.setdefault(thread, staying)
        self.touch(other)

    def remove(self, thread: int) -> None:
        """Remove a thread."""
        self.touch(self.members(thread))
        self.connection.execute("DELETE FROM member WHERE thread = ?", (thread,))
        self.connection.execute("DELETE FROM thread WHERE pk = ?", (thread,))
        self.changed.pop(thread, None)

    def touch(self, sentences: Iterable[int]) -> None:
        """Note that what all these sentences are in became something else."""
        self.around.update(sentences)
        self.stale.update(key >> PART_BITS for key in sentences)

    def join(self, thread: int, size: int, sentence: int, place: Span) -> None:
        """Add one sentence to a thread that others are in."""
        self.connection.execute(
            "INSERT OR IGNORE INTO member VALUES (?, ?, ?, ?)", (thread, sentence, *place)
        )
        self.changed.setdefault(thread, size)
