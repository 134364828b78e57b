"""Validation says which check failed, at which node, where in the text, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph import nquads
from graph.build import add_house
from graph.dataset import Dataset
from graph.finding import report
from graph.projection.backward import to_nquads, to_quads
from graph.quotes import misquotes
from graph.rdf import record_to_graph
from graph.validate import check_graph, validate
from ontology import iri
from ontology.authority import load_authority
from tests.graph.samples import record, small_authority
from tests.graph.test_lineage_graphs import two

if TYPE_CHECKING:
    from pathlib import Path

    from graph.finding import Finding

GRAPH = record_to_graph(record(), "1")


def altered(old: str, new: str, *, times: int = 1) -> list[Finding]:
    data = to_nquads(GRAPH).decode()
    assert old in data
    quads = list(nquads.read(data.replace(old, new, times).encode()))
    return list(check_graph(GRAPH.graph, quads, GRAPH.text))


def test_a_record_as_read_is_valid() -> None:
    assert list(check_graph(GRAPH.graph, to_quads(GRAPH), GRAPH.text)) == []


def test_a_small_authority_file_is_valid() -> None:
    assert list(check_graph(iri.AUTHORITY_GRAPH, to_quads(small_authority()))) == []


@pytest.mark.parametrize(
    ("old", "new", "shape", "path"),
    [
        ("ns#role-lead>", "ns#role-boss>", "Assignment", "prov:hadRole"),
        ('"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>', '"2025"', "Measure", "zm:deadline"),
        ("/id/agency/sh-qts> <https://w3id.org/zhimai/graph", "/id/document/sh-qts> <https://w3id.org/zhimai/graph", "Actor", "prov:agent"),
        ('"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '"01"^^<http://www.w3.org/2001/XMLSchema#integer>', "Assignment", "zm:position"),
        ('"上海市人民政府"@zh', '"上海市人民政府"@zh-hans', "Languages", ""),
        ("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/zhimai/ns#Measure>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/C>", "EverySubject", ""),
        ("ns#status-planned>", "ns#status-dreamt>", "Measure", "zm:status"),
        ("/id/measure/2015-32c45c65dd.", "/id/measure/2015-ffffffffff.", "Whole", ""),
    ],
)  # fmt: skip
def test_each_slip_is_told_with_shape_and_property(
    old: str, new: str, shape: str, path: str
) -> None:
    findings = [found for found in altered(old, new, times=-1) if found.check == "shape"]
    assert (shape, path) in {(found.shape, found.path) for found in findings}
    assert all(found.message_zh and found.message_en for found in findings)
    told = report(findings)
    assert "沪府发〔2015〕6号" in told or "graph/document" in told
    assert f"{len(findings)} found" in told


def test_a_finding_says_where_in_the_text_it_is() -> None:
    findings = altered("ns#form-bracket>", "ns#form-cloud>")
    statement = next(row for row in GRAPH.nodes["Statement"])
    (found,) = [item for item in findings if item.shape == "Statement"]
    assert (found.start, found.end) == (statement[-3], statement[-2])
    assert (found.document, found.file) == ("沪府发〔2015〕6号", "notice.txt")
    assert "ns#form-cloud" in found.value or "zm:form-cloud" in found.value


def test_a_triple_that_is_not_known_is_told_by_shapes_and_projection_alike() -> None:
    checks = {
        found.check
        for found in altered("https://w3id.org/zhimai/ns#manner", "https://example.org/x")
    }
    assert checks == {"projection", "shape"}


def test_a_quote_that_is_not_in_the_text_is_told() -> None:
    findings = altered('"加强品牌建设。"', '"加强品牌。"')
    assert [found.check for found in findings] == ["quote"]
    assert "加强品牌建设。" in findings[0].message_zh
    assert findings[0].start is not None


def test_a_text_that_is_not_the_one_read_is_told() -> None:
    quads = to_quads(GRAPH)
    assert GRAPH.text is not None
    findings = list(check_graph(GRAPH.graph, quads, "序" + GRAPH.text, shapes=False))
    assert len(findings) > len(GRAPH.nodes["Measure"])
    assert list(misquotes(GRAPH)) == []


def test_files_and_references_of_a_dataset_are_checked(tmp_path: Path) -> None:
    dataset = Dataset(tmp_path)
    with dataset.writer() as writer:
        add_house(writer, load_authority())
        writer.add(GRAPH.graph, to_nquads(GRAPH), GRAPH.text)
        writer.commit()
    assert list(validate(dataset, shapes=False)) == []
    data = to_nquads(GRAPH).decode().replace("agency/sh-qts>", "agency/sh-nobody>")
    with dataset.writer() as writer:
        writer.commit({GRAPH.graph: data.encode()}, {GRAPH.graph: GRAPH.text or ""})
    (found,) = validate(dataset, shapes=False)
    assert (found.check, found.value) == (
        "reference",
        "https://w3id.org/zhimai/id/agency/sh-nobody",
    )
    entry = dataset.read_manifest().graphs[GRAPH.graph]
    (tmp_path / "graphs" / f"{entry.sha256}.nq").write_bytes(b"x")
    chosen = validate(dataset, graphs=lambda name: name == GRAPH.graph, shapes=False)
    assert [found.check for found in chosen] == ["file"]


def lineage_of(path: Path, old: bytes, new: bytes) -> list[Finding]:
    """Return what is wrong with a dataset of two documents after one change to a lineage graph."""
    dataset = Dataset(path)
    with dataset.writer() as writer:
        for graph in two():
            data = to_nquads(graph)
            if iri.document_of_lineage_graph(graph.graph) is not None:
                assert old in data
                data = data.replace(old, new)
            writer.add(graph.graph, data, graph.text)
        writer.commit()
    return list(validate(dataset, shapes=False))


def test_lineage_graphs_are_checked_against_their_documents(tmp_path: Path) -> None:
    assert lineage_of(tmp_path, b"thesaurus", b"thesaurus") == []


def test_words_that_are_not_in_the_document_are_told(tmp_path: Path) -> None:
    findings = lineage_of(tmp_path, "推进知识图谱".encode(), "推进知识图册".encode())
    assert {found.check for found in findings} == {"quote"}
    assert len(findings) == 4


def test_measures_that_no_document_has_are_told(tmp_path: Path) -> None:
    measure = next(row[0] for row in two()[0].nodes["Measure"] if row[-1].startswith("推进"))
    findings = lineage_of(tmp_path, measure.encode(), f"{measure}0".encode())
    assert {found.check for found in findings} == {"reference"}
