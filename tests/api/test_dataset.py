"""The service follows its dataset: commits of others, none yet, a store that is broken."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from graph.dataset import Dataset
from graph.sync import open_current
from ontology import iri
from tests.api.known import get
from tests.api.serving import client_of, service_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copied(data: Path, tmp_path: Path) -> Path:
    """A dataset that a test may change."""
    folder = tmp_path / "data"
    shutil.copytree(data, folder)
    return folder


def drop(folder: Path, document: str) -> None:
    """Commit a state without a document, as another process does."""
    dataset = Dataset(folder)
    with dataset.writer() as writer:
        writer.commit(drop=[iri.document_graph(document)])
    open_current(f"sqlite:{folder / 'store.sqlite'}", dataset).close()


def test_a_commit_is_seen_by_the_next_request(copied: Path) -> None:
    with client_of(service_of(copied)) as client:
        before = client.get("/v1/documents")
        assert before.json()["page"]["total"] == 5
        first = before.json()["items"][0]["document"]["id"]
        drop(copied, first)
        after = client.get("/v1/documents", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert after.json()["page"]["total"] == 4
        assert after.json()["release"] != before.json()["release"]
        assert get(client, "/readyz")["release"] == after.json()["release"]
        assert client.get(f"/v1/documents/{first}").status_code in {404, 410}
        assert client.get(f"/doc/document/{first}.ttl").status_code in {404, 410}


def test_a_cursor_ends_with_its_release(copied: Path) -> None:
    with client_of(service_of(copied)) as client:
        page = get(client, "/v1/documents", limit=2)
        drop(copied, page["items"][0]["document"]["id"])
        answer = client.get(
            "/v1/documents", params={"limit": 2, "cursor": page["page"]["next_cursor"]}
        )
        assert answer.status_code == 409
        assert "数据已更新" in answer.json()["detail"]


def test_every_answer_is_of_one_state_while_others_commit(copied: Path) -> None:
    """A reader asks without pause while two documents are dropped one after the other."""
    seen: dict[str, set[int]] = {}
    with client_of(service_of(copied, cache_bytes=0)) as client:
        documents = [row["document"]["id"] for row in get(client, "/v1/documents")["items"]]
        commits = threading.Thread(target=lambda: [drop(copied, item) for item in documents[:2]])
        commits.start()
        for _ in range(2000):
            answer = get(client, "/v1/documents")
            assert len(answer["items"]) == answer["page"]["total"]
            seen.setdefault(answer["release"], set()).add(answer["page"]["total"])
            if not commits.is_alive():
                break
        commits.join()
        last = get(client, "/v1/documents")
        seen.setdefault(last["release"], set()).add(last["page"]["total"])
    assert all(len(totals) == 1 for totals in seen.values())
    assert {3, 5} <= set().union(*seen.values())


def test_without_a_dataset_it_says_what_to_do_and_takes_one_up_later(
    data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "later"
    with client_of(service_of(folder)) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert ready.headers["cache-control"] == "no-store"
        answer = client.get("/v1/documents")
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("/problems/not-ready")
        assert "zhimai build" in answer.json()["detail"]
        assert answer.headers["retry-after"] == "5"
        page = client.get("/", headers={"Accept": "text/html"})
        assert page.status_code == 503
        assert page.headers["content-type"].startswith("text/html")
        assert client.get("/docs").status_code == 200
        shutil.copytree(data, folder)
        assert client.get("/v1/documents").json()["page"]["total"] == 5
        assert client.get("/readyz").status_code == 200


def test_a_store_that_is_none_is_a_503_and_no_traceback(copied: Path) -> None:
    for path in copied.glob("store.sqlite*"):
        path.unlink()
    (copied / "store.sqlite").write_bytes(b"no database" * 500)
    with client_of(service_of(copied)) as client:
        answer = client.get("/v1/documents")
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("/problems/not-ready")
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert ready.json()["checks"]
        assert client.get("/healthz").status_code == 200


def test_readiness_counts_what_is_there(data: Path) -> None:
    with client_of(service_of(data)) as client:
        ready = get(client, "/readyz")
    assert ready["status"] == "ready"
    # Five documents with a lineage graph each, and the authority file.
    assert ready["graphs"] == 11
    assert ready["triples"] > 10_000
    assert ready["checks"] == {"dataset": "ok", "store": "ok"}
