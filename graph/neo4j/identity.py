"""The IRIs, RDF types and keys that nodes and relationships bear beside their own properties."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Final

from graph.projection.spec import projection

KEY_BITS: Final = 62
"""Of a hash: two of a million agencies have the same key once in ten million stores."""

CAPTION: Final = 24
"""So many characters of a text are its caption in a picture of the graph."""


def opaque_key(label: str, identifier: str) -> int:
    """Return the key of a node that is in no order; the same in every store.

    >>> opaque_key("Agency", "sh-gov") == opaque_key("Agency", "sh-gov")
    True
    """
    digest = hashlib.sha256(f"{label}|{identifier}".encode()).digest()
    return int.from_bytes(digest[:8]) >> (64 - KEY_BITS)


@cache
def prefix(name: str) -> str:
    """Return what the IRIs of a label's nodes, or of a type's relationships, begin with."""
    spec = projection()
    shape = spec.nodes[name] if name in spec.nodes else spec.relationships[name].shape
    return shape.prefix


@cache
def rdf_types(name: str) -> list[str]:
    """Return the IRIs of the RDF classes of a label or of a relationship type."""
    spec = projection()
    shape = spec.nodes[name] if name in spec.nodes else spec.relationships[name].shape
    return list(shape.types)


def caption(text: str) -> str:
    """Return what stands on a node in a picture: the beginning of a text, on one line.

    >>> caption("一、建立健全质量工作领导机制，完善质量激励政策，加强质量宣传教育")
    '一、建立健全质量工作领导机制，完善质量激励政策…'
    """
    line = " ".join(text.split())
    return line if len(line) <= CAPTION else line[: CAPTION - 1] + "…"
