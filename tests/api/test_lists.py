"""Lists over HTTP: their pages make up the whole, a cursor is theirs alone, days narrow them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.api.known import document, get

if TYPE_CHECKING:
    import httpx


class TestPages:
    @pytest.mark.parametrize(
        ("path", "parameters"),
        [
            ("/v1/agencies/sh-amr/duties", {}),
            ("/v1/agencies/sh-amr/partners", {}),
            ("/v1/agencies", {}),
            ("/v1/shared", {"agency": ["sh-amr", "sh-eic"]}),
            ("/v1/measures", {"agency": "sh-amr"}),
            ("/v1/documents", {}),
            ("/v1/assigning", {}),
            ("/v1/due", {"year": 2030}),
            ("/v1/districts", {}),
            ("/v1/search", {"q": "质量"}),
        ],
    )
    def test_pages_make_up_the_list(
        self, client: httpx.Client, path: str, parameters: dict[str, Any]
    ) -> None:
        whole = get(client, path, **parameters, limit=200)
        seen: list[Any] = []
        address = str(client.build_request("GET", path, params={**parameters, "limit": 7}).url)
        for _ in range(60):
            answer = client.get(address)
            page = answer.json()
            assert len(page["items"]) <= 7
            assert page["page"]["total"] == whole["page"]["total"]
            seen += page["items"]
            if page["page"]["next_cursor"] is None:
                assert "next" not in answer.links
                break
            address = answer.links["next"]["url"]
            assert page["page"]["next_cursor"] in address
        if whole["page"]["next_cursor"] is None:
            assert seen == whole["items"]
            assert len(seen) == whole["page"]["total"]

    def test_a_cursor_belongs_to_its_list(self, client: httpx.Client) -> None:
        page = get(client, "/v1/agencies/sh-amr/duties", limit=2)["page"]
        other = client.get("/v1/agencies/sh-eic/duties", params={"cursor": page["next_cursor"]})
        assert other.status_code == 409
        problem = other.json()
        assert problem["type"].endswith("/problems/stale-cursor")
        assert problem["errors"][0]["pointer"] == "#/query/cursor"
        larger = client.get(
            "/v1/agencies/sh-amr/duties", params={"limit": 5, "cursor": page["next_cursor"]}
        )
        assert larger.status_code == 200

    @pytest.mark.parametrize("cursor", ["x", "AAAA", "%00", "é", "A" * 2000])
    def test_what_is_no_cursor_is_refused(self, client: httpx.Client, cursor: str) -> None:
        answer = client.get(f"/v1/agencies/sh-amr/duties?cursor={quote(cursor)}")
        assert answer.status_code in {409, 422}
        assert answer.headers["content-type"] == "application/problem+json"


def test_as_of_hides_what_came_later(client: httpx.Client) -> None:
    then = get(client, "/v1/documents", as_of="2018")
    assert {row["document"]["year"] for row in then["items"]} == {2015, 2017}
    later = document(client, 2024)
    assert client.get(f"/v1/documents/{later}", params={"as_of": "2018"}).status_code == 404
