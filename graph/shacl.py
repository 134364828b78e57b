"""Runs the SHACL shapes of ontology/shapes.ttl over one named graph and reads the report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad, RdfFormat, Triple, serialize

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib

SHAPE = "https://w3id.org/zhimai/shape/"


@dataclass(frozen=True, slots=True)
class Violation:
    """One result of the report: the focus node, the shape's name, the path, value, messages."""

    node: str
    shape: str
    path: str
    value: str
    message_zh: str
    message_en: str


def violations(quads: Iterable[Quad]) -> list[Violation]:
    """Return how the triples of one named graph break the shapes, in a fixed order."""
    # rdflib and pyshacl take a second to load; only validation needs them.
    import pyshacl  # noqa: PLC0415

    graph = _unaltered(quads)
    conforms, results, _ = pyshacl.validate(
        graph, shacl_graph=shapes(), advanced=True, inference="none", meta_shacl=False
    )
    if conforms:
        return []
    return sorted(
        {_read(results, result) for result in results.subjects(_sh("focusNode"))},
        key=lambda found: (found.node, found.shape, found.path, found.value),
    )


def _unaltered(quads: Iterable[Quad]) -> rdflib.Graph:
    """Return the triples for rdflib, which would otherwise turn "01" into "1" while reading."""
    import rdflib  # noqa: PLC0415

    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    graph = rdflib.Graph()
    normalize = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        if data:
            graph.parse(data=data, format="nt")
    finally:
        rdflib.NORMALIZE_LITERALS = normalize
    return graph


@cache
def shapes() -> rdflib.Graph:
    """Return the shapes, parsed once."""
    import rdflib  # noqa: PLC0415

    text = files("ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def _read(results: rdflib.Graph, result: Any) -> Violation:
    messages = {str(message.language): str(message) for message in _messages(results, result)}
    fallback = next(iter(messages.values()), "")
    value = results.value(result, _sh("value"))
    node = str(results.value(result, _sh("focusNode")))
    return Violation(
        node if value is None or not _concerns_value(results, result) else str(value),
        _shape_name(results.value(result, _sh("sourceShape"))),
        str(results.value(result, _sh("resultPath")) or ""),
        "" if value is None else str(value),
        messages.get("zh", fallback),
        messages.get("en", fallback),
    )


def _concerns_value(results: rdflib.Graph, result: Any) -> bool:
    """Say whether a constraint on a whole graph names the thing that is wrong as its value."""
    component = str(results.value(result, _sh("sourceConstraintComponent")))
    return component.endswith("SPARQLConstraintComponent")


def _messages(results: rdflib.Graph, result: Any) -> list[Any]:
    """Return the messages of the shape, or of the result where the shape has none."""
    source = results.value(result, _sh("sourceConstraint")) or results.value(
        result, _sh("sourceShape")
    )
    own = list(shapes().objects(source, _sh("message"))) if source is not None else []
    printed = list(results.objects(result, _sh("resultMessage")))
    # A message with variables is printed with their values, but the printed one has no tag.
    return own if own and not any("{" in str(message) for message in own) else printed


def _shape_name(shape: Any) -> str:
    graph = shapes()
    while shape is not None:
        if str(shape).startswith(SHAPE):
            return str(shape)[len(SHAPE) :]
        shape = next(
            (
                owner
                for path in ("property", "node", "or", "first", "rest", "qualifiedValueShape")
                for owner in graph.subjects(_any(path), shape)
            ),
            None,
        )
    return ""


def _any(name: str) -> Any:
    import rdflib  # noqa: PLC0415

    return rdflib.RDF[name] if name in {"first", "rest"} else _sh(name)


def _sh(name: str) -> Any:
    import rdflib  # noqa: PLC0415

    return rdflib.SH[name]
