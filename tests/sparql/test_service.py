"""/sparql over HTTP: formats, limits, refusals, hostile queries, the state that an answer is of."""

from __future__ import annotations

import json
import socket
import threading
import time
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from tests.api.serving import client_of
from tests.sparql.services import DOCUMENTS, commit, problem, query, service_of, sparql_only

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

SELECT = "SELECT ?s { ?s a <https://w3id.org/zhimai/ns#Measure> } ORDER BY ?s LIMIT 3"
CONSTRUCT = f"CONSTRUCT {{ ?s a <http://e/Measure> }} WHERE {{ {{ {SELECT} }} }}"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GRAPH_FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


def ask(client: httpx.Client, text: str, accept: str) -> httpx.Response:
    return client.get("/sparql", params={"query": text}, headers={"Accept": accept})


# Formats -----------------------------------------------------------------------------------------


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
    answer = ask(corpus, SELECT, accept)
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
    answer = ask(corpus, CONSTRUCT, f"{media_type}, */*;q=0.1")
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert len(list(parse(answer.content, GRAPH_FORMATS[media_type]))) == 3


def test_a_description_of_a_thing_has_its_triples(corpus: httpx.Client) -> None:
    thing = "https://w3id.org/zhimai/id/agency/sh-amr"
    answer = ask(corpus, f"DESCRIBE <{thing}>", "text/turtle")
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
    answer = ask(corpus, text, accept)
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
        assert "沪质〔2024〕1号 𬭚𰻞" in ask(corpus, text, accept).text
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


# Answers and the state they are of ---------------------------------------------------------------


def test_an_answer_is_of_a_release_and_a_second_time_unchanged(corpus: httpx.Client) -> None:
    release = corpus.get("/readyz").json()["release"]
    answer = query(corpus, SELECT)
    assert answer.headers["etag"].startswith(f'W/"{release}-')
    assert "last-modified" in answer.headers
    again = corpus.get(
        "/sparql",
        params={"query": SELECT},
        headers={
            "If-None-Match": answer.headers["etag"],
            "Accept": answer.request.headers["accept"],
        },
    )
    assert (again.status_code, again.content) == (304, b"")


def test_head_is_get_without_a_body(corpus: httpx.Client) -> None:
    answer = corpus.head("/sparql", params={"query": SELECT}, headers={"Accept": "text/csv"})
    whole = ask(corpus, SELECT, "text/csv")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"] == whole.headers["etag"]


def test_an_answer_by_chance_or_of_this_moment_is_never_kept(corpus: httpx.Client) -> None:
    text = "SELECT (RAND() AS ?r) (NOW() AS ?n) {}"
    first, second = query(corpus, text), query(corpus, text)
    assert first.headers["cache-control"] == "no-store"
    assert first.content != second.content


def test_an_answer_follows_a_commit(tmp_path: Path) -> None:
    commit(tmp_path, DOCUMENTS)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with client_of(sparql_only(tmp_path)) as client:
        before = query(client, count)
        release = commit(tmp_path, {"http://e/g": ["<http://e/s> <http://e/p> <http://e/o>"]})
        deadline = time.monotonic() + 20
        answer = before
        while not answer.headers["etag"].startswith(f'W/"{release}'):
            assert time.monotonic() < deadline
            assert answer.content == before.content
            answer = client.post("/sparql", data={"query": count, "format": "json"})
            if "etag" not in answer.headers:
                answer = query(client, f"{count} # {time.monotonic()}")
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == "1"


def test_without_a_dataset_the_service_says_so(tmp_path: Path) -> None:
    with client_of(service_of(tmp_path)) as client:
        answer = query(client, "ASK {}")
        assert problem(answer) == (503, "not-ready")
        assert answer.headers["retry-after"] == "5"
        assert client.get("/sparql").status_code == 200


# Limits ------------------------------------------------------------------------------------------


def test_more_rows_than_the_limit_are_refused_and_the_first_given_on_demand(
    corpus: httpx.Client,
) -> None:
    for text in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        answer = query(corpus, text)
        assert problem(answer) == (422, "result-too-large")
        assert "1000" in answer.json()["detail"]
        answer = query(corpus, text, partial="1")
        assert (answer.status_code, answer.headers["x-truncated"]) == (200, "rows")
        assert "X-Truncated" in answer.headers["access-control-expose-headers"]
    answer = query(corpus, "SELECT * { ?s ?p ?o }", partial="1")
    assert len(answer.json()["results"]["bindings"]) == 1000
    answer = query(corpus, "CONSTRUCT WHERE { ?s ?p ?o }", partial="1")
    assert len(list(parse(answer.content, RdfFormat.TURTLE))) == 1000
    within = query(corpus, "SELECT * { ?s ?p ?o } LIMIT 1000", partial="1")
    assert (within.status_code, "x-truncated" in within.headers) == (200, False)
    assert problem(query(corpus, SELECT, partial="yes")) == (422, "invalid-parameter")


def test_more_bytes_than_the_limit_are_refused_and_the_first_given_on_demand(
    corpus_data: Path,
) -> None:
    with client_of(service_of(corpus_data, sparql_bytes=5000)) as client:
        for text in ("SELECT * { ?s ?p ?o } LIMIT 300", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 300"):
            answer = query(client, text)
            assert problem(answer) == (422, "result-too-large")
            assert "5000" in answer.json()["detail"]
            answer = query(client, text, partial="1")
            assert answer.headers["x-truncated"] == "bytes"
            assert 1000 < len(answer.content) <= 5000
            if "SELECT" in text:
                assert answer.json()["results"]["bindings"]
            else:
                assert list(parse(answer.content, RdfFormat.TURTLE))


def test_a_runaway_query_is_ended_and_the_next_is_answered(corpus: httpx.Client) -> None:
    began = time.monotonic()
    answer = query(corpus, RUNAWAY)
    assert problem(answer) == (504, "query-timeout")
    assert "2" in answer.json()["detail"]
    assert time.monotonic() - began < 8
    assert query(corpus, "ASK {}").json()["boolean"]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f ?c",
        "SELECT * " + "{" * 7000 + "}" * 7000,
        "ASK { FILTER" + "(" * 7000 + "1" + ")" * 7000 + "}",
    ],
    ids=["memory", "groups", "brackets"],
)
def test_a_query_beyond_memory_or_stack_is_said_to_be_too_large(
    corpus: httpx.Client, text: str
) -> None:
    answer = corpus.post("/sparql", data={"query": text})
    assert problem(answer) in {(422, "query-too-large"), (504, "query-timeout")}
    assert query(corpus, "ASK {}").json()["boolean"]


def test_a_query_larger_than_a_request_may_be_is_refused(corpus: httpx.Client) -> None:
    text = "ASK { ?s ?p '" + "x" * 70_000 + "' }"
    headers = {"Content-Type": "application/sparql-query"}
    assert problem(corpus.post("/sparql", content=text, headers=headers))[0] == 413
    assert problem(query(corpus, text[:40_000]))[0] == 414

    def chunks() -> Iterator[bytes]:
        yield from (text[n : n + 1000].encode() for n in range(0, len(text), 1000))

    answer = corpus.post("/sparql", content=chunks(), headers=headers)
    assert problem(answer) == (413, "content-too-large")
    small = iter([b"ASK ", b"{}"])
    assert corpus.post("/sparql", content=small, headers=headers).json()["boolean"]


def test_too_many_at_once_are_told_to_come_back(corpus_data: Path) -> None:
    service = service_of(corpus_data, sparql_seconds=2, sparql_workers=1)
    with client_of(service) as client:
        assert query(client, "ASK {}").status_code == 200
        found: list[httpx.Response] = []

        def one() -> None:
            found.append(query(client, RUNAWAY))

        threads = [threading.Thread(target=one) for _ in range(7)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        answers = {problem(answer) for answer in found}
        assert answers == {(504, "query-timeout"), (503, "busy")}
        busy = next(answer for answer in found if answer.status_code == 503)
        assert int(busy.headers["retry-after"]) >= 1
        assert query(client, "ASK {}").status_code == 200


def test_other_questions_are_answered_while_queries_run(corpus: httpx.Client) -> None:
    threads = [threading.Thread(target=query, args=(corpus, RUNAWAY)) for _ in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    answered = 0
    # Within the two seconds of the first query, however busy the machine is otherwise.
    while all(thread.is_alive() for thread in threads):
        assert corpus.get("/healthz").status_code == 200
        assert corpus.get("/robots.txt").status_code == 200
        answered += 1
    assert answered >= 3
    for thread in threads:
        thread.join()


def test_a_query_whose_client_hangs_up_is_ended(corpus_data: Path) -> None:
    service = service_of(corpus_data, sparql_seconds=60, sparql_workers=1)
    with client_of(service) as client:
        assert query(client, "ASK {}").status_code == 200
        host, port = client.base_url.host, client.base_url.port
        body = f"query={RUNAWAY.replace(' ', '+').replace('?', '%3F')}".encode()
        with socket.create_connection((host, port or 80)) as connection:
            head = (
                f"POST /sparql HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: {len(body)}\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
            )
            connection.sendall(head.encode() + body)
            time.sleep(0.5)
        # The only worker is free again long before the deadline.
        began = time.monotonic()
        assert query(client, "ASK { ?s ?p ?o }").json()["boolean"]
        assert time.monotonic() - began < 20


# Refusals ----------------------------------------------------------------------------------------


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
