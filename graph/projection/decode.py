"""How one RDF term becomes the value of a column, or is not accepted as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.nquads import XSD
from graph.projection.dates import date_type
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.projection.spec import Property
    from graph.property_graph import Value

Object = NamedNode | BlankNode | Literal | Triple
LARGEST = 2**31 - 1

_STRING, _INTEGER, _BOOLEAN = XSD + "string", XSD + "integer", XSD + "boolean"


def decoder(item: Property) -> Callable[[Object], Value]:
    """Return the function that reads a value of a property: None for what it does not take.

    Only terms that turning back gives again, to the letter, are taken.
    """
    match item.type:
        case "text" | "tagged":
            return lambda value: _in_language(value, item.languages)
        case "integer":
            return integer
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
            return lambda value: reference(value, item.target)
        case "iri" | "span":
            return lambda value: value.value if isinstance(value, NamedNode) else None
        case _:
            return plain_string


def expectation(item: Property) -> str:
    """Say in a message what values a property takes."""
    detail = {
        "text": f" in the language {'/'.join(item.languages)}",
        "tagged": f" in one of the languages {'/'.join(item.languages)}",
        "concept": f" zm:{item.scheme}-…",
        "reference": f" to a {item.target}",
        "integer": f" from 0 to {LARGEST} without leading zeros",
        "date": " (year, month or day) without a time zone",
    }
    return f"{item.name}, a {item.type}{detail.get(item.type, '')}"


def integer(value: Object) -> int | None:
    """Return a canonical xsd:integer from 0 to 2^31 - 1, None for anything else."""
    if not isinstance(value, Literal) or value.datatype.value != _INTEGER:
        return None
    text = value.value
    if not (text.isascii() and text.isdecimal()) or (text[0] == "0" and text != "0"):
        return None
    return int(text) if len(text) < 10 or (len(text) == 10 and int(text) <= LARGEST) else None


def plain_string(value: Object) -> str | None:
    """Return an xsd:string, None for anything else."""
    if isinstance(value, Literal) and value.datatype.value == _STRING:
        return value.value
    return None


def reference(value: Object, kind: str) -> str | None:
    """Return the id of an entity of a kind, None for anything else."""
    if not isinstance(value, NamedNode):
        return None
    parts = iri.split(value.value)
    return parts[1] if parts is not None and parts[0] == kind else None


def _in_language(value: Object, languages: tuple[str, ...]) -> str | None:
    if isinstance(value, Literal) and value.language in languages:
        return value.value
    return None


def _boolean(value: Object) -> bool | None:
    if isinstance(value, Literal) and value.datatype.value == _BOOLEAN:
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
    text = plain_string(value)
    return text if text is not None and date_type(text) is None else None


def _after(value: Object, prefix: str) -> str | None:
    if isinstance(value, NamedNode) and value.value.startswith(prefix):
        name = value.value[len(prefix) :]
        return name if iri.ID_PATTERN.fullmatch(name) else None
    return None
