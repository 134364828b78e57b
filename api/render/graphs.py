"""Nodes and edges of the graph answers, with the evidence of every edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from api.render.common import agency, entity, evidence, measure_label
from api.render.duties import statement
from api.render.labels import clause_label, edge_label, label_of
from ontology.iri import ENTITY

if TYPE_CHECKING:
    from api.shapes import graph as shapes
    from api.shapes.common import Agency, Body, Clause, Entity, Evidence, Label
    from api.shapes.duties import Responsible, SharedClause, Statement
    from queries import types

NODE_LIMIT = 300
"""No view holds more nodes; bigger questions are asked as lists."""

_BASE = len(ENTITY)


@dataclass(slots=True)
class View:
    """A bounded graph that is being put together; nodes come once, edges need both ends."""

    limit: int = NODE_LIMIT
    omitted: int = 0
    nodes: dict[str, shapes.Node] = field(default_factory=dict)
    edges: dict[str, shapes.Edge] = field(default_factory=dict)
    _left_out: set[str] = field(default_factory=set)

    def node(self, thing: Entity, depth: int, date: str | None = None) -> bool:
        """Add a node; False when the limit leaves it out."""
        uri = thing["uri"]
        if uri in self.nodes:
            return True
        if len(self.nodes) >= self.limit:
            self._left_out.add(uri)
            self.omitted = len(self._left_out)
            return False
        node: shapes.Node = {
            "uri": uri,
            "id": thing["id"],
            "kind": thing["kind"],
            "href": thing["href"],
            "label": thing["label"],
            "depth": depth,
        }
        if date is not None:
            node["date"] = date
        self.nodes[uri] = node
        return True

    def edge(
        self, kind: str, source: str, target: str, proof: list[Evidence], suffix: str = ""
    ) -> shapes.Edge | None:
        """Add an edge between two uris of the view; None when an end was left out."""
        if source not in self.nodes or target not in self.nodes:
            return None
        edge: shapes.Edge = {
            "id": f"{kind}:{source[_BASE:]}:{target[_BASE:]}{suffix}",
            "type": kind,
            "label": edge_label(kind),
            "source": source,
            "target": target,
            "evidence": proof,
        }
        self.edges[edge["id"]] = edge
        return edge


def _body_edge(edge: shapes.Edge | None, body: Body) -> None:
    if edge is not None:
        edge["role"] = body["role"]
        edge["position"] = body["position"]
        edge["inherited"] = body["inherited"]
        edge["surface"] = body["surface"]


def subject_label(answer: types.Responsibility) -> Label:
    """The label of what was asked: the clause, the sentence or the statement."""
    if answer.kind == "measure":
        sentences = (s for s in answer.sentences if s.id == answer.id)
        return next(
            (measure_label(s.text, s.clause) for s in sentences), clause_label(answer.clause)
        )
    if answer.kind == "statement":
        statements = (s for s in answer.statements if s.id == answer.id)
        return next((statement(s)["label"] for s in statements), clause_label(answer.clause))
    return clause_label(answer.clause)


def node_label(node: types.Node) -> Label:
    """The label of a node of a neighbourhood."""
    return label_of(node.label, node.label_en)


def responsibility(root: Clause, who: Responsible) -> View:
    """The clause, its statements, their bodies and the sentences that they cover.

    Made of the JSON that the answer holds anyway.
    """
    view = View()
    view.node(root, 0)
    for sentence in who["sentences"]:
        view.node(sentence, 1)
        view.edge("HAS_MEASURE", root["uri"], sentence["uri"], [who["evidence"]])
    for item in who["statements"]:
        _statement(view, root["uri"], item)
    for actor in who["actors"]:
        view.node(actor["agency"], 2)
        target = f"{ENTITY}measure/{actor['measure']}"
        suffix = f":{actor['start']}"
        edge = view.edge("ACTS_IN", actor["agency"]["uri"], target, [actor["evidence"]], suffix)
        if edge is not None:
            edge["role"] = actor["role"]
            edge["surface"] = actor["surface"]
    return view


def _statement(view: View, root: str, item: Statement) -> None:
    uri, proof = item["uri"], [item["evidence"]]
    view.node(item, 1)
    view.edge("HAS_STATEMENT", root, uri, proof)
    for measure in item["measures"]:
        view.edge("COVERS", uri, f"{ENTITY}measure/{measure}", proof)
    for body in item["bodies"]:
        node = body["agency"]
        view.node(node, 2)
        suffix = f":{body['position']}"
        _body_edge(view.edge("ASSIGNED_TO", node["uri"], uri, [body["evidence"]], suffix), body)


def shared(agencies: list[Agency], rows: list[SharedClause]) -> View:
    """The agencies asked and the clauses of this page, an edge for every named body."""
    view = View()
    for asked in agencies:
        view.node(asked, 0)
    for row in rows:
        thing = row["clause"]
        if not view.node(thing, 1, thing["document"].get("date")):
            continue
        for side in row["sides"]:
            for body in side["bodies"]:
                suffix = f":{body['statement']}:{body['position']}"
                source = side["agency"]["uri"]
                proof = [body["evidence"]]
                _body_edge(view.edge("ANSWERS_FOR", source, thing["uri"], proof, suffix), body)
    return view


def matrix(answer: types.Matrix) -> View:
    """The agencies, and an edge with the count for every pair that shares a clause."""
    view = View()
    things = [agency(item) for item in answer.agencies]
    for thing in things:
        view.node(thing, 0)
    for row, first in enumerate(things):
        for column in range(row + 1, len(things)):
            proof = answer.evidence[row][column]
            if answer.counts[row][column] and proof is not None:
                second = things[column]
                edge = view.edge("SHARES_WITH", first["uri"], second["uri"], [evidence(proof)])
                if edge is not None:
                    edge["count"] = answer.counts[row][column]
    return view


def neighbourhood(answer: types.Neighbourhood) -> View:
    """The nodes and edges as the query bounded them."""
    view = View(limit=max(answer.node_limit, len(answer.nodes)))
    for item in answer.nodes:
        view.node(entity(item.kind, item.id, node_label(item)), item.depth, item.date)
    for link in answer.edges:
        source = f"{ENTITY}{link.source[0]}/{link.source[1]}"
        target = f"{ENTITY}{link.target[0]}/{link.target[1]}"
        edge = view.edge(link.type, source, target, [evidence(item) for item in link.evidence])
        if edge is not None:
            del view.edges[edge["id"]]
            edge["id"] = link.id
            view.edges[link.id] = edge
            if link.role is not None:
                edge["role"] = link.role
            if link.sources:
                edge["sources"] = list(link.sources)
    view.omitted = answer.omitted
    return view
