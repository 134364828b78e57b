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
    from collections.abc import Iterable, Mapping

KINDS: Final = ("document", "provision", "statement", "measure", "mention", "observation")
"""Of which parts of a document an id is remembered when it is withdrawn."""

SHARED: Final = ("work", "standard", "programme", "indicator")
"""Of what several documents may speak; it is withdrawn when none does any more."""


def _subjects(kinds: Iterable[str]) -> re.Pattern[bytes]:
    return re.compile(
        rf"^<{re.escape(iri.ENTITY)}((?:{'|'.join(kinds)})/[^>#]+)> ".encode(), re.MULTILINE
    )


_PARTS: Final = _subjects(KINDS)
_SHARED: Final = _subjects(SHARED)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: `key` is kind/id, `provision` the key of the one that it stands in.

    `text` and `heading` are folded as for search; the text of a provision is without its label.
    `about` is the key of the thing that a mention or an observation speaks of.
    """

    key: str
    provision: str | None
    heading: str
    text: str
    about: str | None = None

    @property
    def kind(self) -> str:
        """Which of KINDS it is."""
        return self.key.partition("/")[0]


def keys(data: bytes) -> set[str]:
    """Return kind/id of the document and of all its parts."""
    return {key.decode() for key in _PARTS.findall(data)}


def shared_keys(data: bytes) -> set[str]:
    """Return kind/id of the things that a document speaks of and that others may speak of."""
    return {key.decode() for key in _SHARED.findall(data)}


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
    return Part(
        key,
        _entity(values.get("provision", "")),
        search_key(values.get("heading", "")),
        text,
        _entity(values.get("about", "")),
    )


def _entity(value: str) -> str | None:
    return value.removeprefix(iri.ENTITY) if value.startswith(iri.ENTITY) else None


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
            ("zm:namesWork", "about"),
            ("zm:namesStandard", "about"),
            ("zm:namesProgramme", "about"),
            ("zm:indicator", "about"),
        )
    }
