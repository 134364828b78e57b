"""What the graph states about one thing, cut out of the named graph that holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, parse, serialize

from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
PREFIXES = {
    "zm": iri.NAMESPACE,
    "eli": "http://data.europa.eu/eli/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# These are parts of what they point to and are described with it.
_PARTS = ("assignment", "actor", "issuer", "name", "membership")
_OF_LINEAGE = frozenset({"thread-member", "judgement"})
# Every fact points to its document so; the document's own description would be the whole graph.
_HAS_SOURCE = b" <http://www.w3.org/ns/oa#hasSource> "
_SUBJECT = re.compile(rb"<([^>]*)>")


def graph_of(kind: str, identifier: str) -> str | None:
    """The named graph that holds a thing, None when its id alone does not say so."""
    document = iri.DOCUMENT_ID_PATTERN.match(identifier)
    if document is not None and kind in _OF_LINEAGE:
        return iri.lineage_graph(document[0])
    if document is not None:
        return iri.document_graph(document[0])
    if kind == "agency" and iri.agency_origin(identifier) != "authority":
        return None
    return iri.AUTHORITY_GRAPH


def describe(nquads: bytes, kind: str, identifier: str, suffix: str) -> bytes | None:
    """The thing's own triples, its parts' and those that point to it; None when there are none."""
    uri = f"{iri.ENTITY}{kind}/{identifier}".encode()
    lines = set(_about(nquads, uri))
    if not lines:
        return None
    for line in list(_pointing(nquads, uri)):
        lines.add(line)
        subject = _SUBJECT.match(line)
        if subject is not None and _is_part(subject[1]):
            lines.update(_about(nquads, subject[1].partition(b"#")[0]))
    quads = parse(b"\n".join(sorted(lines)), format=RdfFormat.N_QUADS)
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    prefixes = PREFIXES if suffix != "nt" else None
    return serialize(triples, format=FORMATS[suffix], prefixes=prefixes)


def _about(nquads: bytes, uri: bytes) -> Iterator[bytes]:
    """Lines whose subject is the thing or a fragment of it (…#quote)."""
    for opening in (b"<" + uri + b"> ", b"<" + uri + b"#"):
        if nquads.startswith(opening):
            yield nquads[: nquads.find(b"\n")]
        start = nquads.find(b"\n" + opening)
        while start >= 0:
            end = nquads.find(b"\n", start + 1)
            yield nquads[start + 1 : end]
            start = nquads.find(b"\n" + opening, end)


def _pointing(nquads: bytes, uri: bytes) -> Iterator[bytes]:
    """Lines whose object is the thing."""
    needle = b" <" + uri + b"> <" + iri.GRAPH.encode()
    place = nquads.find(needle)
    while place >= 0:
        start, end = nquads.rfind(b"\n", 0, place) + 1, nquads.find(b"\n", place)
        line = nquads[start:end]
        if _HAS_SOURCE not in line:
            yield line
        place = nquads.find(needle, end)


def _is_part(uri: bytes) -> bool:
    found = iri.split(uri.partition(b"#")[0].decode())
    return found is not None and found[0] in _PARTS
