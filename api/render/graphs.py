"""Nodes and edges of the graph answers, with the evidence of every edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from api.render.common import agency, clause, entity, evidence, measure_label, sentence
from api.render.duties import statement
from api.render.labels import clause_label, edge_label
from ontology.iri import ENTITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.shapes import graph as shapes
    from api.shapes.common import Entity, Label
    from queries import types

NODE_LIMIT = 300
"""No view holds more nodes; bigger questions are asked as lists."""

_ENTITY_KEYS = ("uri", "id", "kind", "href", "label")


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
        node = cast("shapes.Node", {key: thing[key] for key in _ENTITY_KEYS})  # type: ignore[literal-required]  # the five keys of Entity
        node["depth"] = depth
        if date is not None:
            node["date"] = date
        self.nodes[uri] = node
        return True

    def edge(
        self, kind: str, source: str, target: str, proof: Sequence[types.Evidence], suffix: str = ""
    ) -> shapes.Edge | None:
        """Add an edge between two uris of the view; None when an end was left out."""
        if source not in self.nodes or target not in self.nodes:
            return None
        tail, head = source.removeprefix(ENTITY), target.removeprefix(ENTITY)
        edge: shapes.Edge = {
            "id": f"{kind}:{tail}:{head}{suffix}",
            "type": kind,
            "label": edge_label(kind),
            "source": source,
            "target": target,
            "evidence": [evidence(item) for item in proof],
        }
        self.edges[edge["id"]] = edge
        return edge


def _body_edge(edge: shapes.Edge | None, body: types.Assigned) -> None:
    if edge is not None:
        edge["role"] = body.role
        edge["position"] = body.position
        edge["inherited"] = body.inherited
        edge["surface"] = body.surface


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
    label: Label = {"zh-Hans": node.label}
    if node.label_en is not None:
        label["en"] = node.label_en
    return label


def responsibility(answer: types.Responsibility) -> View:
    """The clause, its statements, their bodies and the sentences that they cover."""
    view = View()
    root = clause(answer.clause)
    view.node(root, 0)
    for item in answer.sentences:
        thing = sentence(item)
        view.node(thing, 1)
        proof = [answer.evidence] if answer.kind != "statement" else []
        view.edge("HAS_MEASURE", root["uri"], thing["uri"], proof or [answer.evidence])
    for value in answer.statements:
        _statement(view, root["uri"], value)
    for actor in answer.actors:
        body = agency(actor.agency)
        view.node(body, 2)
        target = f"{ENTITY}measure/{actor.measure}"
        edge = view.edge("ACTS_IN", body["uri"], target, [actor.evidence], f":{actor.start}")
        if edge is not None:
            edge["role"] = actor.role
            edge["surface"] = actor.surface
    return view


def _statement(view: View, root: str, value: types.StatementAnswer) -> None:
    thing = statement(value)
    view.node(thing, 1)
    view.edge("HAS_STATEMENT", root, thing["uri"], [value.evidence])
    for measure in value.measures:
        view.edge("COVERS", thing["uri"], f"{ENTITY}measure/{measure}", [value.evidence])
    for body in value.bodies:
        node = agency(body.agency)
        view.node(node, 2)
        suffix = f":{body.position}"
        edge = view.edge("ASSIGNED_TO", node["uri"], thing["uri"], [body.evidence], suffix)
        _body_edge(edge, body)


def shared(answer: types.Shared) -> View:
    """The agencies asked and the clauses of this page, an edge for every named body."""
    view = View()
    for asked in answer.agencies:
        view.node(agency(asked), 0)
    for row in answer.page.items:
        thing = clause(row.clause)
        if not view.node(thing, 1, row.clause.document.date):
            continue
        for side in row.sides:
            source = f"{ENTITY}agency/{side.agency.id}"
            for body in side.bodies:
                suffix = f":{body.statement}:{body.position}"
                edge = view.edge("ANSWERS_FOR", source, thing["uri"], [body.evidence], suffix)
                _body_edge(edge, body)
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
                edge = view.edge("SHARES_WITH", first["uri"], second["uri"], [proof])
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
        edge = view.edge(link.type, source, target, link.evidence, f":{link.id}")
        if edge is not None:
            edge["id"] = link.id
            if link.role is not None:
                edge["role"] = link.role
            if link.sources:
                edge["sources"] = list(link.sources)
    view.omitted = answer.omitted
    return view
