"""The triples of one named graph as plain strings: what the projection reads, and reads quickly.

A canonical file is read by one pattern in one pass, which is several times quicker than making
terms of it; any other file, and whatever the pattern does not know, is read by pyoxigraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from graph import nquads
from graph.errors import ProjectionRefused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

XSD_STRING = nquads.XSD + "string"


Statement = tuple[str, str, str, str]
"""Subject, predicate, value, and the value's kind: "" for an IRI, @ and a tag, or a datatype."""

# Loose on purpose, for speed: the projection compares IRIs with those it knows, and a match that
# ran over a line's end leaves fewer matches than lines.
_IRI = r"<([^>\\]+)>"
_LITERAL = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_LINE = rf"^{_IRI} {_IRI} (?:{_IRI}|{_LITERAL}(?:(@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)|\^\^{_IRI})?) "
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "\\": "\\"}


def of_file(graph: str, data: bytes) -> list[Statement]:
    """Return the triples of a file that holds one named graph, each once, in the file's order.

    Raises DamagedDataset when the file is no N-Quads file, ProjectionRefused when it has quads
    of another graph, blank nodes or quoted triples.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return of_quads(graph, nquads.read(data, graph))
    pattern = re.compile(f"{_LINE}<{re.escape(graph)}> \\.\n", re.MULTILINE)
    found = pattern.findall(text)
    if len(found) != text.count("\n") or not (text.endswith("\n") or not text):
        return of_quads(graph, nquads.read(data, graph))
    result: dict[Statement, None] = {}
    for subject, predicate, iri, lexical, language, datatype in found:
        if iri:
            result[subject, predicate, iri, ""] = None
            continue
        if "\\" in lexical:
            unescaped = _unescaped(lexical)
            if unescaped is None:
                return of_quads(graph, nquads.read(data, graph))
            lexical = unescaped  # noqa: PLW2901
        kind = language or datatype or XSD_STRING
        result[subject, predicate, lexical, kind] = None
    return list(result)


def of_quads(graph: str, quads: Iterable[Quad]) -> list[Statement]:
    """Return the triples of one named graph, each once. Raises ProjectionRefused as above."""
    name = NamedNode(graph)
    result: dict[Statement, None] = {}
    for quad in quads:
        if quad.graph_name != name:
            raise ProjectionRefused(f"{graph}: {quad} lies in another graph")
        if not isinstance(quad.subject, NamedNode):
            raise ProjectionRefused(f"{graph}: {quad.subject} is a blank node; give it an IRI")
        value = quad.object
        if isinstance(value, NamedNode):
            found = (quad.subject.value, quad.predicate.value, value.value, "")
        elif isinstance(value, Literal):
            kind = f"@{value.language}" if value.language else value.datatype.value
            found = (quad.subject.value, quad.predicate.value, value.value, kind)
        else:
            raise ProjectionRefused(f"{graph}: {value} is a blank node; give it an IRI")
        result[found] = None
    return list(result)


def shown(value: str, kind: str) -> str:
    """Return a value as N-Quads would write it, for messages."""
    if not kind:
        return f"<{value}>"
    if kind.startswith("@"):
        return f'"{value}"{kind}'
    return f'"{value}"' if kind == XSD_STRING else f'"{value}"^^<{kind}>'


def _unescaped(lexical: str) -> str | None:
    """Return a literal without escapes; None for an escape that canonical files don't have."""
    unknown = False

    def replace(match: re.Match[str]) -> str:
        nonlocal unknown
        code, character = match.groups()
        if code is not None and (int(code, 16) < 0x20 or code == "007F"):
            return chr(int(code, 16))
        if code is None and character in _ESCAPED:
            return _ESCAPED[character]
        unknown = True
        return ""

    text = _ESCAPE.sub(replace, lexical)
    return None if unknown else text
