"""Generated named graphs that are valid under the shapes: any text, any values, every label."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from graph.projection.spec import Property, Shape, projection
from graph.property_graph import PropertyGraph
from graph.shacl import shapes
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable

ANY_TEXT = st.text(max_size=12)
QUOTE = st.text(min_size=1, max_size=12)
COUNT = st.integers(1, 2**31 - 1)
DECIMAL = st.one_of(st.integers(0, 10**12), st.decimals(0, 10**9, places=4).map(float)).map(
    lambda number: int(number) if number == int(number) else number
)
KEY = st.from_regex(r"[a-z][a-z0-9.~_-]{0,6}", fullmatch=True)
DOCUMENT = st.from_regex(r"(201[0-9]|nd)-[0-9a-f]{10}", fullmatch=True)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda day: day.isoformat())
DATE = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])
NO_DATE = ANY_TEXT.filter(lambda text: not (text[:4].isdecimal() and text[:1] in "12"))
THREADS = ("i-0123456789", "w-0123456789", "award~2", "x")
SHARE = (
    st.decimals(0, 1, places=4)
    .map(float)
    .map(lambda number: int(number) if number == int(number) else number)
)
AGENCIES = ("sh-gov", "330100-market-regulation", "p-0123456789", "nobody-describes-me")


@cache
def concepts(scheme: str) -> list[str]:
    """Return the values of a scheme that the shapes allow."""
    prefix = f"{iri.NAMESPACE}{scheme}-"
    return sorted(
        {
            str(term)[len(prefix) :]
            for term in shapes().objects()
            if str(term).startswith(prefix) and not str(term).endswith("-scheme")
        }
    )


@st.composite
def document_graphs(draw: Callable[..., Any]) -> PropertyGraph:
    """Return a document's graph, with or without a kept text."""
    document = draw(DOCUMENT)
    text = draw(st.one_of(st.none(), st.text(min_size=1, max_size=60)))
    provisions = [f"{document}.{key}" for key in draw(_keys(max_size=4))]
    statements = [f"{document}.s{key}" for key in draw(_keys(max_size=3))] if provisions else []
    measures = [f"{document}.m{key}" for key in draw(_keys(max_size=3))] if provisions else []
    observations = [f"{document}.f{key}" for key in draw(_keys(max_size=3))] if provisions else []
    parents: dict[str, str | None] = {
        name: draw(st.sampled_from([None, *provisions[:n]])) for n, name in enumerate(provisions)
    }
    mentions = [f"{document}.n{key}" for key in draw(_keys(max_size=3))]
    named = {kind: draw(_keys(max_size=2)) for kind in ("work", "standard", "programme")}
    series = draw(_keys(max_size=3))
    given = {"provision": provisions}
    naming: dict[str, list[str | None]] = {
        "provision": [None, *provisions],
        "measure": [None, *measures],
        **{kind: [None, *keys] for kind, keys in named.items()},
    }
    nodes = {
        "Document": [_row(draw, "Document", document, given, text)],
        "Extraction": [_row(draw, "Extraction", document, given, text)],
        "Provision": [
            _row(draw, "Provision", name, given | {"parent": [parents[name]]}, text)
            for name in provisions
        ],
        "Statement": [_row(draw, "Statement", name, given, text) for name in statements],
        "Measure": [_row(draw, "Measure", name, given, text) for name in measures],
        "Observation": [
            _row(draw, "Observation", name, given | {"indicator": series}, text)
            for name in (observations if series else ())
        ],
        "Indicator": [_row(draw, "Indicator", key, {}, text) for key in series],
        "Mention": [_row(draw, "Mention", name, naming, text) for name in mentions],
        "Work": [
            _row(draw, "Work", key, {"held": [None, document]}, text) for key in named["work"]
        ],
        "Standard": [_row(draw, "Standard", key, {}, text) for key in named["standard"]],
        "Programme": [_row(draw, "Programme", key, {}, text) for key in named["programme"]],
        "Agency": [
            _row(draw, "Agency", name, given, text)
            for name in draw(st.sets(st.sampled_from(AGENCIES), max_size=2))
        ],
    }
    owners = {"ASSIGNED_TO": statements, "ACTS_IN": measures, "ISSUED": [document]}
    relationships = {
        kind: [
            (
                draw(st.sampled_from(AGENCIES)),
                owner,
                number,
                *_values(draw, projection().relationships[kind].shape, given, text),
            )
            for owner in owners[kind]
            for number in draw(st.sets(st.integers(1, 99), max_size=3))
        ]
        for kind in owners
    }
    pairs = [(start, end) for start in statements for end in measures]
    covers = sorted(draw(st.sets(st.sampled_from(pairs)))) if pairs else []
    return PropertyGraph(
        iri.document_graph(document), nodes, relationships, {"COVERS": covers}, "0" * 64, text
    ).normal()


@st.composite
def authority_graphs(draw: Callable[..., Any]) -> PropertyGraph:
    """Return an authority graph with every label that belongs there."""
    labels = [label for label, shape in projection().nodes.items() if "authority" in shape.graphs]
    nodes = {
        label: [_row(draw, label, key, {}, None) for key in draw(_keys(max_size=2))]
        for label in labels
    }
    events = [row[0] for row in nodes["ChangeEvent"]]
    pairs = [(event, agency) for event in events for agency in AGENCIES]
    link = st.sets(st.sampled_from(pairs), max_size=4) if pairs else st.just(set())
    shape = projection().relationships["TOOK_OVER"].shape
    shares = [
        (draw(st.sampled_from(AGENCIES)), event, number, *_values(draw, shape, {}, None))
        for event in events
        for number in draw(st.sets(st.integers(1, 9), max_size=2))
    ]
    return PropertyGraph(
        iri.AUTHORITY_GRAPH,
        nodes,
        {"TOOK_OVER": shares},
        {"CHANGED_FROM": sorted(draw(link)), "CHANGED_TO": sorted(draw(link))},
        "1" * 64,
    ).normal()


@st.composite
def corpora(draw: Callable[..., Any]) -> list[PropertyGraph]:
    """Return graphs of documents, each followed by its lineage graph, if it has one."""
    documents = draw(st.lists(document_graphs(), max_size=3, unique_by=lambda one: one.graph))
    measures = [row[0] for one in documents for row in one.nodes.get("Measure", ())]
    found = []
    for one in documents:
        found.append(one)
        lineage = draw(lineage_graphs(one, measures))
        if lineage.relationships:
            found.append(lineage)
    return found


@st.composite
def lineage_graphs(
    draw: Callable[..., Any], document: PropertyGraph, measures: list[str]
) -> PropertyGraph:
    """Return a lineage graph of a document; `measures` are ids of all documents."""
    spec = projection()
    own = [row[0] for row in document.nodes.get("Measure", ())]
    threads = draw(st.lists(st.sampled_from(THREADS), max_size=3, unique=True)) if own else []
    members = [
        (
            draw(st.sampled_from(own)),
            thread,
            number,
            *_values(draw, spec.relationships["IN_THREAD"].shape, {}, document.text),
        )
        for number, thread in enumerate(threads, 1)
    ]
    judged = [
        (
            draw(st.sampled_from(measures)),
            later,
            number,
            *_values(draw, spec.relationships["JUDGED"].shape, {}, document.text),
        )
        for later in own
        for number in draw(st.sets(st.integers(1, 9), max_size=2))
    ]
    return PropertyGraph(
        iri.lineage_graph(str(iri.document_of_graph(document.graph))),
        {"Thread": [_row(draw, "Thread", thread, {}, None) for thread in threads]},
        {"IN_THREAD": members, "JUDGED": judged},
        sha256="2" * 64,
    ).normal()


def _keys(max_size: int) -> Any:
    return st.lists(KEY, max_size=max_size, unique=True)


def _row(draw: Any, label: str, identifier: str, given: dict[str, Any], text: str | None) -> Any:
    return (identifier, *_values(draw, projection().nodes[label], given, text))


def _values(draw: Any, shape: Shape, given: dict[str, Any], text: str | None) -> list[Any]:
    values: list[Any] = []
    for item in shape.properties:
        if not item.required and item.name not in given and draw(st.booleans()):
            values += [None] * len(item.names)
        else:
            values += _value(draw, item, given)
    if shape.evidence is not None:
        if shape.evidence.optional and draw(st.booleans()):
            values += [None, None, None]
        else:
            values += _evidence(draw, text)
    return values


def _evidence(draw: Any, text: str | None) -> list[Any]:
    if text is not None and draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return [start, end, text[start:end]]
    start = draw(st.integers(0, 1000))
    return [start, start + draw(st.integers(1, 1000)), draw(QUOTE)]


def _value(draw: Any, item: Property, given: dict[str, Any]) -> list[Any]:
    if item.name in given:
        return [draw(st.sampled_from(given[item.name]))]
    if item.type == "span":
        start = draw(st.integers(0, 1000))
        return [start, start + draw(st.integers(1, 1000))]
    if item.type == "tagged":
        return [draw(ANY_TEXT), draw(st.sampled_from(item.languages))]
    one = _one(item)
    if item.many:
        members = sorted(draw(st.sets(one, min_size=1, max_size=3)))
        return [json.dumps(members, ensure_ascii=False)]
    return [draw(one)]


def _one(item: Property) -> Any:
    match item.type:
        case "integer" | "decimal":
            decimals = SHARE if item.name == "score" else DECIMAL
            return COUNT if item.type == "integer" else decimals
        case "boolean":
            return st.booleans()
        case "date":
            return DATE
        case "deadline":
            return st.one_of(DATE, NO_DATE)
        case "concept":
            return st.sampled_from(concepts(item.scheme))
        case "reference":
            return st.sampled_from(AGENCIES) if item.target == "agency" else KEY
        case "iri":
            return KEY.map(lambda key: f"https://example.org/{key}")
        case _ if item.name.endswith("sha256"):
            return st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
        case _:
            return ANY_TEXT
