"""Draws the property graph as docs/neo4j.md shows it: `python -m graph.neo4j.model`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.spec import projection

if TYPE_CHECKING:
    from collections.abc import Iterator


class Edge(NamedTuple):
    """A relationship type between two labels; `dashed` when it is derived and not in the RDF."""

    start: str
    type: str
    end: str
    dashed: bool = False


# What the store makes beside what the projection names.
_OF_THE_STORE: Final = (
    Edge("Document", "HAS_TEXT", "Text"),
    Edge("Document", "READ_BY", "Extraction"),
    Edge("NamedGraph", "DESCRIBES", "Agency"),
    Edge("NamedGraph", "DESCRIBES", "Thread"),
    Edge("Agency", "STANDS_FOR", "Agency", dashed=True),
)


def edges() -> list[Edge]:
    """Return every relationship type with the labels that it leads from and to."""
    spec = projection()
    found = [*_OF_THE_STORE]
    ends = {shape.kind: name for name, shape in spec.nodes.items() if shape.kind}
    for label, shape in spec.nodes.items():
        if shape.source_relationship is not None:
            found.append(Edge("Document", shape.source_relationship, label))
        for item in shape.properties:
            if item.type == "reference" and item.relationship and item.target in ends:
                pair = (label, ends[item.target])
                start, end = reversed(pair) if item.reverse else pair
                found.append(Edge(start, item.relationship, end))
    for kind, relationship in spec.relationships.items():
        found.append(Edge(relationship.start.label, kind, relationship.end.label))
    for kind, link in spec.links.items():
        found.append(Edge(link.start.label, kind, link.end.label))
    for kind, said in spec.derived.items():
        described = re.match(r"(\w+) to (\w+):", said)
        if described is not None:
            found.append(Edge(described[1], kind, described[2], dashed=True))
    return sorted(set(found))


def drawn() -> str:
    """Return two pictures in Mermaid: documents and what they say, agencies and who they are."""
    spec = projection()
    of_documents = {
        name for name, shape in spec.nodes.items() if {"document", "lineage"} & {*shape.graphs}
    }
    of_documents.add("Text")
    first = [edge for edge in edges() if {edge.start, edge.end} <= of_documents]
    first = [edge for edge in first if edge.start != edge.end or edge.start != "Agency"]
    rest = [edge for edge in edges() if edge not in first]
    return "\n".join(
        [
            "Documents and what they say:",
            "",
            *_mermaid(first),
            "",
            "Agencies and what the authority file says of them (dashed: derived):",
            "",
            *_mermaid(rest),
        ]
    )


def _mermaid(some: list[Edge]) -> Iterator[str]:
    yield "```mermaid"
    yield "flowchart LR"
    for edge in some:
        arrow = f"-. {edge.type} .->" if edge.dashed else f"-- {edge.type} -->"
        yield f"  {edge.start} {arrow} {edge.end}"
    yield "```"


if __name__ == "__main__":
    sys.stdout.write(drawn() + "\n")
