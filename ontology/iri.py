"""The identifiers of Zhimai: one constant base IRI, the kinds of entities and how ids are made.

An entity is `https://w3id.org/zhimai/id/{kind}/{id}`; `id` is ASCII and one URL segment.
Ids are functions of the text alone, so that the same text gives the same IRIs anywhere.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final, Literal, get_args

BASE: Final = "https://w3id.org/zhimai/"
NAMESPACE: Final = BASE + "ns#"
ENTITY: Final = BASE + "id/"
GRAPH: Final = BASE + "graph/"
DOCUMENT_GRAPH: Final = GRAPH + "document/"
AUTHORITY_GRAPH: Final = GRAPH + "authority"
VOCABULARY_GRAPH: Final = GRAPH + "vocabulary"
WITHDRAWN_GRAPH: Final = GRAPH + "withdrawn"
LINEAGE_GRAPH: Final = GRAPH + "lineage/"

Kind = Literal[
    "document",
    "provision",
    "statement",
    "measure",
    "assignment",
    "actor",
    "issuer",
    "agency",
    "name",
    "event",
    "share",
    "membership",
    "jurisdiction",
    "function",
    "function-name",
    "source",
    "extraction",
    "observation",
    "mention",
    "work",
    "standard",
    "programme",
    "indicator",
    "thread",
    "thread-member",
    "judgement",
]
KINDS: Final[frozenset[str]] = frozenset(get_args(Kind))

ID_PATTERN: Final = re.compile(r"[A-Za-z0-9._~-]+", re.ASCII)
DOCUMENT_ID_PATTERN: Final = re.compile(r"(?:[0-9]{4}|nd)-[0-9a-f]{10}", re.ASCII)
COMPOSED_AGENCY_PATTERN: Final = re.compile(
    r"(?P<jurisdiction>[0-9]{6}|j[0-9a-f]{8})-(?P<functions>[a-z][a-z0-9.-]*)", re.ASCII
)
PROVISIONAL_AGENCY_PATTERN: Final = re.compile(r"p-[0-9a-f]{10}", re.ASCII)

AgencyOrigin = Literal["authority", "composed", "provisional"]


def entity(kind: Kind, identifier: str) -> str:
    """Return the IRI of an entity; ValueError when `identifier` is no ASCII URL segment.

    >>> entity("agency", "sh-gov")
    'https://w3id.org/zhimai/id/agency/sh-gov'
    """
    if ID_PATTERN.fullmatch(identifier) is None:
        raise ValueError(f"not an id of ours (one segment of [A-Za-z0-9._~-]): {identifier!r}")
    return f"{ENTITY}{kind}/{identifier}"


def split(iri: str) -> tuple[str, str] | None:
    """Return (kind, id) of an entity's IRI, None for any other IRI.

    >>> split("https://w3id.org/zhimai/id/provision/2024-0123456789.p2.s1")
    ('provision', '2024-0123456789.p2.s1')
    >>> split("https://w3id.org/zhimai/ns#lead") is None
    True
    """
    if not iri.startswith(ENTITY):
        return None
    kind, _, identifier = iri[len(ENTITY) :].partition("/")
    if kind not in KINDS or ID_PATTERN.fullmatch(identifier) is None:
        return None
    return kind, identifier


def term(name: str) -> str:
    """Return the IRI of a term of our vocabulary (prefix zm).

    >>> term("Measure")
    'https://w3id.org/zhimai/ns#Measure'
    """
    return NAMESPACE + name


def document_graph(document: str) -> str:
    """Return the IRI of the named graph that holds everything read from one document."""
    return DOCUMENT_GRAPH + document


def document_of_graph(graph: str) -> str | None:
    """Return the document's id for the IRI of its named graph, None for other graphs."""
    return graph[len(DOCUMENT_GRAPH) :] if graph.startswith(DOCUMENT_GRAPH) else None


def lineage_graph(document: str) -> str:
    """Return the IRI of the named graph that says in which threads a document's measures are.

    >>> document_of_lineage_graph(lineage_graph("2024-0123456789"))
    '2024-0123456789'
    """
    return LINEAGE_GRAPH + document


def document_of_lineage_graph(graph: str) -> str | None:
    """Return the document's id for the IRI of its lineage graph, None for other graphs."""
    return graph[len(LINEAGE_GRAPH) :] if graph.startswith(LINEAGE_GRAPH) else None


def source_of_graph(graph: str) -> str | None:
    """Return the id of the document that a graph's facts are of, None where they are of none.

    >>> source_of_graph(lineage_graph("2024-0123456789")), source_of_graph(AUTHORITY_GRAPH)
    ('2024-0123456789', None)
    """
    document = document_of_graph(graph)
    return document_of_lineage_graph(graph) if document is None else document


def digest(text: str, length: int) -> str:
    """Return the first `length` hex digits of the SHA-256 of `text` in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def document_id(year: str | None, key: str) -> str:
    """Return a document's id from its year and its key (number, else issuer|date|title, folded).

    >>> document_id("2015", "沪府发〔2015〕6号")
    '2015-32c45c65dd'
    """
    return f"{year or 'nd'}-{digest(key, 10)}"


def document_of(identifier: str) -> str:
    """Return the document's id that an id of one of its parts begins with.

    >>> document_of("2024-0123456789.p2.s1-m01234567")
    '2024-0123456789'
    """
    return identifier.partition(".")[0]


def provision_id(document: str, path: str) -> str:
    """Return a provision's id from its path of typed ordinals, such as `p2.s1.c2`.

    >>> provision_id("2024-0123456789", "p2.s1.c2")
    '2024-0123456789.p2.s1.c2'
    """
    return f"{document}.{path}"


def measure_id(provision: str, folded_sentence: str) -> str:
    """Return a measure's id: its provision and a hash of its folded sentence."""
    return f"{provision}-m{_words(folded_sentence)}"


def statement_id(provision: str, folded_quote: str) -> str:
    """Return a statement's id: its provision and a hash of its folded quote."""
    return f"{provision}-r{_words(folded_quote)}"


def mention_id(owner: str, folded_words: str) -> str:
    """Return a mention's id: its provision, or its document's head, and a hash of its words."""
    return f"{owner}-n{_words(folded_words)}"


def observation_id(provision: str, said: str) -> str:
    """Return a figure's id: its provision and a hash of what is counted, the figure, the year."""
    return f"{provision}-f{_words(said)}"


def _words(folded: str) -> str:
    """Return the digits that name folded words in an id; spaces don't count.

    >>> _words("质量 月") == _words("质量月")
    True
    """
    return digest("".join(folded.split()), 8)


def repeated(identifier: str, occurrence: int) -> str:
    """Return the id of the n-th entity (from 1) that would else have the same id.

    >>> repeated("2024-0123456789.s1", 1), repeated("2024-0123456789.s1", 2)
    ('2024-0123456789.s1', '2024-0123456789.s1~2')
    """
    return identifier if occurrence == 1 else f"{identifier}~{occurrence}"


def composed_agency_id(jurisdiction: str, function: str) -> str:
    """Return the id of a body composed of a jurisdiction's code and a function's key.

    A bureau that joins functions has their keys joined by dots: 330122-education.sports.

    >>> composed_agency_id("330100", "market-regulation")
    '330100-market-regulation'
    """
    return f"{jurisdiction}-{function}"


def provisional_agency_id(jurisdiction: str | None, surface: str) -> str:
    """Return the id of a body known only by the (folded) surface that a document prints."""
    key = f"{jurisdiction or ''}|{surface}"
    return f"p-{digest(key, 10)}"


def agency_origin(identifier: str) -> AgencyOrigin:
    """Tell from an agency's id whether the authority file knows it.

    >>> agency_origin("sh-gov"), agency_origin("330100-market-regulation")
    ('authority', 'composed')
    """
    if PROVISIONAL_AGENCY_PATTERN.fullmatch(identifier):
        return "provisional"
    if COMPOSED_AGENCY_PATTERN.fullmatch(identifier):
        return "composed"
    return "authority"
