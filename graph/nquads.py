"""Canonical N-Quads: how a term, a line and a whole named graph are written and read.

The form is that of RDF Dataset Canonicalization (RDFC-1.0, section 5) for datasets without
blank nodes: one line a quad, sorted by code point, every escape fixed. Equal graphs are equal
bytes, so a graph's SHA-256 is its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph.errors import DamagedDataset, ProjectionRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

XSD = "http://www.w3.org/2001/XMLSchema#"

_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {
    0x08: "\\b",
    0x09: "\\t",
    0x0A: "\\n",
    0x0C: "\\f",
    0x0D: "\\r",
    0x22: '\\"',
    0x5C: "\\\\",
}


def string(text: str, language: str = "") -> str:
    """Return a string literal as a token, with its language tag if it has one.

    >>> string('说"好"', "zh")
    '"说\\\\"好\\\\""@zh'
    """
    if _SPECIAL.search(text) is not None:
        text = text.translate(_ESCAPES)
    return f'"{text}"@{language}' if language else f'"{text}"'


def typed(lexical: str, datatype: str) -> str:
    """Return a literal of an XML Schema datatype as a token.

    >>> typed("2018-11", "gYearMonth")
    '"2018-11"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return f'"{lexical}"^^<{XSD}{datatype}>'


def token(term: NamedNode | BlankNode | Literal | Triple) -> str:
    """Return a term in canonical form; ProjectionRefused for a blank node or a quoted triple."""
    if isinstance(term, NamedNode):
        return f"<{term.value}>"
    if isinstance(term, Literal):
        if term.language:
            return string(term.value, term.language)
        datatype = term.datatype.value
        if datatype == XSD + "string":
            return string(term.value)
        return f"{string(term.value)}^^<{datatype}>"
    raise ProjectionRefused(f"{term}: our graphs have no blank nodes and no quoted triples")


def canonical(quads: Iterable[Quad]) -> bytes:
    """Return quads as canonical N-Quads in UTF-8, duplicates once."""
    return join(_line(quad) for quad in quads)


def join(lines: Iterable[str]) -> bytes:
    """Return lines without their ends as one canonical file: sorted, each once."""
    ordered = sorted(set(lines))
    return ("\n".join(ordered) + "\n").encode() if ordered else b""


def read(data: bytes, name: str = "N-Quads") -> Iterator[Quad]:
    """Yield the quads of a file; DamagedDataset with the place when it is not well formed."""
    try:
        yield from parse(data, RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise DamagedDataset(
            f"{name} is no well-formed N-Quads file ({error}); restore it or build again"
        ) from error


def _line(quad: Quad) -> str:
    parts = [token(quad.subject), token(quad.predicate), token(quad.object)]
    if isinstance(quad.graph_name, NamedNode):
        parts.append(token(quad.graph_name))
    return " ".join(parts) + " ."
