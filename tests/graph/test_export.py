"""Exports: the same graph in other clothes, the same bytes each time, safe for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from pyoxigraph import Quad, RdfFormat, Triple, parse

from graph.build import vocabulary_quads
from graph.dataset import Dataset
from graph.export import FORMATS, Format, export, to_networkx
from graph.export.csv_tables import defused
from graph.nquads import canonical
from graph.parallel import project
from graph.projection.backward import to_nquads
from graph.projection.forward import to_property_graph
from graph.rdf import record_to_graph
from ontology import iri
from ontology.errors import InputError
from tests.graph.samples import Clause, record, small_authority

if TYPE_CHECKING:
    from pathlib import Path

    from graph.property_graph import PropertyGraph


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    made = Dataset(tmp_path_factory.mktemp("data"))
    formula = Clause(("=1+1是公式。", "+加号\u0001和<尖括号>&。", "-减号。", "@提及。"))
    with made.writer() as writer:
        writer.add(iri.VOCABULARY_GRAPH, canonical(vocabulary_quads()))
        for graph in (
            small_authority(),
            record_to_graph(record(), "1"),
            record_to_graph(record("沪质〔2024〕1号", (formula,), date="2024-04-10"), "1"),
        ):
            writer.add(graph.graph, to_nquads(graph), graph.text)
        writer.commit()
    return made


def all_quads(dataset: Dataset) -> set[Quad]:
    with dataset.reading() as reading:
        return {
            quad
            for graph in reading.manifest.graphs
            for quad in parse(reading.nquads(graph), RdfFormat.N_QUADS)
        }


def projected(dataset: Dataset) -> list[PropertyGraph]:
    with dataset.reading() as reading:
        return [project(reading, graph) for graph in sorted(reading.manifest.graphs)]


@pytest.mark.parametrize("kind", FORMATS)
def test_two_exports_are_the_same_bytes(dataset: Dataset, tmp_path: Path, kind: Format) -> None:
    written = [export(dataset, kind, tmp_path / name) for name in ("a.zip", "b.zip")]
    assert written[0][0].read_bytes() == written[1][0].read_bytes()
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_n_quads_are_the_canonical_file_of_the_whole(dataset: Dataset, tmp_path: Path) -> None:
    (path,) = export(dataset, "nquads", tmp_path / "all.nq")
    assert path.read_bytes() == canonical(all_quads(dataset))


def test_json_ld_has_every_quad_in_its_graph(dataset: Dataset, tmp_path: Path) -> None:
    (path,) = export(dataset, "jsonld", tmp_path / "all.jsonld")
    assert set(parse(path.read_bytes(), RdfFormat.JSON_LD)) == all_quads(dataset)


def test_turtle_has_every_triple(dataset: Dataset, tmp_path: Path) -> None:
    (path,) = export(dataset, "turtle", tmp_path / "all.ttl")
    found = {
        Triple(q.subject, q.predicate, q.object) for q in parse(path.read_bytes(), RdfFormat.TURTLE)
    }
    assert found == {Triple(q.subject, q.predicate, q.object) for q in all_quads(dataset)}
    assert "zm:Measure" in path.read_text(encoding="utf-8")


def test_graphs_can_be_chosen(dataset: Dataset, tmp_path: Path) -> None:
    (path,) = export(
        dataset, "nquads", tmp_path / "v.nq", graphs=lambda graph: graph == iri.VOCABULARY_GRAPH
    )
    assert set(parse(path.read_bytes(), RdfFormat.N_QUADS)) == set(vocabulary_quads())


def test_graphml_is_read_by_networkx_with_types_and_has_every_relationship(
    dataset: Dataset, tmp_path: Path
) -> None:
    (path,) = export(dataset, "graphml", tmp_path / "all.graphml")
    ET.parse(path)
    read = nx.read_graphml(path)
    made = to_networkx(projected(dataset))
    assert set(read.nodes) == set(made.nodes)
    assert read.number_of_edges() == made.number_of_edges()
    measure = next(
        data for _, data in read.nodes(data=True) if data.get("text") == "加强品牌建设。"
    )
    assert (measure["label"], type(measure["start"])) == ("Measure", int)
    hostile = [
        data["text"] for _, data in read.nodes(data=True) if "尖括号" in data.get("text", "")
    ]
    assert hostile == ["+加号\ufffd和<尖括号>&。"]


def test_networkx_has_who_answers_and_what_is_derived(dataset: Dataset) -> None:
    graph = to_networkx(projected(dataset))
    roles = {
        data["role"]
        for _, _, data in graph.out_edges("agency/sh-qts", data=True)
        if data["type"] == "ASSIGNED_TO"
    }
    assert roles == {"lead", "responsible"}
    assert graph.has_edge("agency/sh-qts", "agency/sh-amr")
    assert graph.nodes["agency/330100-market-regulation"]["name"] == "杭州市市场监督管理局"
    assert graph.nodes["agency/sh-qts"]["graphs"] == [iri.AUTHORITY_GRAPH]
    assert graph.nodes["jurisdiction/310000"]["label"] == "Jurisdiction"
    document = f"document/{record().document.id}"
    assert {data["type"] for _, _, data in graph.out_edges(document, data=True)} == {
        "HAS_PROVISION",
        "IN_JURISDICTION",
    }


def tables(paths: list[Path]) -> dict[str, list[dict[str, str]]]:
    found = {}
    for path in paths:
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                found[path.stem] = list(csv.DictReader(file))
    return found


def test_csv_cells_that_a_spreadsheet_would_run_are_defused_and_can_be_read_back(
    dataset: Dataset, tmp_path: Path
) -> None:
    rows = tables(export(dataset, "csv", tmp_path / "tables"))
    texts = {row["text"] for row in rows["Measure"]}
    assert {"'=1+1是公式。", "'-减号。", "'@提及。"} <= texts
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        for table in rows.values()
        for row in table
        for cell in row.values()
    )
    measures = [row[7] for graph in projected(dataset) for row in graph.nodes.get("Measure", ())]
    assert {text.removeprefix("'") for text in texts} == set(measures)


@pytest.mark.parametrize("value", ["=A1", "+1", "-1", "@x", "\t=1", "\r=1", "'x"])
def test_dangerous_beginnings_get_an_apostrophe(value: str) -> None:
    assert defused(value) == f"'{value}"


def test_csv_has_one_table_a_label_and_type_described_by_csvw(
    dataset: Dataset, tmp_path: Path
) -> None:
    written = export(dataset, "csv", tmp_path / "tables", bom=True)
    found = tables(written)
    assert {"Measure", "Agency", "ASSIGNED_TO", "COVERS"} <= set(found)
    assert (tmp_path / "tables" / "Measure.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    described = json.loads((tmp_path / "tables" / "csv-metadata.json").read_text(encoding="utf-8"))
    for table in described["tables"]:
        rows = found[table["url"].removesuffix(".csv")]
        names = [column["name"] for column in table["tableSchema"]["columns"]]
        assert list(rows[0]) == names
        keys = [tuple(row[name] for name in table["tableSchema"]["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys))
    titles = {
        column["name"]: column["titles"]["zh"]
        for table in described["tables"]
        if table["url"] == "ASSIGNED_TO.csv"
        for column in table["tableSchema"]["columns"]
    }
    assert titles["position"] == "次序"


def test_csv_goes_into_one_archive(dataset: Dataset, tmp_path: Path) -> None:
    (path,) = export(dataset, "csv", tmp_path / "tables.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        text = archive.read("Statement.csv").decode()
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 3


def test_a_target_that_can_not_be_written_is_an_error_that_names_it(
    dataset: Dataset, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for kind in FORMATS:
        with pytest.raises(InputError, match="file"):
            export(dataset, kind, tmp_path / "file" / "inside")


def test_an_export_that_fails_leaves_no_half_file(dataset: Dataset, tmp_path: Path) -> None:
    def chosen(graph: str) -> bool:
        return graph.endswith("vocabulary")

    def failing(graph: str) -> bool:
        raise RuntimeError(graph)

    target = tmp_path / "v.ttl"
    export(dataset, "turtle", target, graphs=chosen)
    before = target.read_bytes()
    with pytest.raises(RuntimeError):
        export(dataset, "turtle", target, graphs=failing)
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_what_was_exported_projects_to_the_same_property_graph(
    dataset: Dataset, tmp_path: Path
) -> None:
    (path,) = export(dataset, "jsonld", tmp_path / "all.jsonld")
    by_graph: dict[str, list[Quad]] = {}
    for quad in parse(path.read_bytes(), RdfFormat.JSON_LD):
        by_graph.setdefault(str(quad.graph_name)[1:-1], []).append(quad)
    for graph in projected(dataset):
        again = to_property_graph(graph.graph, by_graph[graph.graph])
        assert to_nquads(again) == to_nquads(graph)
