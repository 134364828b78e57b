"""Writes solutions row by row in the four result formats, up to a limit of rows and of bytes.

The engine's own writers can only be stopped in mid-sentence, and its XML writer lets characters
through that XML does not have; what it writes otherwise is what is written here (tested).
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.nquads import XSD
from graph.sparql.messages import Limit, Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import QuerySolutions

    from graph.sparql.formats import SolutionWriter

    Term = NamedNode | BlankNode | Literal | Triple
    Row = Sequence[Term | None]

_STRING: Final = XSD + "string"
_TERMS: Final = 4096  # written terms kept: predicates, types and agencies come again and again
# What XML 1.0 can't hold, not even as a reference (§2.2).
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CSV_QUOTED: Final = re.compile('[",\r\n]')
_SPARQL: Final = "http://www.w3.org/2005/sparql-results#"
_ITS: Final = "http://www.w3.org/2005/11/its"


class Inexpressible(ValueError):
    """A character of the result does not exist in the format that was asked for."""


class _Writer(Protocol):
    """How a format begins, what stands between rows, how it ends, and a row of it."""

    between: str
    end: str

    def begin(self, variables: list[str]) -> str: ...

    def row(self, row: Row) -> str: ...


def write_solutions(
    results: QuerySolutions,
    form: SolutionWriter,
    *,
    rows: int,
    size: int,
    partial: bool,
) -> tuple[Reply, bytes]:
    """Return the solutions in a format, or a reply that says which limit they are over.

    A `partial` result ends before the row that is over the limit of `rows` or of `size` (bytes),
    and says so in `truncated`. Raises Inexpressible.
    """
    writer = _writer(form, [variable.value for variable in results.variables])
    end = writer.end.encode()
    parts = [writer.begin([variable.value for variable in results.variables]).encode()]
    total, count = len(parts[0]) + len(end), 0
    for solution in results:
        part = ((writer.between if count else "") + writer.row(tuple(solution))).encode()
        if count == rows or total + len(part) > size:
            over: Limit = "rows" if count == rows else "bytes"
            if not partial:
                return Reply(failure=over), b""
            return Reply(truncated=over, rows=count), b"".join([*parts, end])
        parts.append(part)
        total += len(part)
        count += 1
    return Reply(rows=count), b"".join([*parts, end])


def write_boolean(value: bool, form: SolutionWriter) -> bytes:
    """Return the answer to ASK in a format; CSV and TSV have the bare word, as engines do."""
    word = "true" if value else "false"
    match form:
        case "json":
            return f'{{"head":{{}},"boolean":{word}}}'.encode()
        case "xml":
            head = f'<?xml version="1.0"?><sparql xmlns="{_SPARQL}"><head></head>'
            return f"{head}<boolean>{word}</boolean></sparql>".encode()
        case _:
            return word.encode()


def _writer(form: SolutionWriter, variables: list[str]) -> _Writer:
    match form:
        case "json":
            return _Json(variables)
        case "xml":
            return _Xml(variables)
        case "csv":
            return _Csv()
        case "tsv":
            return _Tsv()


class _Json:
    """https://www.w3.org/TR/sparql11-results-json/"""

    between, end = ",", "]}}"

    def __init__(self, variables: list[str]) -> None:
        self._names = [f"{_json(name)}:" for name in variables]

    def begin(self, variables: list[str]) -> str:
        head = json.dumps(variables, ensure_ascii=False, separators=(",", ":"))
        return f'{{"head":{{"vars":{head}}},"results":{{"bindings":['

    def row(self, row: Row) -> str:
        bound = zip(self._names, row, strict=True)
        return (
            f"{{{','.join(name + _json_term(term) for name, term in bound if term is not None)}}}"
        )


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@lru_cache(_TERMS)
def _json_term(term: Term) -> str:
    match term:
        case NamedNode():
            return f'{{"type":"uri","value":{_json(term.value)}}}'
        case BlankNode():
            return f'{{"type":"bnode","value":{_json(term.value)}}}'
        case Triple():
            parts = (
                f'"{name}":{_json_term(part)}'
                for name, part in zip(("subject", "predicate", "object"), term, strict=True)
            )
            return f'{{"type":"triple","value":{{{",".join(parts)}}}}}'
        case _:
            more = ""
            if term.language:
                more = f',"xml:lang":{_json(term.language)}'
                if term.direction:
                    more += f',"its:dir":"{term.direction}"'
            elif term.datatype.value != _STRING:
                more = f',"datatype":{_json(term.datatype.value)}'
            return f'{{"type":"literal","value":{_json(term.value)}{more}}}'


class _Xml:
    """https://www.w3.org/TR/rdf-sparql-XMLres/"""

    between, end = "", "</results></sparql>"

    def __init__(self, variables: list[str]) -> None:
        self._names = [f"<binding name={_attribute(name)}>" for name in variables]

    def begin(self, variables: list[str]) -> str:
        names = "".join(f"<variable name={_attribute(name)}/>" for name in variables)
        return f'<?xml version="1.0"?><sparql xmlns="{_SPARQL}"><head>{names}</head><results>'

    def row(self, row: Row) -> str:
        bound = zip(self._names, row, strict=True)
        parts = (f"{name}{_xml_term(t)}</binding>" for name, t in bound if t is not None)
        return f"<result>{''.join(parts)}</result>"


def _attribute(text: str) -> str:
    return quoteattr(check_xml(text), {'"': "&quot;"})


def check_xml(text: str) -> str:
    """Return the text; Inexpressible when it has a character that XML has not."""
    found = _NO_XML.search(text)
    if found is not None:
        raise Inexpressible(f"XML has no character U+{ord(found[0]):04X}")
    return text


@lru_cache(_TERMS)
def _xml_term(term: Term) -> str:
    match term:
        case NamedNode():
            return f"<uri>{_content(term.value)}</uri>"
        case BlankNode():
            return f"<bnode>{_content(term.value)}</bnode>"
        case Triple():
            parts = zip(("subject", "predicate", "object"), term, strict=True)
            inner = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts)
            return f"<triple>{inner}</triple>"
        case _:
            attributes = ""
            if term.language:
                attributes = f" xml:lang={_attribute(term.language)}"
                if term.direction:
                    its = f'its:dir="{term.direction}" xmlns:its="{_ITS}" its:version="2.0"'
                    attributes += f" {its}"
            elif term.datatype.value != _STRING:
                attributes = f" datatype={_attribute(term.datatype.value)}"
            return f"<literal{attributes}>{_content(term.value)}</literal>"


def _content(text: str) -> str:
    # A parser turns a bare CR into LF (XML 1.0 §2.11).
    return escape(check_xml(text), {'"': "&quot;", "'": "&apos;", "\r": "&#13;"})


class _Csv:
    """https://www.w3.org/TR/sparql11-results-csv-tsv/ §3: bare values, CRLF."""

    between, end = "", ""

    def begin(self, variables: list[str]) -> str:
        return ",".join(variables) + "\r\n"

    def row(self, row: Row) -> str:
        return ",".join("" if term is None else _csv_term(term) for term in row) + "\r\n"


@lru_cache(_TERMS)
def _csv_term(term: Term) -> str:
    value = _bare(term)
    if _CSV_QUOTED.search(value):
        return '"' + value.replace('"', '""') + '"'
    return value


def _bare(term: Term) -> str:
    match term:
        case Triple():
            return " ".join(_bare(part) for part in term)
        case BlankNode():
            return f"_:{term.value}"
        case _:
            return term.value


class _Tsv:
    """https://www.w3.org/TR/sparql11-results-csv-tsv/ §4: terms as in Turtle, LF."""

    between, end = "", ""

    def begin(self, variables: list[str]) -> str:
        return "\t".join(f"?{name}" for name in variables) + "\n"

    def row(self, row: Row) -> str:
        return "\t".join("" if term is None else _tsv_term(term) for term in row) + "\n"


@lru_cache(_TERMS)
def _tsv_term(term: Term) -> str:
    # N-Triples escapes line ends; a tab as such would be the next column.
    return str(term).replace("\t", "\\t")
