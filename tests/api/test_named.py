"""What documents name over HTTP: lists with filters, one thing through time, who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx


def one(client: httpx.Client, kind: str, words: str) -> dict[str, Any]:
    items = client.get(f"/v1/{kind}", params={"q": words, "limit": 50}).json()["items"]
    (row,) = [item for item in items if item["thing"]["label"]["zh-Hans"] == words]
    found: dict[str, Any] = row
    return found


def test_a_work_is_one_for_all_documents_and_followed_in_time(client: httpx.Client) -> None:
    row = one(client, "works", "质量强国建设纲要")
    assert row["documents"] >= 2
    answer = client.get(f"/v1/works/{row['thing']['id']}").json()
    dates = [item["document"]["date"] for item in answer["items"]]
    assert dates == sorted(dates)
    assert {item["relation"] for item in answer["items"]} >= {"implements"}
    assert answer["answering"][0]["clauses"] >= 1
    assert all(item["evidence"]["quote"] for item in answer["items"])


def test_a_standard_is_found_by_its_number_with_the_version_that_is_named(
    client: httpx.Client,
) -> None:
    (row,) = client.get("/v1/standards", params={"q": "29187"}).json()["items"]
    assert row["thing"]["id"] == "gb-t-29187"
    assert row["newest"]["number"] == "GB/T 29187-2012"


def test_a_brand_is_one_programme_however_it_is_written(client: httpx.Client) -> None:
    row = one(client, "programmes", "上海品牌认证")
    assert row["documents"] == 4


def test_a_document_that_is_held_is_told_by_its_title(client: httpx.Client) -> None:
    row = one(client, "works", "上海市进一步提高产品、工程和服务质量行动方案(2023-2025年)")
    assert row["thing"]["document"].startswith("2023-")


def test_what_is_not_resolved_can_be_asked_for(client: httpx.Client) -> None:
    page = client.get("/v1/works?unresolved=true&limit=100").json()
    assert page["items"]
    assert all(item["thing"]["unresolved"] for item in page["items"])


@pytest.mark.parametrize("kind", ["works", "standards", "programmes"])
def test_pages_hold_everything_once(client: httpx.Client, kind: str) -> None:
    seen: list[str] = []
    address = f"/v1/{kind}?limit=40"
    while address:
        page = client.get(address)
        seen += [item["thing"]["id"] for item in page.json()["items"]]
        address = page.links.get("next", {}).get("url", "")
    assert len(seen) == len(set(seen)) == page.json()["page"]["total"]


@pytest.mark.parametrize(
    "address",
    ["/v1/works?type=award", "/v1/standards?unresolved=1", "/v1/programmes?relation=cites"],
)
def test_what_is_no_filter_of_a_list_is_refused(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 422


def test_an_unknown_thing_is_not_found(client: httpx.Client) -> None:
    assert client.get("/v1/works/w-0000000000").status_code == 404


@pytest.mark.parametrize("kind", ["works", "standards", "programmes"])
def test_the_address_of_a_thing_leads_to_it_in_every_format(
    client: httpx.Client, kind: str
) -> None:
    thing = client.get(f"/v1/{kind}?limit=1").json()["items"][0]["thing"]
    for accept, word in (
        ("application/json", "items"),
        ("text/turtle", "prefLabel"),
        ("text/html", thing["id"]),
    ):
        found = client.get(thing["href"], headers={"Accept": accept}, follow_redirects=True)
        assert found.status_code == 200
        assert word in found.text


def test_a_document_that_nobody_names_is_a_work_with_an_address_too(client: httpx.Client) -> None:
    # Ids are functions of the title, so this one stays: the document of 2015.
    address = "/id/work/w-4a0452bb2a"
    for accept in ("application/json", "text/turtle", "text/html"):
        found = client.get(address, headers={"Accept": accept}, follow_redirects=True)
        assert found.status_code == 200, accept
    data = client.get("/v1/works/w-4a0452bb2a").json()
    assert data["thing"]["document"].startswith("2015-")
    assert data["items"] == []
