"""Canonical N-Quads are one file for one graph, and the quick reader reads what pyoxigraph reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph import nquads, statements
from graph.errors import DamagedDataset, ProjectionRefused
from graph.projection.backward import to_nquads
from tests.graph.generated import document_graphs

if TYPE_CHECKING:
    from graph.property_graph import PropertyGraph

GRAPH = "https://w3id.org/zhimai/graph/authority"
HEAD = f"<{GRAPH}> .\n"
RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def quad(value: str, language: str | None = None) -> Quad:
    literal = Literal(value) if language is None else Literal(value, language=language)
    return Quad(NamedNode("urn:s"), NamedNode("urn:p"), literal, NamedNode(GRAPH))


@given(st.sets(st.tuples(st.text(), st.sampled_from([None, "zh", "en-gb"])), max_size=4))
@settings(RELAXED, max_examples=200)
def test_any_literal_is_written_so_that_both_readers_read_it_back(
    values: set[tuple[str, str | None]],
) -> None:
    quads = {quad(*value) for value in values}
    data = nquads.canonical(quads)
    assert set(nquads.read(data)) == quads
    assert sorted(statements.of_file(GRAPH, data)) == sorted(statements.of_quads(GRAPH, quads))
    assert nquads.canonical(nquads.read(data)) == data


@given(document_graphs())
@settings(RELAXED, max_examples=25)
def test_the_quick_reader_reads_a_graph_as_pyoxigraph_does(graph: PropertyGraph) -> None:
    data = to_nquads(graph)
    slow = statements.of_quads(graph.graph, nquads.read(data))
    assert sorted(statements.of_file(graph.graph, data)) == sorted(slow)


@pytest.mark.parametrize(
    "line",
    [
        f'<urn:s>  <urn:p> "two spaces" {HEAD}',
        f'<urn:s> <urn:p> "\\u4E2D" {HEAD}',
        f'<urn:s> <urn:p> "\\U0001F600" {HEAD}',
        f'<urn:\\u4E2D> <urn:p> "iri" {HEAD}',
        f'# a comment\n<urn:s> <urn:p> "x" {HEAD}',
        f'<urn:s> <urn:p> "no line end" {HEAD}'.rstrip("\n"),
        f'<urn:s> <urn:p> "x"^^<http://www.w3.org/2001/XMLSchema#string> {HEAD}',
        f'<urn:s> <urn:p> "x" {HEAD}<urn:s> <urn:p> "x" {HEAD}',
    ],
)
def test_n_quads_that_are_not_canonical_are_read_all_the_same(line: str) -> None:
    data = line.encode()
    assert statements.of_file(GRAPH, data) == statements.of_quads(GRAPH, nquads.read(data))
    assert len(statements.of_file(GRAPH, data)) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"<urn:s> <urn:p> .\n",
        f'<urn:s> <urn:p> "open {HEAD}'.encode(),
        f"<urn:s> <urn:p> <> {HEAD}".encode(),
        f'x <urn:s> <urn:p> "x" {HEAD}'.encode(),
        f'<urn:s> <urn:p> "\\ud800" {HEAD}'.encode(),
    ],
)
def test_what_is_no_n_quads_file_is_told(data: bytes) -> None:
    with pytest.raises(DamagedDataset, match="no well-formed N-Quads"):
        statements.of_file(GRAPH, data)


@pytest.mark.parametrize(
    "line",
    [
        '<urn:s> <urn:p> "x" <urn:other> .\n',
        '<urn:s> <urn:p> "x" .\n',
        f'_:b <urn:p> "x" {HEAD}',
        f"<urn:s> <urn:p> _:b {HEAD}",
    ],
)
def test_other_graphs_and_blank_nodes_are_refused(line: str) -> None:
    with pytest.raises(ProjectionRefused):
        statements.of_file(GRAPH, line.encode())


def test_lines_are_sorted_and_each_written_once() -> None:
    assert nquads.join(["b", "a", "b"]) == b"a\nb\n"
    assert nquads.join([]) == b""
    assert statements.of_file(GRAPH, b"") == []
