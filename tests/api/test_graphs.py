"""Graph answers in the formats of other tools, and a neighbourhood that is cut and says so."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.api.known import clause, get

if TYPE_CHECKING:
    import httpx


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
