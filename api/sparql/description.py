"""The service description (https://www.w3.org/TR/sparql11-service-description/), as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph.sparql.formats import FORMAT_IRIS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.sparql.formats import GraphWriter
    from graph.sparql.limits import Limits

_PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RDF: Final[dict[GraphWriter, RdfFormat]] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
# More graphs than these are asked for with SELECT DISTINCT ?g { GRAPH ?g {} }.
_GRAPHS_LISTED: Final = 1000


def describe(endpoint: str, limits: Limits, graphs: Iterable[str], form: GraphWriter) -> bytes:
    """The description in a format. `graphs` are the names of the dataset's graphs."""
    triples = [*_service(endpoint), *_limits(endpoint, limits), *_dataset(endpoint, graphs)]
    body = serialize(triples, format=_RDF[form], prefixes=_PREFIXES if form == "ttl" else None)
    assert body is not None
    return body


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)


def _service(endpoint: str) -> Iterator[Triple]:
    service = NamedNode(f"{endpoint}#service")
    yield Triple(service, _TYPE, _term("sd:Service"))
    yield Triple(service, _term("sd:endpoint"), NamedNode(endpoint))
    yield Triple(service, _term("sd:supportedLanguage"), _term("sd:SPARQL11Query"))
    yield Triple(service, _term("sd:feature"), _term("sd:UnionDefaultGraph"))
    for iri in FORMAT_IRIS:
        yield Triple(service, _term("sd:resultFormat"), NamedNode(iri))
    for text, language in (
        ("质脉的 SPARQL 1.1 查询服务，只读；不转查其他服务（SERVICE）。", "zh"),
        ("SPARQL 1.1 queries over Zhimai, read-only; SERVICE is refused.", "en"),
    ):
        yield Triple(service, _term("rdfs:comment"), Literal(text, language=language))
    yield Triple(service, _term("rdfs:seeAlso"), NamedNode(f"{endpoint.rpartition('/')[0]}/docs"))


def _limits(endpoint: str, limits: Limits) -> Iterator[Triple]:
    """The limits in force, each a schema:PropertyValue of the service."""
    service = NamedNode(f"{endpoint}#service")
    for key, zh, en, value, unit in (
        ("seconds", "每个查询的时限", "longest run of a query", int(limits.seconds), "s"),
        (
            "rows",
            "结果的行数或三元组数上限",
            "most rows or triples of a result",
            limits.rows,
            "row",
        ),
        ("bytes", "结果的字节数上限", "most bytes of a result", limits.bytes, "byte"),
        ("memory", "每个查询的内存上限", "most memory of a query", limits.memory_mb, "MiB"),
        ("workers", "同时进行的查询数", "queries at once", limits.workers, "query"),
        ("waiting", "等候的查询数", "queries that may wait", limits.waiting, "query"),
    ):
        limit = NamedNode(f"{endpoint}#limit-{key}")
        yield Triple(service, _term("schema:additionalProperty"), limit)
        yield Triple(limit, _TYPE, _term("schema:PropertyValue"))
        yield Triple(limit, _term("schema:propertyID"), Literal(f"limit-{key}"))
        yield Triple(limit, _term("schema:name"), Literal(zh, language="zh"))
        yield Triple(limit, _term("schema:name"), Literal(en, language="en"))
        yield Triple(limit, _term("schema:maxValue"), Literal(value))
        yield Triple(limit, _term("schema:unitText"), Literal(unit))


def _dataset(endpoint: str, graphs: Iterable[str]) -> Iterator[Triple]:
    """The default dataset: the union of all graphs, and the graphs by name."""
    service, dataset = NamedNode(f"{endpoint}#service"), NamedNode(f"{endpoint}#dataset")
    union = NamedNode(f"{endpoint}#default-graph")
    names = sorted(graphs)
    yield Triple(service, _term("sd:defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _term("sd:Dataset"))
    yield Triple(dataset, _term("sd:defaultGraph"), union)
    yield Triple(union, _TYPE, _term("sd:Graph"))
    for number, name in enumerate(names[:_GRAPHS_LISTED], 1):
        graph = NamedNode(f"{endpoint}#graph-{number}")
        yield Triple(dataset, _term("sd:namedGraph"), graph)
        yield Triple(graph, _TYPE, _term("sd:NamedGraph"))
        yield Triple(graph, _term("sd:name"), NamedNode(name))
    if len(names) > _GRAPHS_LISTED:
        text = f"{_GRAPHS_LISTED} of {len(names)} named graphs are listed here."
        yield Triple(dataset, _term("rdfs:comment"), Literal(text, language="en"))
