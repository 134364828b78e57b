"""The W3C's SPARQL 1.1 protocol tests that apply to a read-only service, each by its name there.

Written from https://www.w3.org/TR/sparql11-protocol/ and the list of cases at
https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/. Where a case there asks a trailing slash
or a host of its own, the service's address stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sparql.services import DATA, problem

if TYPE_CHECKING:
    import httpx

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
ONE, TWO, THREE = (f"{DATA}/data{number}.rdf" for number in (1, 2, 3))
NOWHERE = f"{DATA}/data0.rdf"  # a graph that the dataset does not have
BOTH_IN_DEFAULT = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type . }}"
BOTH_BY_NAME = f"ASK {{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
BOOLEAN = {"application/sparql-results+xml", "application/sparql-results+json"}
TABULAR = BOOLEAN | {"text/tab-separated-values", "text/csv"}
RDF = {"application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json"}


def media_type(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    return answer.headers["content-type"].partition(";")[0]


def is_true(answer: httpx.Response) -> bool:
    assert media_type(answer) == "application/sparql-results+json"
    found: bool = answer.json()["boolean"]
    return found


# Queries that a service answers ------------------------------------------------------------------


def test_query_get(protocol: httpx.Client) -> None:
    parameters = {"query": "ASK {}", "default-graph-uri": NOWHERE}
    assert is_true(protocol.get("/sparql", params=parameters))


def test_query_post_form(protocol: httpx.Client) -> None:
    address = {"default-graph-uri": NOWHERE}
    answer = protocol.post("/sparql", params=address, content="query=ASK%20%7B%7D", headers=FORM)
    assert is_true(answer)


def test_query_post_direct(protocol: httpx.Client) -> None:
    assert is_true(protocol.post("/sparql", content="ASK {}", headers=DIRECT))


def test_query_dataset_default_graph(protocol: httpx.Client) -> None:
    asked = f"ASK {{ <{ONE}> a ?type }}"
    for graph, expected in ((ONE, True), (TWO, False)):
        answer = protocol.get("/sparql", params={"query": asked, "default-graph-uri": graph})
        assert is_true(answer) is expected


def test_query_dataset_default_graphs_get(protocol: httpx.Client) -> None:
    parameters = {"query": BOTH_IN_DEFAULT, "default-graph-uri": [ONE, TWO]}
    assert is_true(protocol.get("/sparql", params=parameters))
    parameters["default-graph-uri"] = [ONE, THREE]
    assert not is_true(protocol.get("/sparql", params=parameters))


def test_query_dataset_default_graphs_post(protocol: httpx.Client) -> None:
    address = {"default-graph-uri": [ONE, TWO]}
    answer = protocol.post("/sparql", params=address, content=BOTH_IN_DEFAULT, headers=DIRECT)
    assert is_true(answer)


def test_query_dataset_named_graphs_post(protocol: httpx.Client) -> None:
    address = {"named-graph-uri": [ONE, TWO]}
    answer = protocol.post("/sparql", params=address, content=BOTH_BY_NAME, headers=DIRECT)
    assert is_true(answer)
    address = {"named-graph-uri": [ONE, THREE]}
    answer = protocol.post("/sparql", params=address, content=BOTH_BY_NAME, headers=DIRECT)
    assert not is_true(answer)


def test_query_dataset_named_graphs_get(protocol: httpx.Client) -> None:
    parameters = {"query": BOTH_BY_NAME, "named-graph-uri": [ONE, TWO]}
    assert is_true(protocol.get("/sparql", params=parameters))


def test_query_dataset_full(protocol: httpx.Client) -> None:
    address = {"default-graph-uri": THREE, "named-graph-uri": [ONE, TWO]}
    asked = BOTH_BY_NAME.replace("ASK {", f"ASK {{ <{THREE}> a ?type ")
    assert is_true(protocol.post("/sparql", params=address, content=asked, headers=DIRECT))


def test_query_post_form_dataset(protocol: httpx.Client) -> None:
    form = {"query": BOTH_IN_DEFAULT, "default-graph-uri": [ONE, TWO]}
    assert is_true(protocol.post("/sparql", data=form))
    form["default-graph-uri"] = [ONE]
    assert not is_true(protocol.post("/sparql", data=form))


def test_query_multiple_dataset(protocol: httpx.Client) -> None:
    """The protocol's dataset counts, not the query's (§2.1.4)."""
    asked = BOTH_BY_NAME.replace("ASK", f"ASK FROM <{THREE}>")
    address = {"named-graph-uri": [ONE, TWO]}
    assert is_true(protocol.post("/sparql", params=address, content=asked, headers=DIRECT))
    asked = f"ASK FROM <{THREE}> {{ <{THREE}> a ?type }}"
    assert is_true(protocol.post("/sparql", content=asked, headers=DIRECT))
    assert not is_true(protocol.post("/sparql", params=address, content=asked, headers=DIRECT))


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        pytest.param("SELECT (1 AS ?value) {}", TABULAR, id="query_content_type_select"),
        pytest.param("ASK {}", BOOLEAN, id="query_content_type_ask"),
        pytest.param("DESCRIBE <http://example.org/>", RDF, id="query_content_type_describe"),
        pytest.param("CONSTRUCT { <s> <p> 1 } WHERE {}", RDF, id="query_content_type_construct"),
    ],
)
def test_query_content_type(protocol: httpx.Client, asked: str, types: set[str]) -> None:
    address = {"default-graph-uri": NOWHERE}
    answer = protocol.post("/sparql", params=address, content=asked, headers=DIRECT)
    assert media_type(answer) in types


@pytest.mark.parametrize(
    "wanted", ["application/sparql-results+xml", "application/sparql-results+json"]
)
def test_query_content_negotiation(protocol: httpx.Client, wanted: str) -> None:
    answer = protocol.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": wanted})
    assert media_type(answer) == wanted


def test_query_base_uri(protocol: httpx.Client) -> None:
    """A relative IRI is resolved: against BASE, else against the service's base (§2.1.5)."""
    asked = f"BASE <{DATA}/> ASK {{ GRAPH <data1.rdf> {{ <data1.rdf> a ?type }} }}"
    assert is_true(protocol.post("/sparql", content=asked, headers=DIRECT))
    asked = (
        "ASK { FILTER(ISIRI(<test>) && STRENDS(STR(<test>), '/test') && STR(<test>) != 'test') }"
    )
    assert is_true(protocol.post("/sparql", content=asked, headers=DIRECT))


def test_query_get_with_version(protocol: httpx.Client) -> None:
    assert is_true(protocol.get("/sparql", params={"query": "ASK {}", "version": "1.2"}))


def test_query_post_direct_with_version_param(protocol: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-query; version=1.2; charset=UTF-8"}
    assert is_true(protocol.post("/sparql", content="ASK {}", headers=headers))


# Requests that a service refuses -----------------------------------------------------------------


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(protocol: httpx.Client, method: str) -> None:
    answer = protocol.request(method, "/sparql", params={"query": "ASK {}"}, headers=FORM)
    assert problem(answer) == (405, "method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_bad_multiple_queries(protocol: httpx.Client) -> None:
    answer = protocol.get("/sparql", params={"query": ["ASK {}", "SELECT * {}"]})
    assert problem(answer) == (400, "bad-request")


def test_bad_multiple_queries_form(protocol: httpx.Client) -> None:
    answer = protocol.post("/sparql", data={"query": ["ASK {}", "SELECT * {}"]})
    assert problem(answer) == (400, "bad-request")
    answer = protocol.post("/sparql", params={"query": "ASK {}"}, data={"query": "ASK {}"})
    assert problem(answer) == (400, "bad-request")
    answer = protocol.post("/sparql", params={"query": "ASK {}"}, content="ASK {}", headers=DIRECT)
    assert problem(answer) == (400, "bad-request")


def test_bad_query_wrong_media_type(protocol: httpx.Client) -> None:
    headers = {"Content-Type": "text/plain"}
    answer = protocol.post("/sparql", content="ASK {}", headers=headers)
    assert problem(answer) == (415, "unsupported-media-type")
    assert answer.headers["accept-post"] == (
        "application/sparql-query, application/x-www-form-urlencoded"
    )


def test_bad_query_missing_form_type(protocol: httpx.Client) -> None:
    answer = protocol.post("/sparql", content="query=ASK%20%7B%7D")
    assert problem(answer) == (415, "unsupported-media-type")


def test_bad_query_missing_direct_type(protocol: httpx.Client) -> None:
    assert problem(protocol.post("/sparql", content="ASK {}"))[0] == 415


@pytest.mark.parametrize("declared", ["; charset=UTF-16", ""])
def test_bad_query_non_utf8(protocol: httpx.Client, declared: str) -> None:
    headers = {"Content-Type": f"application/sparql-query{declared}"}
    answer = protocol.post("/sparql", content="ASK {}".encode("utf-16"), headers=headers)
    assert problem(answer)[0] == (415 if declared else 400)


def test_bad_query_non_utf8_in_a_form_or_an_address(protocol: httpx.Client) -> None:
    assert problem(protocol.get("/sparql?query=ASK%20%7B%7D%23%ff"))[0] == 400
    answer = protocol.post("/sparql", content=b"query=ASK%20%7B%7D%23%ff", headers=FORM)
    assert problem(answer)[0] == 400


def test_bad_query_syntax(protocol: httpx.Client) -> None:
    answer = protocol.get("/sparql", params={"query": "ASK {"})
    assert problem(answer) == (400, "malformed-query")
    assert "error at 1:6" in answer.json()["detail"]


def test_bad_query_multiple_versions(protocol: httpx.Client) -> None:
    answer = protocol.get("/sparql", params={"query": "ASK {}", "version": ["1.1", "1.2"]})
    assert problem(answer) == (400, "bad-request")


def test_bad_query_get_with_body(protocol: httpx.Client) -> None:
    answer = protocol.request("GET", "/sparql", params={"query": "ASK {}"}, content="ASK {}")
    assert problem(answer) == (400, "bad-request")


def test_bad_query_form_without_a_query(protocol: httpx.Client) -> None:
    answer = protocol.post("/sparql", data={"default-graph-uri": ONE})
    assert problem(answer) == (400, "bad-request")


# Updates, all of which this service refuses ------------------------------------------------------


UPDATE = "CLEAR ALL ; INSERT DATA { GRAPH <http://example.org/g> { <s> <p> 1 } }"


@pytest.mark.parametrize("using", [{}, {"using-graph-uri": ONE}, {"using-named-graph-uri": TWO}])
def test_update_post_direct(protocol: httpx.Client, using: dict[str, str]) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    answer = protocol.post("/sparql", params=using, content=UPDATE, headers=headers)
    assert problem(answer) == (403, "query-refused")


@pytest.mark.parametrize("updates", [["CLEAR ALL"], ["CLEAR ALL", "CLEAR NAMED"]])
def test_update_post_form(protocol: httpx.Client, updates: list[str]) -> None:
    assert problem(protocol.post("/sparql", data={"update": updates})) == (403, "query-refused")


def test_bad_update_get(protocol: httpx.Client) -> None:
    answer = protocol.get("/sparql", params={"update": "CLEAR ALL"})
    assert problem(answer) == (403, "query-refused")


def test_update_in_the_place_of_a_query(protocol: httpx.Client) -> None:
    answer = protocol.get("/sparql", params={"query": f"PREFIX e: <http://e/> {UPDATE}"})
    assert problem(answer) == (403, "query-refused")


def test_no_update_has_changed_anything(protocol: httpx.Client) -> None:
    for graph in (ONE, TWO, THREE):
        asked = f"ASK {{ GRAPH <{graph}> {{ <{graph}> a ?type }} }}"
        assert is_true(protocol.get("/sparql", params={"query": asked}))
    asked = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    answer = protocol.get("/sparql", params={"query": asked})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "3"
