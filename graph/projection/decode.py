"""How one value of a triple becomes the value of a column, or is not accepted as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import ProjectionRefused
from graph.nquads import XSD
from graph.projection.dates import date_type
from graph.projection.encode import DIGITS, LARGEST, is_absolute_iri
from graph.projection.encode import decimal as encoded
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.projection.spec import Property
    from graph.property_graph import Value

_STRING, _INTEGER, _BOOLEAN = XSD + "string", XSD + "integer", XSD + "boolean"
_DECIMAL = XSD + "decimal"
_CANONICAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)


def decoder(item: Property) -> Callable[[str, str], Value]:
    """Return the function that reads (value, kind) of a property: None for what it won't take.

    `kind` is "" for an IRI, @ and a language tag, or a datatype. Only values that turning back
    gives again, to the letter, are taken.
    """
    match item.type:
        case "text" | "tagged":
            kinds = frozenset(f"@{language}" for language in item.languages)
            return lambda value, kind: value if kind in kinds else None
        case "integer" | "decimal":
            return integer if item.type == "integer" else decimal
        case "boolean":
            return _boolean
        case "date":
            return _date
        case "deadline":
            return _date_or_words
        case "concept":
            prefix = f"{iri.NAMESPACE}{item.scheme}-"
            return lambda value, kind: None if kind else _after(value, prefix)
        case "reference":
            target = item.target
            return lambda value, kind: None if kind else reference(value, target)
        case "iri" | "span":
            return lambda value, kind: value if not kind and is_absolute_iri(value) else None
        case _:
            return plain_string


def expectation(item: Property) -> str:
    """Say in a message what values a property takes."""
    detail = {
        "text": f" in the language {'/'.join(item.languages)}",
        "tagged": f" in one of the languages {'/'.join(item.languages)}",
        "concept": f" zm:{item.scheme}-…",
        "reference": f" to a {item.target}",
        "decimal": f" of at most {DIGITS} digits in canonical form",
        "integer": f" from 0 to {LARGEST} without leading zeros",
        "date": " (year, month or day) without a time zone",
    }
    return f"{item.name}, a {item.type}{detail.get(item.type, '')}"


def integer(value: str, kind: str) -> int | None:
    """Return a canonical xsd:integer from 0 to 2^31 - 1, None for anything else."""
    if kind != _INTEGER or not (value.isascii() and value.isdecimal()):
        return None
    if value[0] == "0" and value != "0":
        return None
    return int(value) if len(value) < 10 or (len(value) == 10 and int(value) <= LARGEST) else None


def decimal(value: str, kind: str) -> float | None:
    """Return a canonical xsd:decimal that a float holds to the letter, None for anything else.

    >>> decimal("95.17", _DECIMAL), decimal("1100", _DECIMAL), decimal("1.50", _DECIMAL)
    (95.17, 1100, None)
    """
    if kind != _DECIMAL or _CANONICAL.fullmatch(value) is None:
        return None
    number: float = float(value) if "." in value else int(value)
    try:
        return number if encoded(number) == value else None
    except ProjectionRefused:
        return None


def plain_string(value: str, kind: str) -> str | None:
    """Return an xsd:string, None for anything else."""
    return value if kind == _STRING else None


def reference(value: str, target: str) -> str | None:
    """Return the id in the IRI of an entity of a kind, None for any other IRI."""
    prefix = f"{iri.ENTITY}{target}/"
    if not value.startswith(prefix):
        return None
    return _after(value, prefix)


def _boolean(value: str, kind: str) -> bool | None:
    return {"true": True, "false": False}.get(value) if kind == _BOOLEAN else None


def _date(value: str, kind: str) -> str | None:
    datatype = date_type(value)
    return value if datatype is not None and kind == XSD + datatype else None


def _date_or_words(value: str, kind: str) -> str | None:
    if kind == _STRING:
        return value if date_type(value) is None else None
    return _date(value, kind)


def _after(value: str, prefix: str) -> str | None:
    name = value[len(prefix) :]
    return name if value.startswith(prefix) and iri.ID_PATTERN.fullmatch(name) else None
