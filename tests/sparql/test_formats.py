"""/sparql over HTTP answers in the format that is preferred, for browsers and for client libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from tests.sparql.services import SELECT, problem, query

if TYPE_CHECKING:
    import httpx


CONSTRUCT = f"CONSTRUCT {{ ?s a <http://e/Measure> }} WHERE {{ {{ {SELECT} }} }}"


GRAPH_FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/xml;q=0.1, text/csv;q=0.2", "text/csv; charset=utf-8"),
        (
            "text/turtle, text/*;q=0.5, application/sparql-results+xml;q=0.4",
            "text/csv; charset=utf-8",
        ),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_solutions_come_in_the_format_preferred(
    corpus: httpx.Client, accept: str, expected: str
) -> None:
    answer = query(corpus, SELECT, accept=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, expected)
    assert "Accept" in answer.headers["vary"]
    assert answer.headers["access-control-allow-origin"] == "*"
    if "json" in expected:
        assert len(answer.json()["results"]["bindings"]) == 3
    elif "xml" in expected:
        assert len(ET.fromstring(answer.content).findall(".//{*}result")) == 3
    else:
        assert len(answer.text.splitlines()) == 4


@pytest.mark.parametrize("media_type", GRAPH_FORMATS)
def test_graphs_come_in_the_format_preferred(corpus: httpx.Client, media_type: str) -> None:
    answer = query(corpus, CONSTRUCT, accept=f"{media_type}, */*;q=0.1")
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert len(list(parse(answer.content, GRAPH_FORMATS[media_type]))) == 3


def test_a_description_of_a_thing_has_its_triples(corpus: httpx.Client) -> None:
    thing = "https://w3id.org/zhimai/id/agency/sh-amr"
    answer = query(corpus, f"DESCRIBE <{thing}>", accept="text/turtle")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    assert set(graph.subjects()) == {rdflib.URIRef(thing)}
    assert "org:Organization" in answer.text
    assert rdflib.Literal("上海市市场监督管理局", lang="zh") in set(graph.objects())


@pytest.mark.parametrize(
    ("text", "accept"),
    [
        (SELECT, "text/turtle"),
        (SELECT, "image/png"),
        (CONSTRUCT, "text/csv"),
        ("ASK {}", "text/n3"),
    ],
)
def test_a_format_that_does_not_fit_is_refused_with_those_that_do(
    corpus: httpx.Client, text: str, accept: str
) -> None:
    answer = query(corpus, text, accept=accept)
    assert problem(answer) == (406, "not-acceptable")
    fits = "text/turtle" if text == CONSTRUCT else "text/csv"
    assert fits in answer.json()["detail"]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("format", "csv", "text/csv; charset=utf-8"),
        ("output", "xml", "application/xml"),
        ("results", "json", "application/json"),
        ("format", "application/sparql-results+xml", "application/sparql-results+xml"),
    ],
)
def test_a_format_may_be_asked_for_by_name_as_client_libraries_do(
    corpus: httpx.Client, name: str, value: str, expected: str
) -> None:
    answer = query(corpus, SELECT, **{name: value})
    assert answer.headers["content-type"] == expected
    assert problem(query(corpus, SELECT, format="docx")) == (422, "invalid-parameter")


def test_what_clients_add_to_a_query_is_ignored(corpus: httpx.Client) -> None:
    assert query(corpus, "ASK {}", clientRequestId="7", timeout="0", debug="on").json()["boolean"]


def test_chinese_goes_in_and_comes_out_whole(corpus: httpx.Client) -> None:
    text = 'SELECT ?x { VALUES ?x { "沪质〔2024〕1号 𬭚𰻞" } }'
    for accept in ("text/csv", "text/tab-separated-values", "application/sparql-results+xml"):
        assert "沪质〔2024〕1号 𬭚𰻞" in query(corpus, text, accept=accept).text
    answer = corpus.post(
        "/sparql", content=text, headers={"Content-Type": "application/sparql-query"}
    )
    assert answer.json()["results"]["bindings"][0]["x"]["value"] == "沪质〔2024〕1号 𬭚𰻞"


def test_rdflib_reads_the_service_as_a_store(corpus: httpx.Client) -> None:
    """A client that others wrote, as they wrote it."""
    store = rdflib.plugin.get("SPARQLStore", rdflib.store.Store)(
        query_endpoint=str(corpus.base_url.join("/sparql"))
    )
    graph = rdflib.Graph(store)
    rows: Any = list(graph.query(SELECT))
    assert [str(row.s)[:34] for row in rows] == ["https://w3id.org/zhimai/id/measure"] * 3
    assert graph.query("ASK {}").askAnswer
    constructed = graph.query(CONSTRUCT)
    assert constructed.graph is not None
    assert len(constructed.graph) == 3
