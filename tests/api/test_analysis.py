"""/v1/analysis: what was computed when data were loaded, never in a request, each tie with its words."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.api.known import get
from tests.api.serving import client_of, service_of

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

VIEWS = [
    {},
    {"year": 2023},
    {"through": "succession"},
    {"year": 2017, "through": "succession", "collectives": "kept"},
]


def everything(client: httpx.Client, path: str, **parameters: Any) -> list[Any]:
    """All items of a list, page by page."""
    items: list[Any] = []
    cursor = None
    while True:
        more = {} if cursor is None else {"cursor": cursor}
        found = get(client, path, **parameters, **more)
        items += found["items"]
        cursor = found["page"]["next_cursor"]
        if cursor is None:
            assert found["page"]["total"] == len(items)
            return items


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_pages_have_every_row_once_and_agree_with_the_network(
    client: httpx.Client, view: dict[str, Any]
) -> None:
    network = get(client, "/v1/analysis", **view)["network"]
    actors = everything(client, "/v1/analysis/agencies", limit=7, **view)
    ties = everything(client, "/v1/analysis/ties", limit=50, **view)
    groups = everything(client, "/v1/analysis/communities", limit=2, **view)
    assert len({row["agency"]["id"] for row in actors}) == len(actors) == network["actors"]
    assert len({(row["a"]["id"], row["b"]["id"]) for row in ties}) == len(ties) == network["ties"]
    assert len(groups) == network["communities"]
    strength = {row["agency"]["id"]: 0.0 for row in actors}
    for row in ties:
        strength[row["a"]["id"]] += row["weight"]
        strength[row["b"]["id"]] += row["weight"]
    for row in actors:
        assert row["strength"] == pytest.approx(strength[row["agency"]["id"]], abs=0.01)


def test_a_tie_leads_to_its_clauses(client: httpx.Client) -> None:
    for view in ({}, {"year": 2023}, {"through": "succession", "year": 2015}):
        for row in get(client, "/v1/analysis/ties", limit=12, **view)["items"]:
            answer = client.get(row["clauses_href"], params=None)
            assert answer.status_code == 200
            assert answer.json()["page"]["total"] == row["clauses"], row["clauses_href"]
            newest = {(proof["start"], proof["end"]) for proof in row["evidence"]}
            assert 1 <= len(newest) <= 3


def test_clauses_are_those_of_the_matrix(client: httpx.Client) -> None:
    top = [row["agency"]["id"] for row in get(client, "/v1/analysis/agencies", limit=12)["items"]]
    counts = get(client, "/v1/matrix", agency=top, through_succession=False)["counts"]
    ties = {
        frozenset((row["a"]["id"], row["b"]["id"])): row["clauses"]
        for row in everything(client, "/v1/analysis/ties", limit=200)
    }
    for i, one in enumerate(top):
        for j, other in enumerate(top[:i]):
            assert ties.get(frozenset((one, other)), 0) == counts[i][j], (one, other)


def test_an_agency_leads_to_its_ties(client: httpx.Client) -> None:
    for row in get(client, "/v1/analysis/agencies", limit=5, through="succession")["items"]:
        assert client.get(row["ties_href"]).json()["page"]["total"] == row["degree"]


def test_a_former_name_is_itself_by_names_and_todays_body_through_succession(
    client: httpx.Client,
) -> None:
    by_names = get(client, "/v1/analysis/ties", agency="市质量技监局")
    assert by_names["agency"]["id"] == "sh-qts"
    assert by_names["resolved_from"]["answered_for"]["id"] == "sh-qts"
    assert by_names["page"]["total"] > 0
    through = get(client, "/v1/analysis/ties", agency="市质量技监局", through="succession")
    assert through["agency"]["id"] == "sh-amr"


def test_what_is_not_there_is_empty_or_said(client: httpx.Client) -> None:
    assert get(client, "/v1/analysis/ties", year=1999)["items"] == []
    assert get(client, "/v1/analysis/ties", agency="sh-sports", year=2015)["items"] == []
    assert client.get("/v1/analysis/ties?agency=nobody").status_code == 404
    for wrong in ("by=fame", "through=time", "year=1", "collectives=yes", "depth=2"):
        answer = client.get(f"/v1/analysis/agencies?{wrong}")
        assert answer.status_code == 422, wrong


def test_as_of_is_taken_where_it_changes_nothing_and_else_refused(client: httpx.Client) -> None:
    now = get(client, "/v1/analysis")
    assert get(client, "/v1/analysis", as_of="2024")["network"] == now["network"]
    refused = client.get("/v1/analysis?as_of=2023-12-31")
    assert refused.status_code == 409
    assert refused.json()["errors"][0]["pointer"] == "#/query/as_of"
    assert "2024-04-10" in refused.json()["detail"]
    # That year's network rests on nothing later.
    assert get(client, "/v1/analysis", year=2017, as_of="2023-12-31")["network"]["actors"]


def test_a_known_answer_is_not_sent_twice(client: httpx.Client) -> None:
    first = client.get("/v1/analysis/communities")
    again = client.get("/v1/analysis/communities", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert first.json()["release"] in first.headers["etag"]


def test_a_release_without_an_analysis_is_said_to_have_none(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(data, folder)
    shutil.rmtree(folder / "analysis")
    with client_of(service_of(folder)) as client:
        answer = client.get("/v1/analysis/ties")
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert answer.headers["content-type"] == "application/problem+json"
        assert "zhimai analyze" in answer.json()["detail"]
        assert get(client, "/v1/agencies", limit=1)["items"], "the rest goes on"
        shutil.copytree(data / "analysis", folder / "analysis")
        assert client.get("/v1/analysis/ties").status_code == 200


def test_a_damaged_analysis_breaks_nothing_else(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(data, folder)
    for path in (folder / "analysis").rglob("*.json"):
        path.write_text("{")
    with client_of(service_of(folder)) as client:
        assert client.get("/v1/analysis").status_code == 503
        assert get(client, "/v1/agencies", limit=1)["items"]


def test_no_request_computes_anything(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    monkeypatch.setitem(sys.modules, "graph.analysis.compute", None)
    for path in ("", "/agencies", "/communities", "/ties"):
        assert (
            client.get(f"/v1/analysis{path}?limit=3" if path else "/v1/analysis").status_code == 200
        )


def test_the_answers_are_those_of_the_files(client: httpx.Client, data: Path) -> None:
    (release,) = (data / "analysis").iterdir()
    kept = json.loads((release / "all.names.left_out.json").read_bytes())
    rows = everything(client, "/v1/analysis/agencies", limit=200)
    assert [row["agency"]["id"] for row in rows] == [actor["id"] for actor in kept["actors"]]
    assert [row["betweenness"] for row in rows] == [a["betweenness"] for a in kept["actors"]]
