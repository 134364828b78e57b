"""/sparql over HTTP: rows, bytes, time, memory and how many at once are limited, and said to be."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from tests.api.serving import client_of, service_of
from tests.sparql.services import SELECT, problem, query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

# One join less than for workers alone: over the corpus four end at their memory, not at their time.
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


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
