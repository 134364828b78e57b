"""What a document names and counts, each with every name that the document gives it: for search."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from graph.order import MOST_PARTS
from graph.projection.spec import projection
from graph.search_key import lines_key
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.property_graph import PropertyGraph, Value

THINGS: Final = {
    "Work": "work",
    "Standard": "standard",
    "Programme": "programme",
    "Indicator": "indicator",
}
"""The kinds of what several documents may describe, by label, in the order of their keys."""

_PLACES: Final = {"Indicator": "Observation"}
"""The label of the places that speak of a thing; those of the others are mentions."""

_TYPES: Final = {"Standard": "standard"}
"""The type of the things that have no column for it."""


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A work, standard, programme or indicator with its names and numbers, folded, one a line."""

    kind: str
    id: str
    type: str | None
    plain: str


def named_things(graph: PropertyGraph, only: str | None = None) -> Iterator[NamedThing]:
    """Yield what the places of a document's graph speak of (of `only` that label) by kind and id.

    Raises DataError when there are more than keys can count.
    """
    if sum(len(graph.nodes.get(label, ())) for label in THINGS) > MOST_PARTS:
        raise DataError(f"{graph.graph}: names more than {MOST_PARTS:,} things; split the document")
    for label, kind in THINGS.items():
        if only not in {None, label} or not graph.nodes.get(label):
            continue
        used = _used(graph, _PLACES.get(label, "Mention"), kind)
        columns = projection().columns(label)
        own = [columns.index(column) for column in ("name", "number") if column in columns]
        entity = columns.index("type") if "type" in columns else None
        for row in sorted(graph.nodes[label], key=itemgetter(0)):
            # What no place of the document names is of no use to a reader who looks for it.
            if row[0] in used:
                names = used[row[0]].union(row[place] for place in own)
                plain = lines_key(sorted(str(text) for text in names if text))
                of_type = None if entity is None else str(row[entity])
                yield NamedThing(kind, str(row[0]), _TYPES.get(label, of_type), plain)


def _used(graph: PropertyGraph, label: str, kind: str) -> dict[Value, set[Value]]:
    """Return the names and numbers that the places of a label use, by the id of the thing."""
    columns = projection().columns(label)
    told = [columns.index(column) for column in ("name", "number") if column in columns]
    thing = columns.index(kind)
    found: dict[Value, set[Value]] = {}
    for row in graph.nodes.get(label, ()):
        found.setdefault(row[thing], set()).update(row[place] for place in told)
    return found
