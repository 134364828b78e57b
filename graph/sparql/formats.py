"""The media types of results: of solutions and booleans, of graphs, and who writes each."""

from __future__ import annotations

from typing import Final, Literal

SolutionWriter = Literal["json", "xml", "csv", "tsv"]
GraphWriter = Literal["ttl", "nt", "jsonld", "rdf"]

# Media type → writer, in the order of preference. Types that are not a standard's own name for
# the format come last: clients ask for them, and get them under the name that they asked for.
SOLUTIONS: Final[dict[str, SolutionWriter]] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
GRAPHS: Final[dict[str, GraphWriter]] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/json": "jsonld",
    "application/xml": "rdf",
}
# The words for a format in `?format=`, as links and the common client libraries write them.
SHORT_NAMES: Final[dict[str, str]] = {
    "json": "application/json",
    "xml": "application/xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "n3": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
}
# What describes a format in a service description (https://www.w3.org/ns/formats/).
FORMAT_IRIS: Final[tuple[str, ...]] = tuple(
    f"http://www.w3.org/ns/formats/{name}"
    for name in (
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "JSON-LD",
        "RDF_XML",
    )
)
