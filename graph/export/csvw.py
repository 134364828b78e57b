"""Describes the CSV tables of an export by CSV on the Web metadata, with labels in two languages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.projection.spec import Property, Shape, projection
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

METADATA = "csv-metadata.json"
_DATATYPES = {"integer": "integer", "boolean": "boolean", "decimal": "decimal", "span": "integer"}
_RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_NOTE = (
    "A text cell that begins with = + - @, a tab, a carriage return or an apostrophe has an "
    "apostrophe put in front, so that no spreadsheet runs it as a formula. Take it off to read it."
)


def metadata(names: list[str]) -> dict[str, Any]:
    """Return the metadata of tables by their file names (LABEL.csv or TYPE.csv)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "rdfs:comment": _NOTE,
        "dialect": {"encoding": "utf-8", "header": True, "doubleQuote": True},
        "tables": [
            {
                "url": name,
                "tableSchema": {
                    "columns": list(_columns(name.removesuffix(".csv"))),
                    "primaryKey": _primary_key(name.removesuffix(".csv")),
                },
            }
            for name in names
        ],
    }


def _primary_key(table: str) -> list[str]:
    spec = projection()
    if table in spec.nodes:
        return ["id", "graph"]
    return ["from", "to", "n"] if table in spec.relationships else ["from", "to", "graph"]


def _columns(table: str) -> Iterator[dict[str, Any]]:
    spec = projection()
    if table in spec.nodes:
        yield _column("id", "标识", "id")
        yield from _properties(spec.nodes[table])
    else:
        yield _column("from", "起点", "from")
        yield _column("to", "终点", "to")
        if table in spec.relationships:
            yield _column("n", "序号", "number", "integer")
            yield from _properties(spec.relationships[table].shape)
    yield _column("graph", "命名图", "named graph", "anyURI")


def _properties(shape: Shape) -> Iterator[dict[str, Any]]:
    for item in shape.properties:
        for name in item.names:
            yield _described(item, name)
    if shape.evidence is not None:
        yield _column(shape.evidence.start, "起", "start", "integer")
        yield _column(shape.evidence.end, "止（不含）", "end (exclusive)", "integer")
        yield _column(shape.evidence.quote, "原文", "words as printed")


def _described(item: Property, name: str) -> dict[str, Any]:
    labels = _labels().get(item.predicate, {})
    column = _column(
        name,
        labels.get("zh", name),
        labels.get("en", name.replace("_", " ")),
        "json" if item.many else _DATATYPES.get(item.type, "string"),
    )
    return column | {"propertyUrl": item.predicate}


def _column(name: str, zh: str, en: str, datatype: str = "string") -> dict[str, Any]:
    return {"name": name, "titles": {"en": [name, en], "zh": zh}, "datatype": datatype}


@cache
def _labels() -> dict[str, dict[str, str]]:
    """Return the labels of our own terms by IRI and language."""
    found: dict[str, dict[str, str]] = {}
    data = files("ontology").joinpath("vocabulary.ttl").read_bytes()
    for triple in parse(data, RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if triple.predicate == _RDFS_LABEL and isinstance(subject, NamedNode):
            assert isinstance(value, Literal)
            if subject.value.startswith(iri.NAMESPACE) and value.language:
                found.setdefault(subject.value, {})[value.language] = value.value
    return found
