"""/sparql over HTTP: what it does not do it refuses, in the words of the parser and of the reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.sparql.services import problem, query

if TYPE_CHECKING:
    import httpx


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent ?e { ?s ?p ?o } }",
        r"ASK { \u0053ERVICE <http://127.0.0.1/> {} }",
    ],
)
def test_other_services_are_not_asked(corpus: httpx.Client, text: str) -> None:
    answer = query(corpus, text)
    assert problem(answer) == (403, "query-refused")
    assert "SERVICE" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "1:2"),
        ("SELECT * {\n  ?s ?p ?o\n", "3:1"),
        ("", "1:1"),
        ("SELECT ?x { ?s unknown:p ?x }", "1:"),
        ("SELECT (COUNT(*) AS ?n) ?s { ?s ?p ?o }", ""),
    ],
)
def test_a_malformed_query_gets_the_words_of_the_parser(
    corpus: httpx.Client, text: str, place: str
) -> None:
    answer = query(corpus, text)
    assert problem(answer) == (400, "malformed-query")
    (error,) = answer.json()["errors"]
    assert error["pointer"] == "#/query/query"
    assert place in error["detail"]
    assert error["detail"] in answer.json()["detail"]


def test_a_graph_that_is_no_iri_is_refused(corpus: httpx.Client) -> None:
    answer = query(corpus, "ASK {}", **{"default-graph-uri": "no iri"})
    assert problem(answer) == (400, "malformed-query")


def test_problems_speak_the_language_that_is_asked_for(corpus: httpx.Client) -> None:
    answer = corpus.get("/sparql", params={"query": "ASK {"}, headers={"Accept-Language": "en"})
    assert answer.json()["title"] == "Malformed query"
    assert answer.headers["content-language"] == "en"
    assert corpus.get("/problems/query-timeout", headers={"Accept": "text/html"}).status_code == 200


def test_a_page_elsewhere_may_post_a_query(corpus: httpx.Client) -> None:
    headers = {
        "Origin": "https://portal.example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    answer = corpus.options("/sparql", headers=headers)
    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]
    elsewhere = corpus.options("/v1/measures", headers=headers)
    assert "POST" not in elsewhere.headers["access-control-allow-methods"]


def test_text_that_looks_like_markup_stays_text(corpus: httpx.Client) -> None:
    answer = query(corpus, 'SELECT ("<script>alert(1)</script>" AS ?x) {}')
    assert json.loads(answer.content)["results"]["bindings"][0]["x"]["value"].startswith("<script>")
    assert answer.headers["x-content-type-options"] == "nosniff"
