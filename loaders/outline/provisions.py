"""Provisions from the outline: their ids, addresses, labels and headings as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.record import Provision
from ontology import iri

if TYPE_CHECKING:
    from loaders.outline.node import Node
    from loaders.view import View


def make_provision(view: View, document: str, node: Node) -> Provision:
    """Return one provision of the outline with offsets of the kept text."""
    start, end = view.span(node.start, node.end)
    above = node.ancestors()
    part = next((n for n in above if n.level in {"part", "annex"}), None)
    section = next((n for n in above if n.level in {"section", "chapter"}), None)
    heading = view.printed(*node.heading) if node.heading else None
    label = node.label
    return Provision(
        id=iri.provision_id(document, node.key),
        parent=iri.provision_id(document, node.parent.key) if node.parent else None,
        level=node.level,
        part=_headline(view, part),
        section=_headline(view, section),
        label=view.printed(label.start, label.start + len(label.text)) if label else None,
        heading=heading or None,
        path="".join(_address(n) for n in reversed(above)),
        start=start,
        end=end,
    )


def _address(node: Node) -> str:
    if node.label is not None:
        return node.label.text
    if node.row is not None:
        return f"表格第{node.row.number or node.key.rsplit('t', 1)[-1]}行"
    return f"第{node.key.rsplit('u', 1)[-1]}段"


def _headline(view: View, node: Node | None) -> str | None:
    if node is None or node.label is None:
        return None
    return view.printed(node.start, node.heading[1] if node.heading else node.label.end)
