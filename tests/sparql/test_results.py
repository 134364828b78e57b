"""Results in the four formats: what the engine itself writes, and what it can't do."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    Store,
    parse_query_results,
)

from graph.sparql.results import Inexpressible, write_boolean, write_solutions

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
NS = {"s": "http://www.w3.org/2005/sparql-results#"}
ALL = {"rows": 10**6, "size": 10**9, "partial": False}
TERMS = """VALUES (?a ?b ?c) {
  (<http://e/é> "a\\t\\n\\"\\\\<&>'\\r,质" "x"@en-GB) (1 1.5 true)
  (UNDEF "p"^^<http://e/type> 1e0) ("" "\\u0001\\u000b" "d"@ar--rtl) (UNDEF UNDEF UNDEF)
  (<<( <http://s> <http://p> "o"@zh )>> "=1+2" "质量 知识图谱"@zh) }"""

# Characters that XML has; the engine writes the others as they are, which is no XML.
text = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="￾￿")
    | st.sampled_from("\t\n\r\"'\\,<>&?:_")
)
literals = st.one_of(
    st.builds(Literal, text),
    st.builds(lambda value: Literal(value, language="zh"), text),
    st.builds(lambda value: Literal(value, datatype=NamedNode("http://e/type")), text),
    st.integers().map(Literal),
    st.booleans().map(Literal),
)
nodes = st.integers(0, 30).map(lambda number: NamedNode(f"http://例/{number}?a=1&b='"))


def solutions(query: str) -> QuerySolutions:
    found: Any = Store().query(query)
    return found


def written(query: str, form: Any, **limits: Any) -> bytes:
    reply, body = write_solutions(solutions(query), form, **{**ALL, **limits})
    assert reply.failure is None
    return body


@pytest.mark.parametrize("form", ["json", "csv"])
def test_every_kind_of_term_is_written_as_the_engine_writes_it(form: str) -> None:
    query = f"SELECT ?a ?b ?c {{ {TERMS} }}"
    assert written(query, form) == solutions(query).serialize(format=FORMATS[form])


@given(st.lists(st.tuples(nodes, literals), max_size=5))
@pytest.mark.parametrize("form", ["json", "csv", "xml", "tsv"])
def test_any_solutions_are_read_back_as_they_were(
    form: Any, rows: list[tuple[NamedNode, Literal]]
) -> None:
    store = Store()
    store.extend(Quad(node, NamedNode("http://p"), value) for node, value in rows)
    query = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s STR(?o) DATATYPE(?o)"
    found: Any = store.query(query)
    _, body = write_solutions(found, form, **ALL)
    again: Any = store.query(query)
    if form == "csv":
        assert body == again.serialize(format=FORMATS["csv"])
        return
    # The engine's reader of XML trims values; a reader of XML does not.
    parsed: Any = xml_rows(body) if form == "xml" else parse_query_results(body, FORMATS[form])
    assert [tuple(row) for row in parsed] == [tuple(row) for row in again]


def xml_rows(body: bytes) -> list[list[NamedNode | Literal]]:
    rows = []
    for result in ET.fromstring(body).findall(".//s:result", NS):
        row: list[NamedNode | Literal] = []
        for binding in result:
            (term,) = binding
            value, datatype = term.text or "", term.get("datatype")
            if term.tag.endswith("}uri"):
                row.append(NamedNode(value))
            elif datatype is not None:
                row.append(Literal(value, datatype=NamedNode(datatype)))
            else:
                language = term.get("{http://www.w3.org/XML/1998/namespace}lang")
                row.append(Literal(value, language=language))
        rows.append(row)
    return rows


def test_xml_keeps_a_carriage_return_that_parsers_would_change() -> None:
    root = ET.fromstring(written('SELECT ("a\\rb\\n" AS ?x) {}', "xml"))
    assert root.findtext(".//s:literal", namespaces=NS) == "a\rb\n"


@pytest.mark.parametrize("character", ["\\u0001", "\\u000b", "\\uFFFE"])
def test_xml_refuses_what_it_has_no_character_for(character: str) -> None:
    with pytest.raises(Inexpressible, match=r"U\+"):
        written(f'SELECT ("{character}" AS ?x) {{}}', "xml")


def test_xml_has_names_that_are_attributes_of_xml() -> None:
    body = written("SELECT (1 AS ?质量) ?other {}", "xml")
    root = ET.fromstring(body)
    names = [item.get("name") for item in root.findall("./s:head/s:variable", NS)]
    assert names == ["质量", "other"]
    (binding,) = root.findall(".//s:binding", NS)
    assert binding.get("name") == "质量"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_no_rows_and_no_columns_are_results_too(form: Any) -> None:
    for query in ("SELECT ?a ?b {} LIMIT 0", "SELECT * {}"):
        reply, body = write_solutions(solutions(query), form, **ALL)
        assert reply.rows == (0 if "LIMIT" in query else 1)
        assert body == solutions(query).serialize(format=FORMATS[form])


def test_csv_has_bare_values_and_crlf() -> None:
    body = written('SELECT (<http://e/> AS ?a) ("x,\\"y\\"" AS ?b) (1 AS ?c) {}', "csv")
    assert body == b'a,b,c\r\nhttp://e/,"x,""y""",1\r\n'


def test_blank_nodes_are_the_same_within_a_result() -> None:
    store = Store()
    node = BlankNode()
    for number in range(2):
        store.add(Quad(node, NamedNode("http://p"), Literal(number)))
    for form in ("json", "csv", "tsv"):
        found: Any = store.query("SELECT ?s { ?s ?p ?o }")
        _, body = write_solutions(found, form, **ALL)  # type: ignore[arg-type]  # names of formats
        assert body.decode().count(node.value) == 2


MANY = f"SELECT ?x {{ VALUES ?x {{ {' '.join(str(n) for n in range(100))} }} }}"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_a_result_over_its_rows_is_refused_or_cut_at_a_row(form: Any) -> None:
    reply, body = write_solutions(solutions(MANY), form, rows=99, size=10**6, partial=False)
    assert (reply.failure, body) == ("rows", b"")
    reply, body = write_solutions(solutions(MANY), form, rows=99, size=10**6, partial=True)
    assert (reply.truncated, reply.rows) == ("rows", 99)
    assert count(body, form) == 99
    reply, _ = write_solutions(solutions(MANY), form, rows=100, size=10**6, partial=False)
    assert (reply.failure, reply.truncated, reply.rows) == (None, None, 100)


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_a_result_over_its_bytes_is_refused_or_cut_at_a_row(form: Any) -> None:
    whole = written(MANY, form)
    reply, _ = write_solutions(solutions(MANY), form, rows=1000, size=len(whole), partial=False)
    assert reply.failure is None
    size = len(whole) - 1
    reply, body = write_solutions(solutions(MANY), form, rows=1000, size=size, partial=False)
    assert (reply.failure, body) == ("bytes", b"")
    reply, body = write_solutions(solutions(MANY), form, rows=1000, size=size, partial=True)
    assert (reply.truncated, reply.rows) == ("bytes", 99)
    assert len(body) <= size
    assert count(body, form) == 99


def count(body: bytes, form: str) -> int:
    """How many rows a reader finds."""
    if form == "json":
        return len(json.loads(body)["results"]["bindings"])
    if form == "xml":
        return len(ET.fromstring(body).findall(".//s:result", NS))
    delimiter = "," if form == "csv" else "\t"
    return len(list(csv.reader(io.StringIO(body.decode(), newline=""), delimiter=delimiter))) - 1


def test_a_boolean_in_each_format() -> None:
    for form, format_ in FORMATS.items():
        for value, query in ((True, "ASK {}"), (False, "ASK { FILTER(false) }")):
            found: Any = Store().query(query)
            assert write_boolean(value, form) == found.serialize(format=format_)  # type: ignore[arg-type]  # names of formats
