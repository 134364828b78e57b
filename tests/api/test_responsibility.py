"""Who answers for a clause over HTTP, and what bodies share, also under their old names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.api.known import clause, get

if TYPE_CHECKING:
    import httpx


class TestResponsibility:
    def test_names_every_agency_with_its_role_and_words(self, client: httpx.Client) -> None:
        award = clause(client, "沪质20220001号 第二部分一（二）")
        answer = get(client, f"/v1/responsibility/{award}")
        (statement,) = answer["statements"]
        assert [(body["surface"], body["role"]) for body in statement["bodies"]] == [
            ("市市場監管局", "lead"),
            ("市政府質量獎審定委員會成員單位", "support"),
            ("各區質量工作領導小組", "support"),
        ]
        assert answer["lead_written"] is True
        assert statement["bodies"][0]["agency"]["label"] == {
            "zh-Hans": "上海市市场监督管理局",
            "en": "Shanghai Municipal Administration for Market Regulation",
        }

    def test_says_when_no_lead_is_written(self, client: httpx.Client) -> None:
        culture = clause(client, "沪质〔2024〕1号 第二部分（十八）")
        answer = get(client, f"/v1/responsibility/{culture}")
        assert answer["lead_written"] is False
        assert answer["lead_note"]["zh-Hans"] == "未写明牵头"
        assert {edge.get("role") for edge in answer["edges"]} <= {None, "by_duty"}

    def test_says_when_nobody_is_written(self, client: httpx.Client) -> None:
        summary = clause(client, "沪质〔2024〕1号 第一部分（一）")
        answer = get(client, f"/v1/responsibility/{summary}")
        assert answer["lead_written"] is None
        assert answer["statements"] == []

    def test_is_a_graph_with_evidence_on_every_edge(self, client: httpx.Client) -> None:
        award = clause(client, "沪质20220001号 第二部分一（二）")
        answer = get(client, f"/v1/responsibility/{award}")
        uris = {node["uri"] for node in answer["nodes"]}
        assert len(uris) == len(answer["nodes"])
        for edge in answer["edges"]:
            assert {edge["source"], edge["target"]} <= uris
            assert edge["evidence"]
            assert edge["label"]["zh-Hans"]
        assigned = [edge for edge in answer["edges"] if edge["type"] == "ASSIGNED_TO"]
        assert [edge["position"] for edge in assigned] == [1, 2, 3]
        assert answer["truncated"] is False
        assert answer["omitted"] == 0
        assert answer["node_limit"] == 300

    def test_is_asked_of_sentences_and_statements_too(self, client: httpx.Client) -> None:
        award = clause(client, "沪质20220001号 第二部分一（二）")
        whole = get(client, f"/v1/responsibility/{award}")
        for kind, key in (("measure", "sentences"), ("statement", "statements")):
            part = get(client, f"/v1/responsibility/{whole[key][0]['id']}")
            assert part["subject"]["kind"] == kind
            assert part["statements"][0]["bodies"] == whole["statements"][0]["bodies"]

    def test_a_measure_is_no_clause(self, client: httpx.Client) -> None:
        award = clause(client, "沪质20220001号 第二部分一（二）")
        assert client.get(f"/v1/measures/{award}").status_code == 404
        measure = get(client, f"/v1/provisions/{award}")["sentences"][0]["id"]
        assert client.get(f"/v1/provisions/{measure}").status_code == 404
        assert client.get(f"/v1/documents/{award}").status_code == 404


class TestNames:
    def test_an_old_name_finds_todays_body_and_says_so(self, client: httpx.Client) -> None:
        for path in ("", "/duties", "/partners"):
            answer = get(client, f"/v1/agencies/{quote('市质量技监局')}{path}")
            assert answer["agency"]["label"]["zh-Hans"] == "上海市市场监督管理局"
            note = answer["resolved_from"]
            assert note["asked"] == "市质量技监局"
            assert note["former"] is True
            assert note["named"]["label"]["zh-Hans"] == "上海市质量技术监督局"
            assert note["answered_for"] == answer["agency"]
            assert "现为上海市市场监督管理局" in note["note"]["zh-Hans"]

    def test_then_it_was_the_body_itself(self, client: httpx.Client) -> None:
        answer = get(client, f"/v1/agencies/{quote('市质量技监局')}", as_of="2016-01-01")
        assert answer["agency"]["label"]["zh-Hans"] == "上海市质量技术监督局"
        assert answer["as_of"] == "2016-01-01"

    def test_an_id_is_taken_as_it_is(self, client: httpx.Client) -> None:
        answer = get(client, "/v1/agencies/sh-qts")
        assert answer["agency"]["id"] == "sh-qts"
        assert "resolved_from" not in answer
        assert [body["id"] for body in answer["today"]] == ["sh-amr"]

    def test_an_unknown_name_is_a_404_that_names_the_place(self, client: httpx.Client) -> None:
        answer = client.get("/v1/shared", params={"agency": ["sh-amr", "月球管理局"]})
        assert answer.status_code == 404
        problem = answer.json()
        assert "月球管理局" in problem["detail"]
        assert problem["errors"][0]["pointer"] == "#/query/agency"

    def test_the_same_body_twice_is_a_conflict(self, client: httpx.Client) -> None:
        answer = client.get("/v1/shared", params={"agency": ["sh-amr", "市市场监管局"]})
        assert answer.status_code == 409
        assert answer.json()["type"].endswith("/problems/conflicting-parameters")


class TestShared:
    def test_roles_narrow_each_side(self, client: httpx.Client) -> None:
        both = {"agency": ["sh-amr", "sh-eic"]}
        everything = get(client, "/v1/shared", **both)["page"]["total"]
        leads = get(client, "/v1/shared", **both, role=["lead", "any"])
        assert 0 < leads["page"]["total"] < everything
        for row in leads["items"]:
            assert "lead" in {body["role"] for body in row["sides"][0]["bodies"]}
        assert (
            client.get("/v1/shared", params={**both, "role": ["lead", "any", "any"]}).status_code
            == 409
        )

    def test_succession_finds_more_than_names(self, client: httpx.Client) -> None:
        both = {"agency": ["sh-amr", "sh-eic"]}
        through = get(client, "/v1/shared", **both)
        own = get(client, "/v1/shared", **both, through_succession="false")
        assert own["page"]["total"] < through["page"]["total"]
        surfaces = {
            body["surface"] for row in through["items"] for body in row["sides"][0]["bodies"]
        }
        assert "市质量技监局" in surfaces or through["page"]["next_cursor"]

    def test_the_matrix_counts_what_the_list_lists(self, client: httpx.Client) -> None:
        matrix = get(client, "/v1/matrix", agency=["sh-amr", "sh-eic"])
        listed = get(client, "/v1/shared", agency=["sh-amr", "sh-eic"])
        assert matrix["counts"][0][1] == matrix["counts"][1][0] == listed["page"]["total"]
        (edge,) = matrix["edges"]
        assert edge["count"] == listed["page"]["total"]
        assert edge["evidence"]
