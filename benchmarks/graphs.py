"""Generated worlds and records as the rows that a store loads, without the N-Quads of a dataset."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.generate import records_of
from benchmarks.world import make_world
from graph.projection.spec import projection
from graph.property_graph import PropertyGraph
from graph.rdf import named_nodes
from loaders.record import EXTRACTOR
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.property_graph import Row, Value
    from loaders.record import Record
    from ontology.authority_types import Agency, ChangeEvent, Name


def generated_graphs(measures: int, seed: int = 1) -> Iterator[PropertyGraph]:
    """Yield the graph of a world's bodies, then one graph a document."""
    world = make_world(measures, seed)
    yield authority_graph(world.agencies, world.names, world.events)
    for record in records_of(world, measures, seed):
        yield record_rows(record)


def authority_graph(
    agencies: Iterable[Agency],
    names: Iterable[Name],
    events: Iterable[ChangeEvent],
    memberships: Iterable[tuple[str, str]] = (),
) -> PropertyGraph:
    """Return bodies, names, events and memberships as the graph of an authority file."""
    events = tuple(events)
    nodes: dict[str, list[Row]] = {
        "Agency": [
            _row(
                "Agency",
                id=a.id,
                name=a.official_name,
                name_en=a.english_name or None,
                level=a.level,
                kind=a.kind,
                jurisdiction=a.jurisdiction,
                start=a.start.date,
                end=a.end.date,
                collective=a.collective,
                covers=a.covers,
                source=_many(a.source),
                certainty=a.certainty,
            )
            for a in agencies
        ],
        "AgencyName": [
            _row(
                "AgencyName",
                id=f"{n.agency}-{iri.digest(n.text, 8)}-{number}",
                agency=n.agency,
                text=n.text,
                language="zh",
                type=n.type,
                valid_from=n.valid_from,
                valid_to=n.valid_to,
                source=_many(n.source),
                certainty=n.certainty,
            )
            for number, n in enumerate(names)
        ],
        "ChangeEvent": [
            _row(
                "ChangeEvent",
                id=e.id,
                name_zh=e.name_zh,
                name_en=e.name_en,
                date=e.date,
                not_before=e.not_before,
                not_after=e.not_after,
                kind=e.kind,
                scope=e.scope,
                function=e.function,
                source=_many(e.source),
                certainty=e.certainty,
            )
            for e in events
        ],
        "Membership": [
            _row(
                "Membership",
                id=f"{collective}-m{iri.digest(member, 8)}",
                collective=collective,
                agency=member,
                source=_many("generated"),
                certainty="certain",
            )
            for collective, member in memberships
        ],
    }
    links = {
        "CHANGED_FROM": [(e.id, agency) for e in events for agency in e.from_],
        "CHANGED_TO": [(e.id, agency) for e in events for agency in e.to],
    }
    return PropertyGraph(iri.AUTHORITY_GRAPH, nodes, {}, links, sha256="0" * 64)


def record_rows(record: Record) -> PropertyGraph:
    """Return a record as rows; its bodies have to be described in another graph."""
    document, text = record.document, record.text
    begin, end = document.period or (None, None)
    place = text.find(document.title) if document.title else -1
    nodes: dict[str, list[Row]] = {
        "Document": [
            _row(
                "Document",
                id=document.id,
                title=document.title,
                contained_title=document.contained_title,
                number=document.number,
                kind=document.kind,
                date=document.date,
                jurisdiction=document.jurisdiction,
                period_start=begin,
                period_end=end,
                recipients=json.dumps(document.recipients, ensure_ascii=False),
                sha256=document.sha256,
                text_sha256=document.text_sha256,
                file=document.file,
                start=place if place >= 0 else None,
                end=place + len(document.title or "") if place >= 0 else None,
                quote=document.title if place >= 0 else None,
            )
        ],
        "Extraction": [(document.id, EXTRACTOR, "0")],
        "Provision": [
            (
                p.id,
                p.parent,
                p.level,
                p.part,
                p.section,
                p.label,
                p.heading,
                p.path,
                p.start,
                p.end,
                text[p.start : p.end],
            )
            for p in record.provisions
        ],
        "Statement": [
            (
                s.id,
                s.provision,
                s.form,
                s.scope_start,
                s.scope_end,
                s.manner,
                s.open,
                s.deadline,
                s.start,
                s.end,
                s.quote,
            )
            for s in record.statements
        ],
        "Measure": [
            (m.id, m.provision, m.status, m.stage, m.deadline, m.start, m.end, m.text)
            for m in record.measures
        ],
        **named_nodes(record),
    }
    relationships: dict[str, list[Row]] = {
        "ASSIGNED_TO": [
            (a.agency, s.id, n, a.role, a.position, a.inherited, a.name, a.start, a.end, a.surface)
            for s in record.statements
            for n, a in enumerate(s.assignments, 1)
        ],
        "ACTS_IN": [
            (a.agency, m.id, n, a.role, a.name, a.start, a.end, a.surface)
            for m in record.measures
            for n, a in enumerate(m.actors, 1)
        ],
        "ISSUED": [
            (i.agency, document.id, n, i.name, i.start, i.end, i.surface)
            for n, i in enumerate(document.issuers, 1)
        ],
    }
    covers = [(statement, m.id) for m in record.measures for statement in m.statements]
    return PropertyGraph(
        iri.document_graph(document.id), nodes, relationships, {"COVERS": covers},
        sha256=document.sha256, text=text,
    )  # fmt: skip


def _row(label: str, **values: Value) -> Row:
    """Return the row of a node; columns that are not given are NULL."""
    columns = projection().columns(label)
    unknown = values.keys() - set(columns)
    if unknown:
        raise ValueError(f"{label} has no columns {sorted(unknown)}")
    return tuple(values.get(column) for column in columns)


def _many(value: str) -> str:
    return json.dumps([value], ensure_ascii=False)
