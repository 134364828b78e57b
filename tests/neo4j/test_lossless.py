"""RDF goes into Neo4j and comes out as it was: any valid graph, and the corpus byte for byte."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import nquads
from graph.build import build
from graph.dataset import Dataset
from graph.projection.backward import to_nquads
from graph.projection.forward import to_property_graph
from graph.rdf import named, record_to_graph
from graph.store import open_store
from loaders.corpus import read_corpus
from loaders.extract import extract
from ontology.authority import load_authority
from tests.graph.generated import authority_graphs, document_graphs
from tests.graph.samples import record
from tests.neo4j import serving

if TYPE_CHECKING:
    from graph.port import Store
    from graph.property_graph import PropertyGraph

CORPUS = Path(__file__).parents[2] / "corpus"
ODD = "\u0000\u0007 𠮷字 e\u0301 \u200b\ufeff \u2028 \u202eRTL \\u0041 \"'` {$x} \uffff 😀"


@given(st.lists(st.one_of(document_graphs(), authority_graphs()), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_generated_datasets_come_out_isomorphic_and_leave_nothing_behind(
    store: Store, graphs: list[PropertyGraph]
) -> None:
    serving.emptied()
    distinct = {graph.graph: named(graph) for graph in graphs}
    store.apply(distinct.values())
    held = {graph.graph: graph for graph in store.dump()}
    assert held == distinct
    for name, graph in distinct.items():
        # No graph of ours has blank nodes: isomorphic graphs are the same quads.
        assert set(nquads.read(to_nquads(held[name]))) == set(nquads.read(to_nquads(graph)))
    store.apply([], drop=list(distinct))
    assert store.query("MATCH (n) WHERE NOT n:Store RETURN labels(n), properties(n)") == []


def test_odd_characters_come_out_as_they_went_in(store: Store) -> None:
    graph = record_to_graph(record(), "1")
    (identifier, _, _, _, *rest) = graph.nodes["Document"][0]
    nodes = graph.nodes | {"Document": [(identifier, ODD, ODD, ODD, *rest)]}
    graph = named(dataclasses.replace(graph, nodes=nodes, text=ODD + (graph.text or "")))
    store.apply([graph])
    assert list(store.dump()) == [graph]


def test_the_corpus_comes_out_byte_for_byte(url: str, tmp_path: Path) -> None:
    records = [extract(entry.path) for entry in read_corpus(CORPUS)]
    build(records, load_authority(), tmp_path, url, version="1")
    store = open_store(url, read_only=True)
    dataset = Dataset(tmp_path)
    with dataset.reading() as reading:
        assert store.release() == reading.manifest.release
        dumped = {graph.graph: graph for graph in store.dump()}
        assert dumped.keys() == reading.manifest.graphs.keys()
        for name, graph in dumped.items():
            assert to_nquads(graph) == reading.nquads(name)
            assert graph.text == reading.text(name)
            again = to_property_graph(name, nquads.read(reading.nquads(name), name))
            assert graph.normal().nodes == again.nodes
    store.close()
