"""From the property graph back to RDF: rows become the lines of a canonical N-Quads file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from graph import nquads
from graph.errors import ProjectionRefused
from graph.projection.spec import Property, Shape, expand, projection, scope_of
from ontology import iri

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from graph.property_graph import PropertyGraph, Row, Value

Encoder = Callable[[str], str]

DATE = re.compile(r"[12]\d{3}(?P<month>-(0[1-9]|1[0-2])(?P<day>-\d\d)?)?", re.ASCII)
POSITION_SELECTOR = "oa:TextPositionSelector"
QUOTE_SELECTOR = "oa:TextQuoteSelector"


def to_nquads(graph: PropertyGraph) -> bytes:
    """Return the named graph as canonical N-Quads."""
    return nquads.join(lines(graph))


def to_quads(graph: PropertyGraph) -> list[Quad]:
    """Return the named graph as quads, in canonical order."""
    return list(nquads.read(to_nquads(graph)))


def lines(graph: PropertyGraph) -> Iterator[str]:
    """Yield one line (without its end) for each quad of the graph; some lines may repeat."""
    spec = projection()
    scope = scope_of(graph.graph)
    document = iri.document_of_graph(graph.graph)
    own = {
        "document": f"<{iri.entity('document', document)}>" if document else "",
        "graph": f"<{graph.graph}>",
    }
    tail = f" <{graph.graph}> ."
    for label, rows in graph.nodes.items():
        shape = spec.nodes[label]
        _check_scope(shape, scope, graph.graph)
        for row in rows:
            yield from _describe(shape, f"{shape.prefix}{row[0]}", row, 1, own, tail)
    for kind, rows in graph.relationships.items():
        relationship = spec.relationships[kind]
        shape = relationship.shape
        _check_scope(shape, scope, graph.graph)
        start_kind, end_kind = relationship.start.kind, relationship.end.kind
        for row in rows:
            owner = row[1] if relationship.owner_is_end else row[0]
            subject = f"{shape.prefix}{owner}{relationship.mark}{row[2]}"
            yield (
                f"<{subject}> <{relationship.start.predicate}> "
                f"<{iri.ENTITY}{start_kind}/{row[0]}>{tail}"
            )
            yield (
                f"<{subject}> <{relationship.end.predicate}> "
                f"<{iri.ENTITY}{end_kind}/{row[1]}>{tail}"
            )
            yield from _describe(shape, subject, row, 3, own, tail)
    for kind, pairs in graph.links.items():
        link = spec.links[kind]
        for start, end in pairs:
            yield (
                f"<{iri.ENTITY}{link.start.kind}/{start}> <{link.predicate}> "
                f"<{iri.ENTITY}{link.end.kind}/{end}>{tail}"
            )


def date_type(text: str) -> str | None:
    """Return the XML Schema datatype of a date at its precision, None when it is no date.

    >>> date_type("2018"), date_type("2018-11"), date_type("2018-11-23"), date_type("年底")
    ('gYear', 'gYearMonth', 'date', None)
    """
    match = DATE.fullmatch(text)
    if match is None:
        return None
    if match["month"] is None:
        return "gYear"
    if match["day"] is None:
        return "gYearMonth"
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return "date"


def _check_scope(shape: Shape, scope: str | None, graph: str) -> None:
    if scope not in shape.graphs:
        raise ProjectionRefused(f"{shape.name} does not belong into the graph {graph}")


def _describe(
    shape: Shape, subject: str, row: Row, first: int, own: dict[str, str], tail: str
) -> Iterator[str]:
    types, constants, properties = _plan(shape)
    head = f"<{subject}> "
    for item in types:
        yield f"{head}{item}{tail}"
    for predicate, value in constants:
        yield f"{head}{predicate}{own[value]}{tail}"
    column = first
    for item, predicate, encode in properties:
        value = row[column]
        if item.type == "span":
            if value is not None:
                yield f"{head}{predicate}<{subject}#{item.name}>{tail}"
                yield from _selector(f"{subject}#{item.name}", value, row[column + 1], None, tail)
            column += 2
            continue
        if item.type == "tagged":
            if value is not None:
                yield f"{head}{predicate}{nquads.string(str(value), str(row[column + 1]))}{tail}"
            column += 2
            continue
        if item.many:
            for member in json.loads(str(value)) if value is not None else ():
                yield f"{head}{predicate}{encode(member)}{tail}"
        elif value is not None:
            yield f"{head}{predicate}{encode(value)}{tail}"  # type: ignore[arg-type]  # by type
        column += 1
    if shape.evidence is not None and row[column] is not None:
        start, end, quote = row[column : column + 3]
        yield f"{head}<{_term('oa:hasSelector')}> <{subject}#quote>{tail}"
        yield from _selector(f"{subject}#quote", start, end, str(quote), tail)


@cache
def _plan(
    shape: Shape,
) -> tuple[list[str], list[tuple[str, str]], list[tuple[Property, str, Encoder]]]:
    return (
        [f"<{_term('rdf:type')}> <{item}>" for item in shape.types],
        [(f"<{predicate}> ", value) for predicate, value in shape.constants],
        [(item, f"<{item.predicate}> ", _encoder(item)) for item in shape.properties],
    )


def _encoder(item: Property) -> Encoder:
    match item.type:
        case "text":
            language = item.languages[0]
            return lambda value: nquads.string(value, language)
        case "integer":
            return lambda value: nquads.typed(str(value), "integer")
        case "boolean":
            return lambda value: nquads.typed("true" if value else "false", "boolean")
        case "date":
            return lambda value: _date(value, item.name)
        case "deadline":
            return lambda value: _date(value, None)
        case "concept":
            prefix = f"<{iri.NAMESPACE}{item.scheme}-"
            return lambda value: f"{prefix}{value}>"
        case "reference":
            prefix = f"<{iri.ENTITY}{item.target}/"
            return lambda value: f"{prefix}{value}>"
        case "iri":
            return lambda value: f"<{value}>"
        case _:
            return nquads.string


def _date(text: str, name: str | None) -> str:
    datatype = date_type(text)
    if datatype is not None:
        return nquads.typed(text, datatype)
    if name is not None:
        raise ProjectionRefused(
            f"{name} is no date of the form 2018, 2018-11 or 2018-11-23: {text}"
        )
    return nquads.string(text)


def _selector(subject: str, start: Value, end: Value, quote: str | None, tail: str) -> list[str]:
    head = f"<{subject}> "
    kind = f"{head}<{_term('rdf:type')}> "
    result = [
        f"{kind}<{_term(POSITION_SELECTOR)}>{tail}",
        f"{head}<{_term('oa:start')}> {nquads.typed(str(start), 'integer')}{tail}",
        f"{head}<{_term('oa:end')}> {nquads.typed(str(end), 'integer')}{tail}",
    ]
    if quote is not None:
        result.append(f"{kind}<{_term(QUOTE_SELECTOR)}>{tail}")
        result.append(f"{head}<{_term('oa:exact')}> {nquads.string(quote)}{tail}")
    return result


@cache
def _term(name: str) -> str:
    return expand(name, projection().prefixes)
