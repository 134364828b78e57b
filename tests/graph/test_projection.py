"""The projection between RDF and the property graph loses nothing, or says why it refuses."""

from __future__ import annotations

import random
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph import nquads, shacl
from graph.errors import ProjectionRefused
from graph.projection.backward import to_nquads, to_quads
from graph.projection.forward import to_property_graph
from graph.projection.spec import projection
from graph.property_graph import PropertyGraph
from graph.rdf import record_to_graph, record_to_quads
from ontology import iri
from ontology.authority import load_authority
from tests.graph.generated import authority_graphs, document_graphs
from tests.graph.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable

GRAPHS = st.one_of(document_graphs(), authority_graphs())
XSD = "http://www.w3.org/2001/XMLSchema#"


def back(graph: str, quads: list[Quad], like: PropertyGraph) -> PropertyGraph:
    return to_property_graph(graph, quads, sha256=like.sha256, text=like.text)


@given(GRAPHS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_generated_graph_comes_back_from_rdf_as_it_went_in(graph: PropertyGraph) -> None:
    assert back(graph.graph, to_quads(graph), graph) == graph


@given(GRAPHS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_canonical_n_quads_are_a_fixed_point(graph: PropertyGraph) -> None:
    data = to_nquads(graph)
    quads = list(nquads.read(data))
    assert nquads.canonical(quads) == data
    random.Random(0).shuffle(quads)
    assert to_nquads(to_property_graph(graph.graph, quads)) == data


@given(GRAPHS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_generated_graphs_are_valid_under_the_shapes(graph: PropertyGraph) -> None:
    assert shacl.violations(to_quads(graph)) == []


@given(document_graphs(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_altered_graph_is_refused_or_still_comes_back_exactly(
    graph: PropertyGraph, rng: random.Random
) -> None:
    quads = to_quads(graph)
    place = rng.randrange(len(quads))
    quads[place : place + 1] = _altered(quads[place], rng)
    quads = sorted(set(quads), key=str)
    try:
        rows = to_property_graph(graph.graph, quads, text=graph.text)
    except ProjectionRefused:
        return
    assert to_nquads(rows) == nquads.canonical(quads)


@given(st.one_of(document_graphs(), authority_graphs()), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_the_projection_refuses_is_not_valid_under_the_shapes(
    graph: PropertyGraph, rng: random.Random
) -> None:
    quads = to_quads(graph)
    if not quads:
        return
    place = rng.randrange(len(quads))
    quads[place : place + 1] = _altered(quads[place], rng)
    quads = sorted(set(quads), key=str)
    try:
        to_property_graph(graph.graph, quads)
    except ProjectionRefused:
        assert shacl.violations(quads)


def _altered(quad: Quad, rng: random.Random) -> list[Quad]:
    other: list[Callable[[], Quad]] = [
        lambda: Quad(quad.subject, quad.predicate, Literal("01", datatype=NamedNode(XSD + "integer")), quad.graph_name),
        lambda: Quad(quad.subject, quad.predicate, Literal("词", language="zh-hans"), quad.graph_name),
        lambda: Quad(quad.subject, quad.predicate, Literal("1", datatype=NamedNode(XSD + "boolean")), quad.graph_name),
        lambda: Quad(quad.subject, quad.predicate, Literal("2018Z", datatype=NamedNode(XSD + "gYear")), quad.graph_name),
        lambda: Quad(quad.subject, NamedNode("https://example.org/p"), quad.object, quad.graph_name),
        lambda: Quad(NamedNode("https://example.org/s"), quad.predicate, quad.object, quad.graph_name),
        lambda: Quad(quad.subject, quad.predicate, NamedNode("https://w3id.org/zhimai/id/agency/sh-gov"), quad.graph_name),
    ]  # fmt: skip
    return rng.choice([[], [rng.choice(other)()], [quad, rng.choice(other)()]])


def test_a_real_record_comes_back_byte_for_byte() -> None:
    graph = record_to_graph(record(), "1.2.3")
    data = to_nquads(graph)
    assert (
        to_property_graph(graph.graph, nquads.read(data), sha256=graph.sha256, text=graph.text)
        == graph
    )
    assert graph.sha256 == sha256(data).hexdigest()
    assert nquads.canonical(record_to_quads(record(), "1.2.3")) == data


def test_the_authority_file_comes_back_byte_for_byte() -> None:
    from graph.authority_rows import authority_rows  # noqa: PLC0415

    data = to_nquads(authority_rows(load_authority()))
    rows = to_property_graph(iri.AUTHORITY_GRAPH, nquads.read(data))
    assert to_nquads(rows) == data
    assert len(rows.nodes["Agency"]) == len(load_authority().agencies)


def test_every_fact_has_document_hash_place_quote_extractor_and_version() -> None:
    made = record()
    quads = record_to_quads(made, "1.2.3")
    say: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        assert isinstance(quad.subject, NamedNode)
        values = say.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
        values.append(str(getattr(quad.object, "value", "")))
    oa = projection().prefixes["oa"]
    document = iri.entity("document", made.document.id)
    facts = [node for node in say if f"{oa}hasSelector" in say[node] and node != document]
    kinds = {"provision", "statement", "measure", "assignment", "actor", "issuer"}
    assert {parts[0] for node in facts if (parts := iri.split(node))} == kinds
    for node in facts:
        selector = say[say[node][f"{oa}hasSelector"][0]]
        start, end = int(selector[f"{oa}start"][0]), int(selector[f"{oa}end"][0])
        assert made.text[start:end] == selector[f"{oa}exact"][0]
        assert say[node][f"{oa}hasSource"] == [document]
    assert say[document][iri.term("sha256")] == [made.document.sha256]
    extraction = say[iri.entity("extraction", made.document.id)]
    assert extraction[iri.term("extractorVersion")] == ["1.2.3"]


def change(graph: PropertyGraph, old: str, new: str) -> list[Quad]:
    data = to_nquads(graph).decode()
    assert old in data
    return list(nquads.read(data.replace(old, new).encode()))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"2015-03-04"^^<http://www.w3.org/2001/XMLSchema#date>', '"2015-03-04Z"^^<http://www.w3.org/2001/XMLSchema#date>', "date"),
        ('"通知"', '"通知"@zh', "kind, a string"),
        ('"false"^^', '"0"^^', "boolean"),
        ("ns#role-lead>", "ns#role-a/b>", "role"),
        ("http://www.w3.org/ns/org#purpose", "https://example.org/purpose", "does not know"),
        ("/id/agency/p-0123456789>", "/id/agency/p-%20>", "no entity of ours"),
        ("ns#Measure>", "ns#Sentence>", "types"),
    ],
)  # fmt: skip
def test_what_could_not_come_back_is_refused_with_node_and_reason(
    old: str, new: str, reason: str
) -> None:
    graph = record_to_graph(record(), "1")
    with pytest.raises(ProjectionRefused, match=reason) as caught:
        to_property_graph(graph.graph, change(graph, old, new))
    assert graph.graph in str(caught.value)
    assert "<https://" in str(caught.value)


def test_blank_nodes_and_other_graphs_are_refused() -> None:
    graph = record_to_graph(record(), "1")
    quads = to_quads(graph)
    blank = Quad(BlankNode(), quads[0].predicate, quads[0].object, quads[0].graph_name)
    with pytest.raises(ProjectionRefused, match="blank node"):
        to_property_graph(graph.graph, [*quads, blank])
    with pytest.raises(ProjectionRefused, match="another graph"):
        to_property_graph(iri.document_graph("2015-ffffffffff"), quads)
    with pytest.raises(ProjectionRefused, match="no named graph of ours"):
        to_property_graph("https://example.org/g", quads)


def test_references_to_parts_that_are_not_described_are_refused() -> None:
    graph = record_to_graph(record(), "1")
    nodes = dict(graph.nodes)
    del nodes["Measure"]
    quads = to_quads(PropertyGraph(graph.graph, nodes, graph.relationships, graph.links))
    with pytest.raises(ProjectionRefused, match="does not describe"):
        to_property_graph(graph.graph, quads)


def test_provisions_that_contain_themselves_are_refused() -> None:
    graph = record_to_graph(record(), "1")
    provisions = [(row[0], row[0], *row[2:]) for row in graph.nodes["Provision"]]
    nodes = graph.nodes | {"Provision": provisions}
    quads = to_quads(PropertyGraph(graph.graph, nodes, graph.relationships, graph.links))
    with pytest.raises(ProjectionRefused, match="part of itself"):
        to_property_graph(graph.graph, quads)


@pytest.mark.parametrize(
    ("label", "column", "value"),
    [
        ("Document", "date", "2015年"),
        ("Document", "jurisdiction", "上海"),
        ("Provision", "level", "a b"),
        ("Provision", "start", -1),
        ("Provision", "end", 2**31),
        ("Measure", "id", "有字"),
    ],
)
def test_rows_without_a_canonical_term_are_refused(
    label: str, column: str, value: str | int
) -> None:
    graph = record_to_graph(record(), "1")
    place = projection().columns(label).index(column)
    rows = [(*row[:place], value, *row[place + 1 :]) for row in graph.nodes[label]]
    with pytest.raises(ProjectionRefused):
        to_nquads(PropertyGraph(graph.graph, graph.nodes | {label: rows}))
