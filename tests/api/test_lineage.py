"""Lineage over HTTP: threads, their links, the graph of anything, and the pages of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from queries.lineage_words import LINK_EN
from tests.api.known import clause, document, get

if TYPE_CHECKING:
    import httpx


def thread_of(client: httpx.Client, words: str) -> dict[str, Any]:
    found: dict[str, Any] = get(client, "/v1/threads", q=words)["items"][0]
    return found


def test_an_institution_is_followed_through_the_documents(client: httpx.Client) -> None:
    row = thread_of(client, "首席质量官")
    assert row["years"] == [2015, 2017, 2022, 2023, 2024]
    answer = get(client, f"/v1/threads/{row['thread']['id']}", limit=50)
    dates = [item["clause"]["document"]["date"] for item in answer["items"]]
    assert dates == sorted(dates)
    assert answer["page"]["total"] == answer["measures"] == row["measures"]
    assert {"推行", "试点", "探索"} <= {item["measure"].get("stage") for item in answer["items"]}
    assert "change" not in answer["items"][0]
    ids = [item["measure"]["id"] for item in answer["items"]]
    for place, item in enumerate(answer["items"]):
        said, proof = item["measure"], item["evidence"]
        assert proof["quote"] in said["text"]
        assert said["start"] <= proof["start"] < proof["end"] <= said["end"]
        if "change" in item:
            assert item["change"]["since"] in ids[:place]


def test_all_pairs_of_a_thread_are_links_page_by_page(client: httpx.Client) -> None:
    identifier = thread_of(client, "首席质量官")["thread"]["id"]
    total = get(client, f"/v1/threads/{identifier}")["links"]
    seen = []
    address = f"/v1/threads/{identifier}/links?limit=7"
    while address:
        page = client.get(address)
        assert page.json()["page"]["total"] == total
        seen += [
            (i["from"]["measure"]["id"], i["to"]["measure"]["id"]) for i in page.json()["items"]
        ]
        address = page.links.get("next", {}).get("url", "")
    assert len(seen) == len(set(seen)) == total


def test_the_graph_of_a_thread_has_its_links_with_the_words_of_both_ends(
    client: httpx.Client,
) -> None:
    row = thread_of(client, "首席质量官")
    answer = get(client, f"/v1/lineage/{row['thread']['id']}")
    assert answer["subject"]["label"]["zh-Hans"] == row["thread"]["label"]["zh-Hans"]
    assert len(answer["nodes"]) == row["measures"]
    assert (answer["truncated"], answer["omitted"], answer["omitted_links"]) == (False, 0, 0)
    dates = {node["uri"]: node["date"] for node in answer["nodes"]}
    texts = {node["uri"]: node["text"] for node in answer["nodes"]}
    for edge in answer["edges"]:
        assert dates[edge["source"]] <= dates[edge["target"]]
        first, second = edge["evidence"]
        assert first["quote"] in texts[edge["source"]]
        assert second["quote"] in texts[edge["target"]]
        assert 0 < edge["score"] <= 1


@pytest.mark.parametrize("depth", [1, 2])
def test_what_a_sentence_reaches_reaches_it(client: httpx.Client, depth: int) -> None:
    start = thread_of(client, "质量标杆")["thread"]["id"]
    measure = get(client, f"/v1/threads/{start}")["items"][1]["measure"]["id"]
    way = {"direction": "later", "depth": depth, "node_limit": 300}
    answer = get(client, f"/v1/lineage/{measure}", **way)
    assert len(answer["nodes"]) > 2
    for node in answer["nodes"][1:]:
        back = get(client, f"/v1/lineage/{node['id']}", **(way | {"direction": "earlier"}))
        depths = {other["id"]: other["depth"] for other in back["nodes"]}
        assert depths[measure] == node["depth"]


def test_a_view_is_bounded_and_says_what_it_leaves_out(client: httpx.Client) -> None:
    identifier = thread_of(client, "首席质量官")["thread"]["id"]
    whole = get(client, f"/v1/lineage/{identifier}")
    part = get(client, f"/v1/lineage/{identifier}", node_limit=4)
    assert len(part["nodes"]) == 4
    assert (part["truncated"], part["omitted"]) == (True, len(whole["nodes"]) - 4)


def test_a_clause_a_document_and_a_named_thing_have_a_lineage_too(client: httpx.Client) -> None:
    award = clause(client, "沪质20220001号 第二部分一（二）")
    programme = get(client, "/v1/programmes", q="上海品牌")["items"][0]["thing"]["id"]
    for identifier, kind in (
        (award, "provision"),
        (document(client, 2023), "document"),
        (programme, None),
    ):
        answer = get(client, f"/v1/lineage/{identifier}")
        assert answer["edges"], identifier
        if kind:
            assert answer["subject"]["kind"] == kind
    named = get(client, f"/v1/lineage/{programme}", kind="programme")
    assert named["subject"]["kind"] == "programme"


def test_earlier_dates_see_only_earlier_documents(client: httpx.Client) -> None:
    row = get(client, "/v1/threads", q="首席质量官", as_of="2018")["items"][0]
    assert (row["documents"], row["years"]) == (2, [2015, 2017])
    then = get(client, f"/v1/lineage/{row['thread']['id']}", as_of="2018")
    assert {node["date"][:4] for node in then["nodes"]} == {"2015", "2017"}
    assert client.get(f"/v1/threads/{row['thread']['id']}?as_of=2010").status_code == 404


@pytest.mark.parametrize("form", ["cyjs", "jgf.json", "graphml", "csv"])
def test_the_graph_comes_in_other_formats(client: httpx.Client, form: str) -> None:
    identifier = thread_of(client, "首席质量官")["thread"]["id"]
    answer = client.get(f"/v1/lineage/{identifier}.{form}")
    assert answer.status_code == 200
    assert len(answer.content) > 1000
    if form == "cyjs":
        edges = json.loads(answer.content)["elements"]["edges"]
        assert {edge["data"]["type"] for edge in edges} == {"LEADS_TO"}
        assert {edge["data"]["kind"] for edge in edges} <= set(LINK_EN)


@pytest.mark.parametrize(
    "address",
    [
        "/v1/threads?colour=red",
        "/v1/threads?type=law",
        "/v1/threads?documents=0",
        "/v1/lineage/t-0?direction=up",
        "/v1/lineage/t-0?depth=4",
        "/v1/lineage/t-0?limit=5",
    ],
)
def test_what_is_no_parameter_is_refused(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 422


@pytest.mark.parametrize(
    "address",
    ["/v1/threads/t-0000000000", "/v1/threads/t-0000000000/links", "/v1/lineage/t-0000000000",
     "/doc/thread/t-0000000000.html", "/id/thread/t-0000000000"],
)  # fmt: skip
def test_an_unknown_thread_is_not_found(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_answers_carry_an_etag_that_spares_the_next_one(client: httpx.Client) -> None:
    identifier = thread_of(client, "首席质量官")["thread"]["id"]
    for path in (f"/v1/lineage/{identifier}", f"/v1/threads/{identifier}", "/v1/threads"):
        tag = client.get(path).headers["etag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_the_address_of_a_thread_leads_to_it_in_every_format(client: httpx.Client) -> None:
    thread = thread_of(client, "首席质量官")["thread"]
    for accept, word in (
        ("application/json", "items"),
        ("text/turtle", "threadType"),
        ("application/ld+json", "threadType"),
        ("text/html", "经手机构"),
    ):
        found = client.get(thread["href"], headers={"Accept": accept}, follow_redirects=True)
        assert found.status_code == 200
        assert word in found.text
    short = client.get(f"/threads/{thread['id']}", follow_redirects=True)
    assert short.status_code == 200
    member = get(client, f"/v1/threads/{thread['id']}")["items"][0]["measure"]["id"]
    assert client.get(f"/id/thread-member/{member}-t1").status_code == 303
    turtle = client.get(f"/doc/thread-member/{member}-t1.ttl")
    assert "ThreadMember" in turtle.text


def test_the_page_of_threads_is_a_strip_of_years(client: httpx.Client) -> None:
    page = client.get("/threads").text
    heads = re.findall(r'<th scope="col">([^<]+)</th>', page)
    assert heads == ["事项", "2015", "2017", "2022", "2023", "2024"]
    assert "首席质量官制度" in page
    found = client.get("/threads", params={"q": "質量標杆"}).text
    assert "质量标杆" in found
    assert "没有找到" in client.get("/threads", params={"q": "火星移民"}).text
    seen: set[str] = set()
    address: str | None = "/threads"
    while address:
        text = client.get(address).text
        rows = re.findall(r'<th scope="row"><a href="([^"]+)"', text)
        assert rows
        assert not seen & set(rows)
        seen |= set(rows)
        following = re.search(r'<a class="button" href="(/threads\?cursor=[^"]+)"', text)
        address = following[1] if following else None
    assert len(seen) == get(client, "/v1/threads")["page"]["total"]


def test_the_page_of_a_thread_marks_what_carries_it_and_what_changed(client: httpx.Client) -> None:
    identifier = thread_of(client, "首席质量官")["thread"]["id"]
    page = client.get(f"/doc/thread/{identifier}.html").text
    members = get(client, f"/v1/threads/{identifier}")["measures"]
    assert page.count('<mark class="hit">') >= members
    assert "<ins>" in page
    assert "上海市质量技术监督局" in page
    english = client.get(f"/en/doc/thread/{identifier}.html").text
    assert "Through whose hands" in english


def test_the_page_of_a_sentence_shows_what_led_to_it_and_what_became_of_it(
    client: httpx.Client,
) -> None:
    identifier = thread_of(client, "首席质量官")["thread"]["id"]
    middle = get(client, f"/v1/threads/{identifier}")["items"][5]["measure"]["id"]
    page = client.get(f"/doc/measure/{middle}.html").text
    assert "来历" in page
    assert "去向" in page
    assert f"/doc/thread/{identifier}.html" in page
    assert '<a href="/threads">' in client.get("/").text


def test_the_page_of_a_thing_shows_its_lineage(client: httpx.Client) -> None:
    thing = get(client, "/v1/programmes", q="上海品牌")["items"][0]["thing"]
    page = client.get(f"/doc/programme/{thing['id']}.html").text
    view = get(client, f"/v1/lineage/{thing['id']}", kind="programme")
    assert "沿革" in page
    for node in view["nodes"]:
        assert f"/doc/measure/{node['id']}.html" in page
    assert "沿革：" not in client.get("/doc/jurisdiction/310000.html").text
