"""The questions of /v1 on the corpus: right answers, evidence, paging, names, formats, links."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from loaders.corpus import read_corpus
from loaders.read.file import read
from tests.api.corpus import CORPUS
from tests.api.known import clause, document, get
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


class TestWrongParameters:
    @pytest.mark.parametrize(
        ("address", "status", "pointer"),
        [
            ("/v1/documents?limit=0", 422, "#/query/limit"),
            ("/v1/documents?limit=201", 422, "#/query/limit"),
            ("/v1/documents?limit=ten", 422, "#/query/limit"),
            ("/v1/documents?as_of=yesterday", 422, "#/query/as_of"),
            ("/v1/documents?as_of=2024-13-01", 422, "#/query/as_of"),
            ("/v1/documents?year_from=12", 422, "#/query/year_from"),
            ("/v1/documents?year_from=2020&year_to=2019", 409, "#/query/year_from"),
            ("/v1/due", 422, "#/query/year"),
            ("/v1/search?q=", 422, "#/query/q"),
            ("/v1/search?q=%20", 422, "#/query/q"),
            ("/v1/search?q=%00", 422, "#/query/q"),
            ("/v1/search?q=" + "a" * 201, 422, "#/query/q"),
            ("/v1/search?q=a&kind=thing", 422, "#/query/kind/0"),
            ("/v1/shared?agency=sh-amr", 422, "#/query/agency"),
            ("/v1/agencies/sh-amr/duties?role=boss", 422, "#/query/role/0"),
            ("/v1/neighbourhood/sh-amr?depth=4", 422, "#/query/depth"),
            ("/v1/neighbourhood/sh-amr?node_limit=301", 422, "#/query/node_limit"),
            ("/v1/provisions/a%20b", 422, "#/path/id"),
        ],
    )
    def test_the_problem_points_to_the_parameter(
        self, client: httpx.Client, address: str, status: int, pointer: str
    ) -> None:
        answer = client.get(address)
        assert answer.status_code == status, answer.text
        problem = answer.json()
        assert problem["status"] == status
        assert pointer in [error["pointer"] for error in problem["errors"]]

    @pytest.mark.parametrize(
        "path",
        [
            "/v1/documents/2024-0000000000",
            "/v1/provisions/2024-0000000000.s1",
            "/v1/measures/2024-0000000000.s1-m00000000",
            "/v1/responsibility/2024-0000000000.s1-r00000000",
            "/v1/responsibility/nothing",
            "/v1/agencies/sh-none",
            "/v1/agencies/sh-none/duties",
            "/v1/agencies/%E6%97%A0%E6%AD%A4%E6%9C%BA%E6%9E%84/partners",
            "/v1/events/ev-none",
            "/v1/neighbourhood/sh-none",
            "/v1/neighbourhood/sh-amr?kind=event",
        ],
    )
    def test_an_unknown_id_is_a_404_problem(self, client: httpx.Client, path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 404, answer.text
        assert answer.json()["type"].endswith("/problems/not-found")
        assert answer.headers["access-control-allow-origin"] == "*"

    def test_titles_are_in_the_language_asked(self, client: httpx.Client) -> None:
        chinese = client.get("/v1/documents?limit=0").json()
        english = client.get("/v1/documents?limit=0&lang=en").json()
        assert (chinese["title"], english["title"]) == ("请求参数无效", "Invalid parameter")
        assert english["detail"] == "Wrong parameters: limit"


class TestSearch:
    def test_facets_narrow_by_what_they_count(self, client: httpx.Client) -> None:
        found = get(client, "/v1/search", q="首席质量官")
        years = next(facet for facet in found["facets"] if facet["field"] == "year")
        for value in years["values"]:
            year = value["value"]
            narrowed = get(client, "/v1/search", q="首席质量官", year_from=year, year_to=year)
            assert narrowed["page"]["total"] == value["count"]

    def test_snippets_mark_the_words(self, client: httpx.Client) -> None:
        found = get(client, "/v1/search", q="首席质量官", kind="measure")
        for hit in found["items"]:
            snippet = hit["snippet"]
            assert snippet["marks"]
            for start, end in snippet["marks"]:
                words = snippet["text"][start - snippet["start"] : end - snippet["start"]]
                assert len(words) >= 5

    def test_hostile_words_are_only_words(self, client: httpx.Client) -> None:
        for words in ('" OR 1=1 --', "a* NEAR b", "'; DROP TABLE x", "%", "\\", "质量\u200b", "𬭚"):
            answer = client.get("/v1/search", params={"q": words})
            assert answer.status_code == 200, words


@pytest.fixture(scope="module")
def path(client: httpx.Client) -> str:
    """A graph answer of some size."""
    return f"/v1/responsibility/{clause(client, '沪质20220001号 第二部分一（二）')}"


class TestGraphFormats:
    def test_cytoscape(self, client: httpx.Client, path: str) -> None:
        elements = get(client, f"{path}.cyjs")["elements"]
        ids = {node["data"]["id"] for node in elements["nodes"]}
        for edge in elements["edges"]:
            assert {edge["data"]["source"], edge["data"]["target"]} <= ids
            assert edge["data"]["quote"]

    def test_json_graph_format_by_suffix_and_by_accept(
        self, client: httpx.Client, path: str
    ) -> None:
        named = client.get(f"{path}.jgf.json")
        accepted = client.get(path, headers={"Accept": "application/vnd.jgf+json"})
        assert named.content == accepted.content
        assert named.headers["content-type"] == "application/vnd.jgf+json"
        assert accepted.headers["vary"].startswith("Accept")
        graph = named.json()["graph"]
        assert all(edge["source"] in graph["nodes"] for edge in graph["edges"])

    def test_graphml_is_xml_with_both_ends_of_every_edge(
        self, client: httpx.Client, path: str
    ) -> None:
        root = ET.fromstring(client.get(f"{path}.graphml").content)
        space = {"g": "http://graphml.graphdrawing.org/xmlns"}
        ids = {node.get("id") for node in root.iterfind("g:graph/g:node", space)}
        edges = root.findall("g:graph/g:edge", space)
        assert edges
        assert all({edge.get("source"), edge.get("target")} <= ids for edge in edges)
        keys = {key.get("id") for key in root.iterfind("g:key", space)}
        assert {data.get("key") for data in root.iterfind(".//g:data", space)} <= keys

    def test_csv_is_a_zip_of_nodes_and_edges(self, client: httpx.Client, path: str) -> None:
        answer = client.get(f"{path}.csv")
        assert answer.headers["content-type"] == "application/zip"
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.namelist() == ["nodes.csv", "edges.csv"]
            rows = list(csv.DictReader(io.StringIO(archive.read("edges.csv").decode())))
        whole = get(client, path)
        assert len(rows) == sum(len(edge["evidence"]) for edge in whole["edges"])
        assert client.get(f"{path}.csv").content == answer.content

    def test_shared_and_matrix_have_them_too(self, client: httpx.Client) -> None:
        both = {"agency": ["sh-amr", "sh-eic"]}
        for name in ("shared", "matrix"):
            for suffix in ("json", "cyjs", "jgf.json", "graphml", "csv"):
                answer = client.get(f"/v1/{name}.{suffix}", params=both)
                assert answer.status_code == 200, (name, suffix)

    def test_a_format_that_does_not_exist_is_refused(self, client: httpx.Client, path: str) -> None:
        answer = client.get(path, headers={"Accept": "image/png"})
        assert answer.status_code == 406
        assert answer.headers["vary"] == "Accept"
        assert client.get("/v1/matrix.xml?agency=sh-amr").status_code in {404, 422}


def test_the_neighbourhood_says_what_it_left_out(client: httpx.Client) -> None:
    small = get(client, "/v1/neighbourhood/sh-amr", node_limit=5)
    assert len(small["nodes"]) == 5
    assert small["truncated"] is True
    assert small["omitted"] > 0
    assert small["focus"]["id"] == "sh-amr"
    uris = {node["uri"] for node in small["nodes"]}
    for edge in small["edges"]:
        assert {edge["source"], edge["target"]} <= uris
        assert edge["evidence"] or edge["sources"]


def test_as_of_hides_what_came_later(client: httpx.Client) -> None:
    then = get(client, "/v1/documents", as_of="2018")
    assert {row["document"]["year"] for row in then["items"]} == {2015, 2017}
    later = document(client, 2024)
    assert client.get(f"/v1/documents/{later}", params={"as_of": "2018"}).status_code == 404
