"""Both stores hold the same rows under the same keys, and derive the same from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.authority_rows import authority_rows
from graph.neo4j.succession import Step, lines
from graph.rdf import named, record_to_graph
from graph.store import open_store
from loaders.corpus import read_corpus
from loaders.extract import extract
from ontology.authority import load_authority
from tests.neo4j import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Store

CORPUS = Path(__file__).parents[2] / "corpus"
# Columns of a table of SQLite that Neo4j holds in the same words.
DOCUMENT = """
    pk id title contained_title number kind date jurisdiction period_start period_end recipients
    sha256 text_sha256 file start_ end_ quote year plain"""
PROVISION = """
    pk id document parent subtree_end depth level part section label heading path start_ end_
    text quote folded"""
STATEMENT = """
    pk id document provision form scope_start scope_end manner open deadline deadline_year quote
    start_ end_ lead_written bodies roles"""
MEASURE = """
    pk id document provision text start_ end_ status stage deadline deadline_year folded"""
AGENCY = """
    id how name name_en level kind jurisdiction function start end collective covers meaning
    complete source certainty note"""
TABLES = {
    "document": ("Document", DOCUMENT),
    "provision": ("Provision", PROVISION),
    "statement": ("Statement", STATEMENT),
    "measure": ("Measure", MEASURE),
    "agency": ("Agency", AGENCY),
    "agency_name": ("AgencyName", "id text language type valid_from valid_to source plain"),
    "change_event": ("ChangeEvent", "id name_zh date not_before not_after kind scope function"),
    "jurisdiction": ("Jurisdiction", "id name short level parent aliases former source"),
}
PAIRS = {
    """
    SELECT f.id, t.id, e.id, s.scope, s.function, s.date, s.known_by
    FROM succeeded_by s JOIN agency f ON f.pk = from_ JOIN agency t ON t.pk = to_
    JOIN change_event e ON e.pk = s.event""": """
    MATCH (f)-[s:SUCCEEDED_BY]->(t)
    RETURN f.id, t.id, s.event, s.scope, s.function, s.date, s.known_by""",
    """
    SELECT a.id, m.id, since, direction
    FROM agency_line l JOIN agency a ON a.pk = l.agency JOIN agency m ON m.pk = l.member""": """
    MATCH (a)-[l:STANDS_FOR]->(m) RETURN a.id, m.id, l.since, l.direction""",
    "SELECT statement, measure FROM covers": """
    MATCH (s)-[:COVERS]->(m) RETURN s.pk, m.pk""",
    """
    SELECT statement, n, a.id, role, position, inherited, t.name, surface, start_, end_
    FROM assigned_to t JOIN agency a ON a.pk = t.agency""": """
    MATCH (a)-[t:ASSIGNED_TO]->(s)
    RETURN s.pk, t.n, a.id, t.role, t.position, t.inherited, t.name, t.surface, t.start, t.end""",
    """
    SELECT DISTINCT a.id, d.provision, d.statement, d.n, n.id, d.role, d.since
    FROM duty d JOIN agency a ON a.pk = d.agency JOIN agency n ON n.pk = d.named""": """
    MATCH (a)-[l:STANDS_FOR]->(n)-[x:ASSIGNED_TO]->(s)
    RETURN a.id, s.provision, s.pk, x.n, n.id, x.role_bit, l.since""",
    """
    SELECT s.pk, a.id FROM statement s JOIN agency a
    WHERE ',' || s.agencies || ',' LIKE '%,' || a.pk || ',%'""": """
    MATCH (s:Statement) UNWIND s.agencies AS pk MATCH (a:Agency {pk: pk}) RETURN s.pk, a.id""",
    """
    SELECT c.id, a.id, m.source, m.certainty
    FROM membership m JOIN agency a ON a.pk = m.agency JOIN agency c ON c.pk = m.collective""": """
    MATCH (a)-[m:MEMBER_OF]->(c) RETURN c.id, a.id, m.source, m.certainty""",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The corpus in both stores."""
    authority = load_authority()
    graphs = [
        named(authority_rows(authority)),
        *(record_to_graph(extract(e.path), "1", authority) for e in read_corpus(CORPUS)),
    ]
    stores = (
        open_store(f"sqlite:{tmp_path_factory.mktemp('same') / 's'}"),
        open_store(serving.emptied()),
    )
    for store in stores:
        store.load(graphs)
    yield stores
    for store in stores:
        store.close()


@pytest.mark.parametrize("table", TABLES)
def test_nodes_are_the_rows_of_the_table(both: tuple[Store, Store], table: str) -> None:
    label, names = TABLES[table]
    columns = names.split()
    quoted = ", ".join(f'"{name}"' for name in columns)
    mine = ", ".join(f"n.{name.removesuffix('_')}" for name in columns)
    rows = _plain(both[0], f"SELECT {quoted} FROM {table}")
    assert rows == _plain(both[1], f"MATCH (n:{label}) RETURN {mine}")
    assert rows


@pytest.mark.parametrize("sql", PAIRS, ids=lambda sql: sql.split("FROM")[1].split()[0])
def test_relationships_are_the_rows_of_the_table(both: tuple[Store, Store], sql: str) -> None:
    rows = _plain(both[0], sql)
    assert rows == _plain(both[1], PAIRS[sql])
    assert rows


STEPS = st.lists(
    st.builds(
        Step,
        st.integers(0, 6),
        st.integers(0, 6),
        st.sampled_from(["", "1998", "2003-05", "2018-11-23"]),
    ),
    max_size=10,
)


@given(STEPS)
def test_lines_of_bodies_are_those_that_sql_walks(steps: list[Step]) -> None:
    import sqlite3  # noqa: PLC0415 - only this test speaks SQL by itself

    from graph.sqlite.writing import _derived  # noqa: PLC0415

    steps = [step for step in steps if step.before != step.after]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE agency (pk INTEGER)")
    connection.executemany("INSERT INTO agency VALUES (?)", [(n,) for n in range(7)])
    connection.execute("CREATE TABLE succeeded_by (from_, to_, scope, known_by)")
    connection.executemany("INSERT INTO succeeded_by VALUES (?, ?, 'whole', ?)", steps)
    connection.execute("CREATE TABLE agency_line (agency, member, since, direction)")
    connection.execute(_derived()["agency_line"])
    rows = connection.execute("SELECT * FROM agency_line WHERE direction <> 'self'").fetchall()
    connection.close()
    assert lines(steps) == sorted(rows)


def _plain(store: Store, query: str) -> list[tuple[Any, ...]]:
    rows = [tuple(_value(item) for item in row) for row in store.query(query)]
    return sorted(rows, key=repr)


def _value(item: Any) -> Any:
    if isinstance(item, list):
        return json.dumps(item, ensure_ascii=False)
    return int(item) if isinstance(item, bool) else item
