"""/sparql over HTTP: an answer is of one release, is kept as long as it holds and follows a commit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.api.serving import client_of, service_of
from tests.sparql.services import DOCUMENTS, SELECT, commit, problem, query, sparql_only

if TYPE_CHECKING:
    from pathlib import Path

    import httpx


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
    whole = query(corpus, SELECT, accept="text/csv")
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
