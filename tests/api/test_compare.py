"""Two documents side by side and a thread's agencies, over HTTP and as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.api.known import document, get
from tests.api.serving import client_of, service_of
from tests.api.test_history import commit, written

if TYPE_CHECKING:
    from pathlib import Path

    import httpx


def test_a_comparison_is_read_page_by_page(client: httpx.Client) -> None:
    a, b = document(client, 2015), document(client, 2024)
    answer = get(client, "/v1/compare", a=b, b=a, limit=100)
    assert (answer["earlier"]["document"]["id"], answer["later"]["document"]["id"]) == (a, b)
    rows = list(answer["items"])
    while answer["page"]["next_cursor"]:
        answer = get(
            client, "/v1/compare", a=b, b=a, limit=100, cursor=answer["page"]["next_cursor"]
        )
        rows += answer["items"]
    counted = {name: sum(row["group"] == name for row in rows) for name in answer["totals"]}
    assert counted == answer["totals"]
    for row in rows:
        assert ("link" in row) == ("pieces" in row) == (row["group"] in {"continued", "changed"})
        assert ("measure" in row) == ("fate" in row) == (row["group"] in {"new", "dropped"})
    passed = {(p["before"]["name"], p["after"]["name"]) for p in answer["bodies"]["passed_on"]}
    assert ("上海市质量技术监督局", "上海市市场监督管理局") in passed


def test_one_group_of_a_comparison(client: httpx.Client) -> None:
    a, b = document(client, 2023), document(client, 2024)
    answer = get(client, "/v1/compare", a=a, b=b, group="changed")
    assert {row["group"] for row in answer["items"]} == {"changed"}
    assert len(answer["items"]) == answer["totals"]["changed"] == answer["page"]["total"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("a=x", 422),
        ("a=x&b=y&c=z", 422),
        ("a={a}&b={a}", 422),
        ("a={a}&b=no-such-document", 404),
        ("a={a}&b={b}&as_of=2016", 404),
        ("a={a}&b={b}&group=kept", 422),
    ],
)
def test_what_cannot_be_compared_is_said(client: httpx.Client, query: str, status: int) -> None:
    a, b = document(client, 2015), document(client, 2024)
    answer = client.get(f"/v1/compare?{query.format(a=a, b=b)}")
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_a_thread_changes_hands(client: httpx.Client) -> None:
    thread = get(client, "/v1/threads", q="首席质量官")["items"][0]["thread"]["id"]
    answer = get(client, f"/v1/threads/{thread}/agencies")
    dates = [one["document"]["date"] for one in answer["documents"]]
    assert dates == sorted(dates)
    (change,) = [one for one in answer["changes"] if one["turn"] == "handed_over"]
    assert [body["label"]["zh-Hans"] for body in change["before"]] == ["上海市质量技术监督局"]
    assert [body["label"]["zh-Hans"] for body in change["after"]] == ["上海市市场监督管理局"]
    assert [event["id"] for event in change["events"]] == ["ev-2018-amr"]
    assert "上海市市场监督管理局" in {
        body["label"]["zh-Hans"] for one in answer["now"] for body in one["today"]
    }
    early = get(client, f"/v1/threads/{thread}/agencies", as_of="2016")
    assert [one["document"]["date"][:4] for one in early["documents"]] == ["2015"]
    assert early["changes"] == []
    measure = answer["documents"][0]["measures"][0]["id"]
    by_sentence = get(client, f"/v1/threads/{measure}/agencies")
    assert thread in [one["id"] for one in (by_sentence["thread"], *by_sentence["others"])]
    assert client.get("/v1/threads/no-such-thread/agencies").status_code == 404


def test_an_edited_sentence_leads_on_to_its_thread(tmp_path: Path) -> None:
    first = written("加强品牌建设，培育一批知名品牌。")
    edited = written("加强品牌建设，培育一批国际知名品牌。")
    commit(tmp_path, first)
    commit(tmp_path, edited)
    old, new = first.measures[0].id, edited.measures[0].id
    with client_of(service_of(tmp_path)) as client:
        answer = client.get(f"/v1/threads/{old}/agencies")
        assert answer.status_code == 308
        assert answer.headers["location"] == f"/v1/threads/{new}/agencies"


def test_the_page_shows_both_sentences_and_marks_what_differs(client: httpx.Client) -> None:
    a, b = document(client, 2023), document(client, 2024)
    chooser = client.get(f"/compare?a={a}").text
    assert f'value="{a}" selected' in chooser
    assert '<ol class="compared">' not in chooser
    page = client.get(f"/compare?a={a}&b={b}").text
    assert "<del>" in page
    assert "<ins>" in page
    assert 'rel="next"' in page
    changed = client.get(f"/en/compare?a={a}&b={b}&group=changed").text
    assert 'class="compared-row group-changed"' in changed
    assert 'class="compared-row group-new"' not in changed
    link = client.get(f"/doc/document/{a}.html").text
    assert f'href="/compare?a={a}"' in link


def test_the_page_says_what_cannot_be_compared(client: httpx.Client) -> None:
    a = document(client, 2023)
    for query in (f"a={a}&b={a}", f"a={a}&b=<script>", "a=no&b=such"):
        answer = client.get(f"/compare?{query}")
        assert answer.status_code == 200
        assert 'class="note warn"' in answer.text
        assert "<script" not in answer.text
