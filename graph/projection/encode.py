"""How the value of a column becomes one RDF term in canonical form, or is refused."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from graph import nquads
from graph.errors import ProjectionRefused
from graph.projection.dates import date_type
from ontology import iri

if TYPE_CHECKING:
    from graph.projection.spec import Property

Encoder = Callable[[Any], str]
LARGEST = 2**31 - 1
DIGITS = 15

_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII)


def encoder(item: Property) -> Encoder:
    """Return the function that writes a value of a property as a token of N-Quads."""
    match item.type:
        case "text":
            language = item.languages[0]
            return lambda value: nquads.string(value, language)
        case "integer" | "decimal":
            lexical, datatype = (integer if item.type == "integer" else decimal), str(item.type)
            return lambda value: nquads.typed(lexical(value), datatype)
        case "boolean":
            return lambda value: nquads.typed("true" if value else "false", "boolean")
        case "date":
            return lambda value: _date(value, item.name)
        case "deadline":
            return lambda value: _date(value, None)
        case "concept":
            prefix = f"<{iri.NAMESPACE}{item.scheme}-"
            return lambda value: f"{prefix}{checked_id(value)}>"
        case "reference":
            prefix = f"<{iri.ENTITY}{item.target}/"
            return lambda value: f"{prefix}{checked_id(value)}>"
        case "iri":
            return _iri
        case _:
            return nquads.string


def checked_id(value: Any) -> str:
    """Return an id as it is; ProjectionRefused when it could not stand in an IRI of ours."""
    if not isinstance(value, str) or iri.ID_PATTERN.fullmatch(value) is None:
        raise ProjectionRefused(f"{value!r} is no id (letters, digits, . _ ~ - of ASCII)")
    return value


def integer(value: Any) -> str:
    """Return a whole number in canonical form; ProjectionRefused outside of 0 to 2^31 - 1."""
    if not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise ProjectionRefused(f"{value!r} is no whole number from 0 to {LARGEST}")
    return str(int(value))


def decimal(value: Any) -> str:
    """Return a number in the canonical form of xsd:decimal (XML Schema 1.1).

    ProjectionRefused for what a binary fraction can't hold to the letter: more than 15 digits.

    >>> decimal(95.17), decimal(1100), decimal(0.0001)
    ('95.17', '1100', '0.0001')
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ProjectionRefused(f"{value!r} is no number")
    exact = Decimal(repr(value)).normalize()
    if len(exact.as_tuple().digits) > DIGITS or not -DIGITS <= exact.adjusted() < DIGITS:
        raise ProjectionRefused(f"{value!r} has more than {DIGITS} digits")
    return f"{exact:f}" if exact else "0"


def is_absolute_iri(value: str) -> bool:
    """Say whether a string can stand as an IRI in N-Quads."""
    return _ABSOLUTE.match(value) is not None and _NOT_IN_IRI.search(value) is None


def _iri(value: str) -> str:
    if not is_absolute_iri(value):
        raise ProjectionRefused(f"{value!r} is no absolute IRI")
    return f"<{value}>"


def _date(text: str, name: str | None) -> str:
    datatype = date_type(text)
    if datatype is not None:
        return nquads.typed(text, datatype)
    if name is not None:
        raise ProjectionRefused(f"{name} is no date (2018, 2018-11 or 2018-11-23): {text!r}")
    return nquads.string(text)
