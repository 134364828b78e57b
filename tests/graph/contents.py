"""What the embedded store holds, with ids for keys, so that two stores can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.port import Reader

_PART = "(SELECT id FROM {table} t WHERE t.pk = {column})"
_KEYS = {
    "provision": {"provision", "parent", "subtree_end"},
    "statement": {"statement"},
    "measure": {"measure", "earlier", "later"},
    "thread": {"thread"},
    "document": {"document"},
    "agency": {"agency", "a", "b", "named", "member", "from_", "to_", "collective"},
    "change_event": {"event"},
    "graph": {"graph"},
}
_PLAIN = {
    ("agency", "collective"),
    ("agency_source", "collective"),
    ("change_event", "kind"),
}
_INDEXES = ("provision_fts", "heading_fts", "document_fts", "agency_name_fts", "named_thing_fts")


_INDEXED = {"document_fts": "document", "named_thing_fts": "named_thing"}


def contents(reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of every table in a fixed order, keys replaced by ids."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in reader.query(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts%' "
        "AND name NOT LIKE 'sqlite_%' AND name <> 'meta'"
    ):
        table = row[0]
        columns = [item["name"] for item in reader.query(f"PRAGMA table_info({table})")]
        chosen = ", ".join(_column(table, name) for name in columns if name != "pk")
        rows = [tuple(item) for item in reader.query(f"SELECT {chosen} FROM {table}")]
        if table == "shared":
            rows = [_ordered(item) for item in rows]
        if table == "statement":
            rows = [_without_keys(reader, item) for item in rows]
        found[table] = sorted(rows, key=repr)
    return found


def indexed(reader: Reader, table: str, key: str) -> set[str]:
    """Return the ids of provisions or documents that the index gives for one of its grams."""
    target = _INDEXED.get(table, "provision")
    rows = reader.query(
        f"SELECT id FROM {table} f JOIN {target} t ON t.pk = f.rowid WHERE {table} MATCH :key",
        {"key": f'"{key}"'},
    )
    return {row[0] for row in rows}


def _column(table: str, name: str) -> str:
    if (table, name) not in _PLAIN:
        for target, names in _KEYS.items():
            if name in names and target != table.removesuffix("_"):
                key = "iri" if target == "graph" else "id"
                return f"(SELECT {key} FROM {target} t WHERE t.pk = {table}.{name})"
            if name in names and (table, name) in {
                ("provision", "parent"),
                ("provision", "subtree_end"),
            }:
                return f"(SELECT id FROM provision t WHERE t.pk = provision.{name})"
    return f'"{name}"'


def _ordered(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Which of two agencies is `a` depends on keys: put the smaller id first."""
    a, b, provision, statement, role_a, role_b, *rest = row
    if a < b:
        return row
    return (b, a, provision, statement, role_b, role_a, *rest)


def _without_keys(reader: Reader, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A statement lists its agencies by key: give their ids instead."""
    keys = [int(key) for key in row[-1].split(",") if key]
    ids = sorted(
        reader.query("SELECT id FROM agency WHERE pk = :key", {"key": key})[0][0] for key in keys
    )
    assert keys == sorted(keys)
    return (*row[:-1], ",".join(ids))
