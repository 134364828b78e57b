"""The description of the API: complete, true, in both languages, with examples of the corpus."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from api.examples import examples, shortened
from tests.api import snapshots
from tests.api.requests import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from api.app import Service

Document = dict[str, Any]


@pytest.fixture(scope="module")
def description(client: httpx.Client) -> Document:
    answer = client.get("/openapi.json")
    assert answer.status_code == 200
    document: Document = answer.json()
    return document


def operations(description: Document) -> Iterator[tuple[str, Document]]:
    for path, item in description["paths"].items():
        assert set(item) == {"get"}, path
        yield path, item["get"]


def test_the_examples_are_what_the_corpus_answers(client: httpx.Client) -> None:
    """First of all: the others read the examples."""
    found = {}
    for operation, request in requests(client).items():
        answer = client.get(request)
        assert answer.status_code == 200, (request, answer.text[:300])
        found[operation] = {"request": request, "answer": shortened(without_release(answer.json()))}
    snapshots.check(snapshots.EXAMPLES, found)
    examples.cache_clear()


def without_release(answer: Document) -> Document:
    """The release and cursors change with every version of the loaders; examples need not."""
    answer["release"] = "0123456789abcdef"
    if answer.get("page", {}).get("next_cursor"):
        answer["page"]["next_cursor"] = "c2VlLXRoZS1uZXh0LXBhZ2U"
    return answer


def test_the_description_is_the_one_committed(service: Service) -> None:
    service.openapi_schema = None
    document = json.loads(json.dumps(service.openapi()))
    document["info"]["version"] = "*"
    for _, operation in operations(document):
        # Examples are checked above; repeated here they would hide the contract in the diff.
        del operation["responses"]["200"]["content"]["application/json"]["example"]
    snapshots.check(snapshots.OPENAPI, document)


def test_it_is_openapi_31_with_what_linters_ask_for(description: Document) -> None:
    assert description["openapi"].startswith("3.1")
    assert description["servers"]
    for member in ("title", "description", "summary", "version", "license", "contact"):
        assert description["info"][member]
    used = {tag for _, operation in operations(description) for tag in operation["tags"]}
    assert used == {tag["name"] for tag in description["tags"]}
    assert all(tag["description"] for tag in description["tags"])


def test_every_operation_is_described_in_both_languages(description: Document) -> None:
    seen = set()
    for path, operation in operations(description):
        assert re.fullmatch(r"/v1(/[a-z]+(-[a-z]+)*|/\{[a-z]+\})+", path)
        assert re.fullmatch(r"[a-z]+(_[a-z]+)+", operation["operationId"])
        seen.add(operation["operationId"])
        zh, _, en = operation["summary"].partition(" · ")
        assert has_chinese(zh), path
        assert en, path
        assert not has_chinese(en), path
        assert has_chinese(operation["description"]), path
        for parameter in operation["parameters"]:
            assert has_chinese(parameter["description"]), (path, parameter["name"])
            assert re.search(r"[A-Za-z]{3}", parameter["description"]), (path, parameter["name"])
    assert len(seen) == len(description["paths"])


def test_every_operation_has_an_example_and_documents_its_problems(description: Document) -> None:
    for path, operation in operations(description):
        content = operation["responses"]["200"]["content"]["application/json"]
        assert content["example"], path
        assert content["schema"], path
        for status in ("304", "400", "414", "422", "429", "431", "500", "503"):
            assert status in operation["responses"], (path, status)
        if "{" in path:
            assert {"308", "404", "410"} <= set(operation["responses"]), path
        required = [p for p in operation["parameters"] if p["required"]]
        assert all("example" in parameter for parameter in required), path
    for name, response in description["components"]["responses"].items():
        assert list(response["content"]) == ["application/problem+json"], name


def test_every_read_takes_as_of_and_every_list_a_limit_and_a_cursor(description: Document) -> None:
    for path, operation in operations(description):
        names = {parameter["name"] for parameter in operation["parameters"]}
        assert "as_of" in names, path
        reference = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        schema = description["components"]["schemas"][reference.rsplit("/", 1)[-1]]
        assert ("page" in schema["properties"]) == ({"limit", "cursor"} <= names), path


def test_no_framework_leftovers_remain(description: Document) -> None:
    text = json.dumps(description)
    assert "HTTPValidationError" not in text
    assert '"type": "null"}' not in json.dumps(
        [operation["parameters"] for _, operation in operations(description)]
    )


def test_every_example_is_valid_under_its_schema(description: Document) -> None:
    uri = "urn:openapi"
    registry = Registry().with_resource(uri, Resource(description, DRAFT202012))
    for _, operation in operations(description):
        content = operation["responses"]["200"]["content"]["application/json"]
        schema = {"$ref": uri + content["schema"]["$ref"]}
        Draft202012Validator(schema, registry=registry).validate(content["example"])


def test_the_docs_need_nothing_from_elsewhere(client: httpx.Client) -> None:
    for path in ("/docs", "/en/docs"):
        page = client.get(path).text
        assert "<script" not in page
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_a_form_of_the_docs_leads_to_its_answer(client: httpx.Client) -> None:
    answer = client.get(
        "/docs/try/list_duties", params={"id": "市科委", "role": "lead", "limit": "", "as_of": " "}
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == "/v1/agencies/%E5%B8%82%E7%A7%91%E5%A7%94/duties?role=lead"
    hostile = client.get("/docs/try/get_agency", params={"id": "//evil.example/\r\nX: y"})
    assert hostile.headers["location"].startswith("/v1/agencies/%2F%2Fevil.example%2F%0D%0AX")
    assert client.get("/docs/try/unknown").status_code == 404


def has_chinese(text: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]", text) is not None
