"""Reads from the file of a document's graph which ids it has, and the texts that they stand for.

It reads no more than that, so it also reads graphs that an earlier version of the projection
made, which the present one would refuse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from graph import statements
from graph.errors import DamagedDataset, ProjectionRefused
from graph.projection.spec import expand, projection
from graph.search_key import search_key
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Final = ("document", "provision", "statement", "measure")
"""Of what an id is remembered when it is withdrawn."""

_SUBJECT: Final = re.compile(
    rf"^<{re.escape(iri.ENTITY)}((?:{'|'.join(KINDS)})/[^>#]+)> ".encode(), re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: `key` is kind/id, `provision` the key of the one that it stands in.

    `text` and `heading` are folded as for search; the text of a provision is without its label.
    """

    key: str
    provision: str | None
    heading: str
    text: str

    @property
    def kind(self) -> str:
        """Which of KINDS it is."""
        return self.key.partition("/")[0]


def keys(data: bytes) -> set[str]:
    """Return kind/id of the document and of all its parts."""
    return {key.decode() for key in _SUBJECT.findall(data)}


def parts(graph: str, data: bytes) -> dict[str, Part]:
    """Return the parts by key; none for a file that can't be read as this graph."""
    found: dict[str, dict[str, str]] = {key: {} for key in keys(data)}
    names = _names()
    try:
        triples = statements.of_file(graph, data)
    except (DamagedDataset, ProjectionRefused):
        return {}
    for subject, predicate, value, _ in triples:
        name = names.get(predicate)
        if name is not None and subject.startswith(iri.ENTITY):
            key, _, fragment = subject[len(iri.ENTITY) :].partition("#")
            if key in found and (fragment == "quote") == (name == "quote"):
                found[key][name] = value
    return {key: _part(key, values) for key, values in found.items()}


def _part(key: str, values: Mapping[str, str]) -> Part:
    text = search_key(values.get("quote", ""))
    if key.startswith("provision/"):
        text = text.removeprefix(search_key(values.get("label", "")))
    owner = values.get("provision", "")
    return Part(
        key,
        owner.removeprefix(iri.ENTITY) if owner.startswith(iri.ENTITY) else None,
        search_key(values.get("heading", "")),
        text,
    )


@cache
def _names() -> dict[str, str]:
    prefixes = projection().prefixes
    return {
        expand(name, prefixes): what
        for name, what in (
            ("oa:exact", "quote"),
            ("eli:title", "heading"),
            ("eli:number", "label"),
            ("dcterms:isPartOf", "provision"),
        )
    }
