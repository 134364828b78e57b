"""Reads the triples about one subject into the values of a row, by a table made of its shape."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from graph.projection.decode import decoder, expectation, reference
from graph.projection.spec import expand, projection
from graph.statements import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.projection.spec import Property, Relationship, Shape
    from graph.property_graph import Value

Description = list[tuple[str, str, str]]


Taker = Callable[["Found", str, str], bool]
"""Takes a value and its kind into what was found, or says that it is not for it."""


class Refused(ValueError):
    """Why a subject's description is not one of its shape; the caller names the subject."""


class Found:
    """What the triples about one subject say."""

    __slots__ = ("constants", "ends", "links", "many", "row", "selectors", "types", "values")

    def __init__(self, width: int, values: Mapping[str, str | None]) -> None:
        self.row: list[Value] = [None] * width
        self.values = values
        self.many: dict[int, list[str]] = {}
        self.types: set[str] = set()
        self.constants: set[str] = set()
        self.ends: list[str | None] = [None, None]
        self.links: list[tuple[str, str]] = []
        self.selectors: list[tuple[int, str, str]] = []


def read(
    shape: Shape,
    relationship: Relationship | None,
    description: Description,
    values: Mapping[str, str | None],
) -> Found:
    """Return what the triples say; `values` are the IRIs of the graph and its document.

    Raises Refused for a triple that the shape does not know, or for one that it lacks.
    """
    table = _table(shape, relationship)
    found = Found(len(shape.columns), values)
    for predicate, value, kind in description:
        for take in table.get(predicate, ()):
            if take(found, value, kind):
                break
        else:
            raise Refused(_unknown(shape, predicate, shown(value, kind)))
    for column, members in found.many.items():
        found.row[column] = json.dumps(sorted(members), ensure_ascii=False)
    _check_complete(shape, relationship, found)
    return found


def _check_complete(shape: Shape, relationship: Relationship | None, found: Found) -> None:
    if found.types != set(shape.types) and shape.types:
        raise Refused(f"has the types {sorted(found.types)}, but a {shape.name} has {shape.types}")
    if len(found.constants) != len(shape.constants):
        missing = [p for p, kind in shape.constants if p + kind not in found.constants]
        raise Refused(f"does not say {' and '.join(missing)} of its document or graph")
    if relationship is not None and None in found.ends:
        raise Refused(
            f"lacks one end: {relationship.start.predicate} or {relationship.end.predicate}"
        )
    for column, item in _required(shape):
        if found.row[column] is None and not any(place == column for place, *_ in found.selectors):
            raise Refused(f"has no {item.name} ({item.predicate})")


@cache
def _table(shape: Shape, relationship: Relationship | None) -> dict[str, tuple[Taker, ...]]:
    takers: dict[str, list[Taker]] = defaultdict(list)
    if shape.types:
        takers[_name("rdf:type")].append(_take_type)
    for predicate, kind in shape.constants:
        takers[predicate].append(_constant(predicate, kind))
    if relationship is not None:
        for place, end in enumerate((relationship.start, relationship.end)):
            takers[end.predicate].append(_end(place, end.kind))
    for link in projection().links.values():
        if link.start.label == shape.name:
            takers[link.predicate].append(_link(link.name, link.end.kind))
    if shape.evidence is not None:
        takers[_name("oa:hasSelector")].append(_selector(len(shape.columns) - 3, "quote"))
    column = 0
    for item in shape.properties:
        takers[item.predicate].append(_property(item, column))
        column += len(item.names)
    return {predicate: tuple(found) for predicate, found in takers.items()}


@cache
def _required(shape: Shape) -> tuple[tuple[int, Property], ...]:
    names = shape.columns
    return tuple((names.index(item.names[0]), item) for item in shape.properties if item.required)


def _property(item: Property, column: int) -> Taker:
    if item.type == "span":
        return _selector(column, item.name)
    decode = decoder(item)

    def take(found: Found, value: str, kind: str) -> bool:
        decoded = decode(value, kind)
        if decoded is None:
            return False
        if item.many:
            found.many.setdefault(column, []).append(str(decoded))
        elif found.row[column] is not None:
            raise Refused(f"has more than one {item.name} ({item.predicate})")
        else:
            found.row[column] = decoded
            if item.type == "tagged":
                found.row[column + 1] = kind[1:]
        return True

    return take


def _take_type(found: Found, value: str, kind: str) -> bool:
    if kind:
        return False
    found.types.add(value)
    return True


def _constant(predicate: str, source: str) -> Taker:
    def take(found: Found, value: str, kind: str) -> bool:
        if kind or value != found.values.get(source, source):
            return False
        found.constants.add(predicate + source)
        return True

    return take


def _end(place: int, target: str) -> Taker:
    def take(found: Found, value: str, kind: str) -> bool:
        identifier = None if kind else reference(value, target)
        if identifier is None:
            return False
        if found.ends[place] is not None:
            raise Refused(f"has more than one {target} at one end")
        found.ends[place] = identifier
        return True

    return take


def _link(name: str, target: str) -> Taker:
    def take(found: Found, value: str, kind: str) -> bool:
        identifier = None if kind else reference(value, target)
        if identifier is None:
            return False
        found.links.append((name, identifier))
        return True

    return take


def _selector(column: int, fragment: str) -> Taker:
    def take(found: Found, value: str, kind: str) -> bool:
        if kind:
            return False
        found.selectors.append((column, fragment, value))
        return True

    return take


def _unknown(shape: Shape, predicate: str, value: str) -> str:
    expected = [expectation(item) for item in shape.properties if item.predicate == predicate]
    if expected:
        return f"says {predicate} {value}, but it takes {' or '.join(expected)}"
    return f"says {predicate} {value}, which the projection of a {shape.name} does not know"


@cache
def _name(name: str) -> str:
    return expand(name, projection().prefixes)
