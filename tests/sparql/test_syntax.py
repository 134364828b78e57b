"""Keywords are found where the grammar has keywords, and nowhere else; never slowly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.sparql.syntax import traits

HIDDEN = [
    "SELECT ?service { ?service ?p ?update }",
    "PREFIX service: <http://service/> SELECT * { ?s service:SERVICE service: }",
    "SELECT * { ?s ?p 'SERVICE', \"SERVICE\", '''a'SERVICE''', \"\"\"a\"SERVICE\"\"\" }",
    "SELECT * { ?s ?p 'it\\'s SERVICE' } # SERVICE",
    "SELECT * { <http://e/#SERVICE> ?p _:SERVICE }",
    "SELECT * { ?s ?p 'x'@SERVICE-SERVICE }",
    "SELECT * { ?s e:a.SERVICE ?o . ?s e:SERVICE%20x ?o }",
]
SHOWN = [
    "SELECT * { SERVICE <http://e/> { ?s ?p ?o } }",
    "select * { service?e{ ?s ?p ?o } }",
    "SELECT * { ?s a <x>;SERVICE<http://e/>{} }",
    "SELECT * { ?s ?p 1.SERVICE <http://e/> {} }",
    "SELECT * { ?s ?p 'x'@en.SERVICE <http://e/> {} }",
    "SELECT * { FILTER(1<2)SERVICE ?e {} }",
    "SELECT * {# comment\nSERVICE ?e {} }",
    "SELECT * { ?s ?p '\\\\' SERVICE ?e {} # '\n }",
    r"SELECT * { \u0053ERVICE <http://e/> {} }",
    r"SELECT * { \U00000053ERVICE <http://e/> {} }",
]


@pytest.mark.parametrize("query", HIDDEN)
def test_a_word_that_is_no_keyword_is_none(query: str) -> None:
    assert not traits(query).service


@pytest.mark.parametrize("query", SHOWN)
def test_service_is_found_however_it_is_written(query: str) -> None:
    assert traits(query).service


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <s> <p> 1 }",
        "PREFIX e: <http://e/SELECT> DELETE WHERE { ?s ?p ?o }",
        "BASE <http://b/> # SELECT\nWITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "load <http://e/>",
        "CLEAR ALL",
        "DROP GRAPH <g> ; CREATE GRAPH <g>",
        "ADD <a> TO <b>",
        "MOVE <a> TO <b>",
        "COPY <a> TO <b>",
    ],
)
def test_an_update_is_told_from_a_query(update: str) -> None:
    assert traits(update).update


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?insert { ?insert ?delete 'DELETE' }",
        "ASK { ?s ?p ?o }",
        "PREFIX load: <http://e/> DESCRIBE load:x",
        "SELECT (COUNT(*) AS ?copy) { ?s ?p ?o }",
    ],
)
def test_a_query_is_told_from_an_update(query: str) -> None:
    assert not traits(query).update


def test_a_dataset_of_its_own_and_chance_are_seen() -> None:
    found = traits("SELECT (RAND() AS ?r) FROM NAMED <http://g> { ?s ?p ?o }")
    assert (found.dataset, found.chance) == (True, True)
    found = traits("SELECT ?from ?now { ?from ?p 'NOW() FROM' }")
    assert (found.dataset, found.chance) == (False, False)


@given(st.text(alphabet="SERVIC E'\"<>#\\\n?:.", max_size=40))
def test_what_is_in_a_string_is_never_a_keyword(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    assert not traits(f'ASK {{ ?s ?p "{quoted}" }}').service
    assert traits(f'ASK {{ ?s ?p "{quoted}" . SERVICE ?e {{}} }}').service


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "1",
        "'",
        '"',
        "<",
        "'''a'",
        "\\u0041",
        "a:",
        "<a ",
        '"\\',
        '"\n',
        "?",
        "@a-",
        ":\\",
        ":%",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    """A scan that goes back over what it read would take minutes for these."""
    began = time.process_time()
    traits(piece * (64_000 // len(piece)))
    assert time.process_time() - began < 2
