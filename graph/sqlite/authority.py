"""Writes and deletes the rows that are no document's: agencies' sources, names, events, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.projection.spec import projection
from graph.search_key import grams
from graph.sqlite.agencies import AgencyKeys, add_names, forget_names

if TYPE_CHECKING:
    import sqlite3

    from graph.property_graph import PropertyGraph, Row

PLAIN_TABLES = {
    "Jurisdiction": "jurisdiction",
    "Function": "function",
    "FunctionName": "function_name",
    "Source": "source",
    "Term": "term",
    "Withdrawn": "withdrawn",
}
AUTHORITY_LABELS = ("AgencyName", "ChangeEvent", "Membership", *PLAIN_TABLES)
LINKS = {"CHANGED_FROM": "changed_from", "CHANGED_TO": "changed_to"}


def add_authority(
    connection: sqlite3.Connection, graph: PropertyGraph, graph_key: int, agency: AgencyKeys
) -> None:
    """Insert what a graph says about names, events, places, functions, sources and terms."""
    names = _select("AgencyName", graph, ("id", "agency", "text", "language", "type"))
    rest = _select("AgencyName", graph, ("valid_from", "valid_to", "source", "certainty", "note"))
    add_names(
        connection,
        [
            (name[0], graph_key, agency(str(name[1])), *name[2:], *more)
            for name, more in zip(names, rest, strict=True)
        ],
    )
    events = _keyed(connection, "change_event", graph, "ChangeEvent", graph_key)
    for kind, table in LINKS.items():
        _insert(
            connection,
            table,
            [(events[start], agency(end)) for start, end in graph.links.get(kind, ())],
        )
    _insert(
        connection,
        "took_over",
        [
            (events[str(event)], n, agency(str(body)), function)
            for body, event, n, function in graph.relationships.get("TOOK_OVER", ())
        ],
    )
    first = _next_key(connection, "membership")
    _insert(
        connection,
        "membership",
        [
            (
                first + n,
                row[0],
                graph_key,
                agency(str(row[1])),
                None if row[2] is None else agency(str(row[2])),
                *row[3:],
            )
            for n, row in enumerate(graph.nodes.get("Membership", ()))
        ],
    )
    for label, table in PLAIN_TABLES.items():
        _keyed(connection, table, graph, label, graph_key)


def delete_authority(connection: sqlite3.Connection, graph_key: int) -> None:
    """Delete what a graph says about agencies, places, functions, sources and terms."""
    names = [
        (key, grams(plain))
        for key, plain in connection.execute(
            "SELECT pk, plain FROM agency_name WHERE graph = ?", (graph_key,)
        )
    ]
    forget_names(connection, names)
    for table in (*LINKS.values(), "took_over"):
        connection.execute(
            f"DELETE FROM {table} WHERE event IN (SELECT pk FROM change_event WHERE graph = ?)",
            (graph_key,),
        )
    for table in ("agency_source", "agency_name", "change_event", "membership"):
        connection.execute(f"DELETE FROM {table} WHERE graph = ?", (graph_key,))
    for table in PLAIN_TABLES.values():
        connection.execute(f"DELETE FROM {table} WHERE graph = ?", (graph_key,))


def _keyed(
    connection: sqlite3.Connection, table: str, graph: PropertyGraph, label: str, graph_key: int
) -> dict[str, int]:
    """Insert a label's rows under new keys, in the order of ids; return the keys by id."""
    rows = sorted(graph.nodes.get(label, ()), key=lambda row: str(row[0]))
    if not rows:
        return {}
    first = _next_key(connection, table)
    _insert(
        connection,
        table,
        [(first + n, row[0], graph_key, *row[1:]) for n, row in enumerate(rows)],
    )
    return {str(row[0]): first + n for n, row in enumerate(rows)}


def _next_key(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(pk), 0) + 1 FROM {table}").fetchone()[0])


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _select(label: str, graph: PropertyGraph, names: tuple[str, ...]) -> list[Row]:
    columns = projection().columns(label)
    places = [columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in graph.nodes.get(label, ())]
