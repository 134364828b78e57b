"""The working index of lineage: which threads the documents of a dataset make, followed as they change.

A file beside the dataset that can always be made again from it, and is when it is lost, damaged, of
other rules, or of another state. What it gives is what `graph.lineage.linking.links.threads_of` gives of all
sentences; it looks only at the sentences that share something with those that changed.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from graph.lineage.admission import Header, admission, header_of
from graph.lineage.index import bulk as index_bulk
from graph.lineage.index import groups as index_groups
from graph.lineage.index import keeping as index_keeping
from graph.lineage.index import names as index_names
from graph.lineage.index.features import features_of
from graph.lineage.index.state import State
from graph.lineage.index.tables import CLEAR, SCHEMA, from_row, several, span_of, to_row
from graph.lineage.linking.carriers import Rules
from graph.lineage.linking.links import Thread
from graph.order import PART_BITS, first_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from graph.lineage.admission import Admission
    from graph.lineage.papers import Paper, Sentence
    from ontology.instruments import Instrument

    Progress = Callable[[int, int], None]

MANY: Final = 20
SHARE: Final = 20
"""With more than so many documents that change, and more than one in so many, all is made anew: one
followed by itself costs as much as twenty-five of all (benchmarks/bench_lineage_growth.py)."""


class LineageIndex:
    """An index in an open database, for the rules that are given by name and thesaurus."""

    def __init__(
        self, connection: sqlite3.Connection, rules: str, thesaurus: Iterable[Instrument]
    ) -> None:
        self._connection = connection
        self._rules = Rules(thesaurus)
        self._prepare(rules)

    def update(
        self,
        wanted: Mapping[str, str],
        load: Callable[[list[str]], Iterable[Paper]],
        progress: Progress | None = None,
    ) -> Admission:
        """Follow the documents to those wanted, given by id with the hash of their graphs.

        `load` reads some of them, in the order given. `progress` is called with how many steps are done and of how many.
        All of it is there when this returns, or nothing.
        """
        with self._transaction():
            held = dict(self._connection.execute("SELECT id, graph FROM document"))
            new = [one for one in wanted if held.get(one) != wanted[one]]
            gone = [one for one in held if one not in wanted or wanted[one] != held[one]]
            anew = not held or len(new) + len(gone) > max(MANY, len(wanted) // SHARE)
            if anew:
                self._clear_threads()
            # Old versions stay until what hangs on them was found.
            old = self._retire(gone)
            for number, paper in enumerate(load(new), 1):
                self._add(paper, wanted[paper.document])
                if progress is not None:
                    progress(number, len(new) * (2 if anew else 1))
            admitted = self._admit(old)
            if anew:
                self._delete(old)
                state = self._state()
                index_bulk.make(state, self._into(), len(new), progress)
                self._connection.execute("UPDATE document SET lineage = NULL")
            elif new or gone:
                self._follow(old)
            return admitted

    def stale(self) -> list[str]:
        """Return the ids of the documents whose lineage graph is to be made again."""
        query = "SELECT id FROM document WHERE lineage IS NULL ORDER BY id"
        return [row[0] for row in self._connection.execute(query)]

    def made(self) -> dict[str, tuple[str, str]]:
        """Return (hash of the lineage graph, hash of its judgements) by document, stale ones apart."""
        query = "SELECT id, lineage, judged FROM document WHERE lineage IS NOT NULL"
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(query)}

    def note(self, made: Mapping[str, tuple[str, str]]) -> None:
        """Write down the lineage graphs that were made, as in `made`."""
        with self._transaction():
            self._connection.executemany(
                "UPDATE document SET lineage = ?, judged = ? WHERE id = ?",
                [(*hashes, document) for document, hashes in made.items()],
            )

    def sentences(self, document: str) -> list[Sentence] | None:
        """Return a document's sentences, None for one that is not there."""
        row = self._connection.execute(
            "SELECT pk FROM document WHERE id = ?", (document,)
        ).fetchone()
        if row is None:
            return None
        query = "SELECT data FROM sentence WHERE pk BETWEEN ? AND ? ORDER BY pk"
        return [from_row(data) for (data,) in self._connection.execute(query, span_of(row[0]))]

    def threads(self, document: str) -> list[Thread]:
        """Return the threads that a document is in, each with the sentences of that document only."""
        (key,) = self._connection.execute(
            "SELECT pk FROM document WHERE id = ?", (document,)
        ).fetchone()
        rows = self._connection.execute(
            """
            SELECT t.id, t.words, t.type, t.method, t.thing, s.data, m.start_, m.end_
            FROM sentence s JOIN member m ON m.sentence = s.pk JOIN thread t ON t.pk = m.thread
            WHERE t.kept AND s.pk BETWEEN ? AND ? ORDER BY s.pk, t.id""",
            span_of(key),
        )
        return [
            Thread(name, words, kind, method, (from_row(data),), ((start, end),), thing)
            for name, words, kind, method, thing, data, start, end in rows
        ]

    def _prepare(self, rules: str) -> None:
        tables = self._connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL"
        ).fetchall()
        if tables and ("meta",) in tables:
            held = self._connection.execute("SELECT value FROM meta WHERE key = 'rules'").fetchone()
            if held == (rules,):
                return
        with self._transaction():
            for (name,) in tables:
                self._connection.execute(f"DROP TABLE {name}")
            for statement in SCHEMA.split(";\n"):
                self._connection.execute(statement)
            self._connection.execute("INSERT INTO meta VALUES ('rules', ?)", (rules,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _state(self) -> State:
        rows = self._connection.execute("SELECT pk, date, name FROM document")
        return State(self._connection, self._rules, {key: (date, name) for key, date, name in rows})

    def _retire(self, documents: Iterable[str]) -> list[int]:
        """Free the ids of documents that go; return their keys."""
        keys = []
        for document in documents:
            row = self._connection.execute(
                "UPDATE document SET id = '~' || pk WHERE id = ? RETURNING pk", (document,)
            ).fetchone()
            keys.append(row[0])
        return keys

    def _add(self, paper: Paper, graph: str) -> None:
        header = header_of(paper)
        name = header.document
        values = (name, name, graph, first_day(header.date), header.text, header.chinese)
        key = self._connection.execute(
            "INSERT INTO document (id, name, graph, date, text, chinese, admitted) "
            "VALUES (?, ?, ?, ?, ?, ?, 0)",
            values,
        ).lastrowid
        assert key is not None
        first = key << PART_BITS
        self._connection.executemany(
            "INSERT INTO sentence VALUES (?, ?, ?)",
            [
                (first + n, sentence.status, to_row(sentence))
                for n, sentence in enumerate(paper.sentences, 1)
            ],
        )

    def _admit(self, old: Sequence[int]) -> Admission:
        """See which documents take part; `admitted` becomes 2 for those that come, -1 that go."""
        rows = self._connection.execute(
            "SELECT id, date, text, chinese FROM document WHERE id NOT LIKE '~%'"
        )
        found = admission(Header(row[0], row[1] or None, row[2], bool(row[3])) for row in rows)
        for document, was in self._connection.execute(
            "SELECT id, admitted FROM document WHERE id NOT LIKE '~%'"
        ).fetchall():
            takes_part = document not in found.left_out
            if takes_part != bool(was):
                self._connection.execute(
                    "UPDATE document SET admitted = ?, lineage = NULL WHERE id = ?",
                    (2 if takes_part else -1, document),
                )
        self._connection.executemany(
            "UPDATE document SET admitted = -1 WHERE pk = ? AND admitted", ((key,) for key in old)
        )
        return found

    def _into(self) -> list[int]:
        """Return the keys of the documents that take part."""
        query = "SELECT pk FROM document WHERE admitted > 0"
        return [row[0] for row in self._connection.execute(query)]

    def _follow(self, old: Sequence[int]) -> None:
        """Take out the sentences of documents that go, take in those that come, and settle."""
        state = self._state()
        moved = {
            sign: [
                key
                for (document,) in self._connection.execute(
                    "SELECT pk FROM document WHERE admitted = ?", (sign,)
                ).fetchall()
                for key in state.sentences_of(document)
            ]
            for sign in (-1, 2)
        }
        out, into = moved[-1], moved[2]
        features = {key: features_of(state.sentence(key), self._rules) for key in (*out, *into)}
        every = set().union(*features.values())
        names = index_names.names_of(state, (*out, *into))
        leads = index_groups.leads(state, every)
        self._leave(state, out)
        self._connection.executemany(
            "DELETE FROM posting WHERE feature = ? AND sentence = ?",
            ((number, key) for key in out for number in features[key]),
        )
        self._connection.executemany(
            "INSERT INTO posting VALUES (?, ?)",
            ((number, key) for key in into for number in features[key]),
        )
        leads |= index_groups.leads(state, every)
        index_groups.regroup(state, leads - set(out))
        index_names.rethread(state, index_names.rename(state, names))
        index_names.join(state, into)
        index_keeping.settle(state, set(into))
        state.stale -= {key >> PART_BITS for key in out}
        self._connection.executemany(
            "UPDATE document SET lineage = NULL WHERE pk = ?", ((key,) for key in state.stale)
        )
        self._delete(old)
        self._connection.execute("UPDATE document SET admitted = max(admitted > 0, 0)")

    def _leave(self, state: State, out: Sequence[int]) -> None:
        """Take sentences out of their threads; groups that they led are no more."""
        query = "SELECT pk FROM thread WHERE lead IN ({keys})"
        for (thread,) in list(several(self._connection, query, out)):
            state.remove(thread)
        query = (
            "SELECT m.thread, t.size FROM member m JOIN thread t ON t.pk = m.thread "
            "WHERE m.sentence IN ({keys})"
        )
        for thread, size in list(several(self._connection, query, out)):
            state.changed.setdefault(thread, size)
        self._connection.executemany(
            "DELETE FROM member WHERE sentence = ?", ((key,) for key in out)
        )

    def _delete(self, documents: Sequence[int]) -> None:
        """Forget documents that went."""
        self._connection.executemany(
            "DELETE FROM sentence WHERE pk BETWEEN ? AND ?", map(span_of, documents)
        )
        self._connection.executemany(
            "DELETE FROM document WHERE pk = ?", ((key,) for key in documents)
        )

    def _clear_threads(self) -> None:
        for statement in CLEAR:
            self._connection.execute(statement)
