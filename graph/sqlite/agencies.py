"""Keeps one row an agency, made of what the named graphs say about it, and its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.projection.spec import projection
from graph.search_key import grams, search_key
from ontology import iri

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


class AgencyKeys:
    """Gives the key of an agency's row, made when an id is first met. Valid in one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, int] = {}
        self.touched: set[int] = set()
        self.created: set[int] = set()

    def __call__(self, identifier: str) -> int:
        key = self._known.get(identifier)
        if key is None:
            key = self._find(identifier)
            self._known[identifier] = key
            self.touched.add(key)
        return key

    def _find(self, identifier: str) -> int:
        row = self._connection.execute(
            "SELECT pk FROM agency WHERE id = ?", (identifier,)
        ).fetchone()
        if row is not None:
            return int(row[0])
        cursor = self._connection.execute(
            "INSERT INTO agency (id, how) VALUES (?, ?)",
            (identifier, iri.agency_origin(identifier)),
        )
        key = cursor.lastrowid
        assert key is not None
        self.created.add(key)
        return key


def refresh(connection: sqlite3.Connection, agencies: Iterable[int]) -> None:
    """Make the rows and the derived names of some agencies again from their sources.

    An agency that nothing describes or refers to any more goes.
    """
    chosen = sorted(set(agencies))
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (agency INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM chosen")
    connection.executemany("INSERT INTO chosen VALUES (?)", ((key,) for key in chosen))
    names = [
        (key, grams(plain))
        for key, plain in connection.execute(
            "SELECT pk, plain FROM agency_name WHERE id IS NULL AND agency IN chosen"
        )
    ]
    forget_names(connection, names)
    connection.execute("DELETE FROM agency_name WHERE id IS NULL AND agency IN chosen")
    connection.execute(f"""
        DELETE FROM agency WHERE pk IN chosen
        {
        " ".join(
            f"AND NOT EXISTS (SELECT 1 FROM {item} WHERE {column} = agency.pk)"
            for item, column in _REFERENCES
        )
    }""")
    connection.execute("DELETE FROM chosen WHERE agency NOT IN (SELECT pk FROM agency)")
    connection.execute(f"""
        UPDATE agency SET ({_columns()}) = (
          SELECT {_columns("s.")} FROM agency_source s JOIN graph g ON g.pk = s.graph
          WHERE s.agency = agency.pk
          ORDER BY g.document IS NOT NULL, g.document LIMIT 1)
        WHERE pk IN chosen""")
    derived = connection.execute("""
        SELECT DISTINCT s.agency, s.name FROM agency_source s JOIN chosen USING (agency)
        WHERE s.name IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM agency_name n WHERE n.agency = s.agency AND n.text = s.name)
        ORDER BY s.agency, s.name""").fetchall()
    add_names(
        connection,
        [
            (None, None, agency, name, "zh", "official", None, None, None, None, None)
            for agency, name in derived
        ],
    )


def add_names(connection: sqlite3.Connection, names: list[tuple[object, ...]]) -> None:
    """Insert rows (id, graph, agency, text, …) of agency_name and index them."""
    first = connection.execute("SELECT coalesce(max(pk), 0) + 1 FROM agency_name").fetchone()[0]
    keyed = [(first + n, *name, search_key(str(name[3]))) for n, name in enumerate(names)]
    connection.executemany(f"INSERT INTO agency_name VALUES ({', '.join('?' * 13)})", keyed)
    connection.executemany(
        "INSERT INTO agency_name_fts (rowid, plain) VALUES (?, ?)",
        ((row[0], grams(str(row[-1]))) for row in keyed),
    )


def forget_names(connection: sqlite3.Connection, names: Iterable[tuple[int, str]]) -> None:
    """Take names out of the index, given as (key, grams)."""
    connection.executemany(
        "INSERT INTO agency_name_fts (agency_name_fts, rowid, plain) VALUES ('delete', ?, ?)", names
    )


_REFERENCES = (
    ("agency_source", "agency"),
    ("assigned_to", "agency"),
    ("acts_in", "agency"),
    ("issued", "agency"),
    ("agency_name", "agency"),
    ("changed_from", "agency"),
    ("changed_to", "agency"),
    ("took_over", "agency"),
    ("membership", "agency"),
    ("membership", "collective"),
)


def _columns(prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{name}"' for name in projection().nodes["Agency"].columns)
