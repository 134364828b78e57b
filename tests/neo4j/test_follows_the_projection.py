"""What joins the projection is held by the store from then on, without a line of code."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import OutdatedStore
from graph.neo4j import agencies, identity, layout, parts, reading
from graph.neo4j.offline import offline
from graph.projection import spec
from graph.store import open_store
from ontology import iri
from ontology.errors import DataError
from tests.neo4j.contents import contents, made_offline
from tests.neo4j.test_store import column, version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Store
    from graph.property_graph import PropertyGraph

PIECE: dict[str, Any] = {
    "kind": "piece",
    "types": ["zm:Piece"],
    "graphs": ["document"],
    "evidence": {"start": "start", "end": "end", "quote": "quote"},
    "source_relationship": "HAS_PIECE",
    "properties": [
        {
            "name": "provision",
            "predicate": "dcterms:isPartOf",
            "type": "reference",
            "kind": "provision",
            "relationship": "IN_PROVISION",
        },
        {"name": "name", "predicate": "zm:pieceName", "type": "string"},
        {"name": "years", "predicate": "zm:pieceYear", "type": "string", "many": True},
        {"name": "holder", "predicate": "zm:holder", "type": "reference", "kind": "agency"},
        {"name": "cited", "predicate": "zm:cited", "type": "reference", "kind": "document"},
    ],
}
MADE: dict[str, Any] = {
    "kind": "making",
    "types": ["zm:Making"],
    "graphs": ["document"],
    "from": {"label": "Agency", "predicate": "zm:maker"},
    "to": {"label": "Piece", "predicate": "zm:made"},
    "owner": "to",
    "mark": "-k",
    "properties": [{"name": "role", "predicate": "zm:role", "type": "string"}],
}
LIKE: dict[str, Any] = {
    "predicate": "zm:like",
    "from": "Piece",
    "to": "Piece",
    "graphs": ["document"],
}


@pytest.fixture
def wider(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store for a projection that has one label, one relationship and one link more."""
    parse = spec.parse

    def with_more(data: Any) -> spec.Projection:
        data["node"]["Piece"] = PIECE
        data["relationship"]["MADE"] = MADE
        data["link"]["LIKE"] = LIKE
        return parse(data)

    open_store(url).close()
    _forget()
    monkeypatch.setattr(iri, "KINDS", (*iri.KINDS, "piece", "making"))
    monkeypatch.setattr(spec, "parse", with_more)
    # The store of the projection as it was is another layout.
    with pytest.raises(OutdatedStore) as outdated:
        open_store(url)
    outdated.value.remove()
    store = open_store(url)
    yield store
    store.close()
    monkeypatch.undo()
    _forget()
    with pytest.raises(OutdatedStore) as outdated:
        open_store(url)
    outdated.value.remove()
    open_store(url).close()


def _forget() -> None:
    for module in (spec, parts, identity, layout, reading, agencies):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def with_pieces(graph: PropertyGraph, cited: str) -> PropertyGraph:
    document = graph.nodes["Document"][0][0]
    provision = graph.nodes["Provision"][0][0]
    one, two = f"{document}.k1", f"{document}.k2"
    pieces = [
        (
            one,
            provision,
            "首席质量官",
            '["2015", "2024"]',
            "nobody-else-names-me",
            cited,
            30,
            33,
            "乙",
        ),
        (two, None, None, None, None, None, 20, 25, "甲"),
    ]
    return dataclasses.replace(
        graph,
        nodes=graph.nodes | {"Piece": pieces},
        relationships=graph.relationships | {"MADE": [("maker", one, 1, "牵头"), ("maker", two, 7, None)]},
        links=graph.links | {"LIKE": [(two, one), (two, two)]},
        sha256=graph.sha256[::-1],
    ).normal()  # fmt: skip


def test_new_labels_relationships_and_links_go_in_and_come_out(wider: Store) -> None:
    plain = version(2)
    graph = with_pieces(version(1), str(plain.nodes["Document"][0][0]))
    wider.apply([graph])
    assert list(wider.dump()) == [graph]
    # In the order of the text, under keys that are ranges of a document.
    assert column(wider, "MATCH (p:Piece) RETURN p.quote ORDER BY p.pk") == ["甲", "乙"]
    found = wider.query(
        "MATCH (d:Document)-[:HAS_PIECE]->(p:Piece)-[:IN_PROVISION]->(:Provision), "
        "(p)-[:HOLDER]->(h:Agency), (:Agency {id: 'maker'})-[m:MADE]->(p)<-[:LIKE]-(q) "
        "RETURN p.years, h.id, m.role, m.iri, q.quote, p.rdf_type"
    )
    assert [tuple(row) for row in found] == [
        (
            ["2015", "2024"],
            "nobody-else-names-me",
            "牵头",
            f"{iri.ENTITY}making/{graph.nodes['Piece'][0][0]}-k1",
            "甲",
            [f"{iri.NAMESPACE}Piece"],
        )
    ]
    cited = "MATCH (:Piece)-[:CITED]->(d:Document) RETURN d.id"
    assert column(wider, cited) == []
    # What is cited may come later, be replaced and go.
    wider.apply([plain])
    assert contents(wider) == made_offline(offline([graph, plain], None))
    assert column(wider, cited) == [plain.nodes["Document"][0][0]]
    worked = contents(wider)
    wider.apply([dataclasses.replace(plain, sha256="0")])
    wider.apply([plain])
    assert contents(wider) == worked
    wider.apply([], drop=[plain.graph])
    assert list(wider.dump()) == [graph]
    # Nothing of it stays, the agencies that only it named neither.
    wider.apply([], drop=[graph.graph])
    assert column(wider, "MATCH (n) WHERE NOT n:Store RETURN labels(n)") == []

    # What no graph describes is not left out in silence.
    broken = dataclasses.replace(graph, relationships={"MADE": [("maker", "nowhere", 1, "牵头")]})
    with pytest.raises(DataError, match="nowhere"):
        wider.apply([broken])
    assert wider.held() == {}
