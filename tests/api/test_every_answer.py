"""What every operation of /v1 answers: release, evidence, identities, links, ETag, no nulls."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from loaders.corpus import read_corpus
from loaders.read.file import read
from tests.api.corpus import CORPUS
from tests.api.known import get
from tests.api.requests import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx


OPERATIONS = json.loads((CORPUS.parent / "api/examples/examples.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def answers(client: httpx.Client) -> dict[str, Any]:
    """An answer of every operation."""
    return {name: get(client, request) for name, request in requests(client).items()}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The kept text of each corpus file, by the sha256 of its bytes."""
    return {entry.sha256: read(entry.path).text for entry in read_corpus(CORPUS)}


def dicts_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from dicts_of(item)


class TestEveryAnswer:
    @pytest.mark.parametrize("operation", sorted(OPERATIONS))
    def test_repeats_release_and_date(
        self, client: httpx.Client, answers: dict[str, Any], operation: str
    ) -> None:
        assert answers[operation]["release"]
        assert "as_of" not in answers[operation]
        request = requests(client)[operation]
        joint = "&" if "?" in request else "?"
        dated = client.get(f"{request}{joint}as_of=2024-12-31")
        assert dated.json()["as_of"] == "2024-12-31"

    @pytest.mark.parametrize("operation", sorted(OPERATIONS))
    def test_quotes_what_stands_in_the_documents(
        self, answers: dict[str, Any], texts: dict[str, str], operation: str
    ) -> None:
        proofs = [item for item in dicts_of(answers[operation]) if "quote" in item]
        # Lists of what has an answer of its own, where its sentences stand.
        if operation not in {"get_event", "list_agencies", "list_threads", "get_reference"}:
            assert proofs
        for proof in proofs:
            text = texts[proof["sha256"]]
            assert text[proof["start"] : proof["end"]] == proof["quote"]
            assert proof["document"]
            assert proof["title"]

    @pytest.mark.parametrize("operation", sorted(OPERATIONS))
    def test_gives_every_entity_its_identity(self, answers: dict[str, Any], operation: str) -> None:
        entities = [item for item in dicts_of(answers[operation]) if "uri" in item]
        for item in entities:
            path = f"id/{item['kind']}/{item['id']}"
            assert item["uri"] == f"https://w3id.org/zhimai/{path}"
            assert item["href"] == f"/{path}"
            assert item["label"]["zh-Hans"].strip()
            assert item["label"].get("en", "x").strip()

    @pytest.mark.parametrize("operation", sorted(OPERATIONS))
    def test_has_no_unknown_values(self, answers: dict[str, Any], operation: str) -> None:
        may_be_null = {"next_cursor", "lead_written", "result"}
        for item in dicts_of(answers[operation]):
            assert not [k for k, v in item.items() if v is None and k not in may_be_null]

    def test_links_only_to_things_that_are_described(
        self, client: httpx.Client, answers: dict[str, Any]
    ) -> None:
        links = {item["href"] for item in dicts_of(answers) if "href" in item}
        kinds = {link.split("/")[2] for link in links}
        assert kinds >= {"document", "provision", "measure", "statement", "agency", "event"}
        for link in sorted(links):
            described = client.get(link, headers={"Accept": "application/json"})
            assert described.status_code == 303, link
            target = client.get(described.headers["location"])
            assert target.status_code == 200, link
            assert link.rsplit("/", 1)[-1] in target.text

    @pytest.mark.parametrize("operation", sorted(OPERATIONS))
    def test_refuses_unknown_parameters(self, client: httpx.Client, operation: str) -> None:
        request = requests(client)[operation]
        answer = client.get(request + ("&" if "?" in request else "?") + "theme=dark")
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["errors"] == [{"pointer": "#/query/theme", "detail": "没有这个参数"}]

    @pytest.mark.parametrize("operation", sorted(OPERATIONS))
    def test_has_an_etag_a_head_and_cors(self, client: httpx.Client, operation: str) -> None:
        request = requests(client)[operation]
        full = client.get(request, headers={"Accept-Encoding": "identity"})
        assert full.headers["etag"].startswith(f'W/"{full.json()["release"]}-')
        assert full.headers["access-control-allow-origin"] == "*"
        assert full.headers["cache-control"] == "no-cache"
        assert full.headers["last-modified"].endswith(" GMT")
        head = client.head(request, headers={"Accept-Encoding": "identity"})
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(len(full.content))
        again = client.get(request, headers={"If-None-Match": full.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == full.headers["etag"]
