"""How one RDF term becomes the value of a column, or is not accepted as one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.nquads import XSD
from graph.projection.backward import date_type
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.projection.spec import Property, Shape
    from graph.property_graph import Value

Object = NamedNode | BlankNode | Literal | Triple
LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Decoder:
    """Reads the values of one property into the row's column number `column`."""

    item: Property
    column: int
    read: Callable[[Object], Value]

    def accepts(self, value: Object) -> bool:
        """Say whether the term is one that turning back would give again."""
        return self.read(value) is not None

    def value(self, value: Object) -> Value:
        """Return the term as a column's value."""
        return self.read(value)

    def store(self, row: list[Value], value: Object, refusal: Callable[[str], Exception]) -> None:
        """Put the value into the row; raise `refusal` when there is one already."""
        if row[self.column] is not None:
            raise refusal(f"has more than one {self.item.name}")
        row[self.column] = self.read(value)
        if self.item.type == "tagged" and isinstance(value, Literal):
            row[self.column + 1] = value.language

    def describe(self) -> str:
        """Say in a message what the property takes."""
        item = self.item
        detail = {
            "text": f" in the language {'/'.join(item.languages)}",
            "tagged": f" in one of the languages {'/'.join(item.languages)}",
            "concept": f" zm:{item.scheme}-…",
            "reference": f" to a {item.target}",
        }
        return f"{item.name}, a {item.type}{detail.get(item.type, '')}"


@cache
def decoders(shape: Shape) -> dict[str, tuple[Decoder, ...]]:
    """Return the decoders of a shape's properties by predicate."""
    found: dict[str, list[Decoder]] = {}
    column = 0
    for item in shape.properties:
        found.setdefault(item.predicate, []).append(Decoder(item, column, _reader(item)))
        column += len(item.names)
    return {predicate: tuple(items) for predicate, items in found.items()}


def expect_integer(value: Object) -> int | None:
    """Return a canonical xsd:integer between 0 and 2^31 - 1, None for anything else."""
    if not isinstance(value, Literal) or value.datatype.value != XSD + "integer":
        return None
    text = value.value
    if not (text.isascii() and text.isdecimal()) or (text[0] == "0" and text != "0"):
        return None
    number = int(text) if len(text) <= 10 else LARGEST + 1
    return number if number <= LARGEST else None


def same_document(identifier: str, document: str | None) -> bool:
    """Say whether an id is the document's or that of one of its parts.

    >>> same_document("2024-0123456789-b1", "2024-0123456789")
    True
    >>> same_document("2024-0123456789a.s1", "2024-0123456789")
    False
    """
    if document is None or not identifier.startswith(document):
        return False
    return identifier[len(document) :][:1] in {"", ".", "-"}


def _reader(item: Property) -> Callable[[Object], Value]:
    match item.type:
        case "text" | "tagged":
            return lambda value: _in_language(value, item.languages)
        case "integer":
            return expect_integer
        case "boolean":
            return _boolean
        case "date":
            return _date
        case "deadline":
            return lambda value: _date(value) or _undated(value)
        case "concept":
            prefix = f"{iri.NAMESPACE}{item.scheme}-"
            return lambda value: _after(value, prefix)
        case "reference":
            return lambda value: _reference(value, item.target)
        case "iri" | "span":
            return lambda value: value.value if isinstance(value, NamedNode) else None
        case _:
            return _string


def _string(value: Object) -> str | None:
    if isinstance(value, Literal) and value.datatype.value == XSD + "string":
        return value.value
    return None


def _in_language(value: Object, languages: tuple[str, ...]) -> str | None:
    if isinstance(value, Literal) and value.language in languages:
        return value.value
    return None


def _boolean(value: Object) -> bool | None:
    if isinstance(value, Literal) and value.datatype.value == XSD + "boolean":
        return {"true": True, "false": False}.get(value.value)
    return None


def _date(value: Object) -> str | None:
    if not isinstance(value, Literal):
        return None
    datatype = date_type(value.value)
    if datatype is not None and value.datatype.value == XSD + datatype:
        return value.value
    return None


def _undated(value: Object) -> str | None:
    text = _string(value)
    return text if text is not None and date_type(text) is None else None


def _after(value: Object, prefix: str) -> str | None:
    if isinstance(value, NamedNode) and value.value.startswith(prefix):
        return value.value[len(prefix) :] or None
    return None


def _reference(value: Object, kind: str) -> str | None:
    if not isinstance(value, NamedNode):
        return None
    parts = iri.split(value.value)
    return parts[1] if parts is not None and parts[0] == kind else None
