"""What was read becomes a named graph: a record or the authority file as rows, quads, N-Quads.

A record is turned into the property graph, and the projection turns that into RDF; so there is
one description of how the two fit, in ontology/projection.toml.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from graph.authority_rows import agency_row, authority_rows, many
from graph.projection.backward import to_nquads, to_quads
from graph.property_graph import PropertyGraph, Row
from loaders.record import EXTRACTOR, Document, Indicator, Mention, Record
from ontology import iri
from ontology.authority import Authority, load_authority
from ontology.figure_words import COMPARISONS, figure_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Quad


def record_to_graph(
    record: Record, extractor_version: str, authority: Authority | None = None
) -> PropertyGraph:
    """Return everything that was read from one document, as one named graph in rows.

    Bodies that are not in the authority file (the installed one by default) are described
    here. The `sha256` is set. Raises ProjectionRefused for a date that is none.
    """
    return named(record_rows(record, extractor_version, authority))


def record_rows(
    record: Record, extractor_version: str, authority: Authority | None = None
) -> PropertyGraph:
    """Return the same as `record_to_graph`, without its hash and in no order."""
    document = record.document
    assignments: list[Row] = [
        (a.agency, s.id, n, a.role, a.position, a.inherited, a.name, a.start, a.end, a.surface)
        for s in record.statements
        for n, a in enumerate(s.assignments, 1)
    ]
    actors: list[Row] = [
        (a.agency, m.id, n, a.role, a.name, a.start, a.end, a.surface)
        for m in record.measures
        for n, a in enumerate(m.actors, 1)
    ]
    issuers: list[Row] = [
        (i.agency, document.id, n, i.name, i.start, i.end, i.surface)
        for n, i in enumerate(document.issuers, 1)
    ]
    provisions: list[Row] = [
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
            record.text[p.start : p.end],
        )
        for p in record.provisions
    ]
    statements: list[Row] = [
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
    ]
    measures: list[Row] = [
        (m.id, m.provision, m.status, m.stage, m.deadline, m.start, m.end, m.text)
        for m in record.measures
    ]
    nodes: dict[str, list[Row]] = {
        "Document": [_document(document, record.text)],
        "Extraction": [(document.id, EXTRACTOR, extractor_version)],
        "Provision": provisions,
        "Statement": statements,
        "Measure": measures,
        **named_nodes(record),
        "Agency": _described_agencies(record, authority or load_authority()),
    }
    return PropertyGraph(
        iri.document_graph(document.id),
        nodes,
        {"ASSIGNED_TO": assignments, "ACTS_IN": actors, "ISSUED": issuers},
        {"COVERS": [(key, m.id) for m in record.measures for key in m.statements]},
        text=record.text,
    )


def named_nodes(record: Record) -> dict[str, list[Row]]:
    """Return the rows of what a record names and counts, and of where it does."""
    return {
        "Observation": [_observation(indicator) for indicator in record.indicators],
        "Indicator": _series(record.indicators),
        "Mention": [_mention(mention, record.text) for mention in record.mentions],
        "Work": [
            (e.id, e.name, e.type, e.number, e.reason, e.document)
            for e in record.entities
            if e.kind == "work"
        ],
        "Standard": [
            (e.id, e.name, e.number, e.reason) for e in record.entities if e.kind == "standard"
        ],
        "Programme": [(e.id, e.name, e.type) for e in record.entities if e.kind == "programme"],
    }


def named(graph: PropertyGraph) -> PropertyGraph:
    """Return the graph in canonical order, with the SHA-256 of its canonical N-Quads."""
    digest = sha256(to_nquads(graph)).hexdigest()
    return PropertyGraph(
        graph.graph, graph.nodes, graph.relationships, graph.links, digest, graph.text
    ).normal()


def authority_to_graph(authority: Authority) -> PropertyGraph:
    """Return the whole authority file as one named graph in rows, its `sha256` set."""
    return named(authority_rows(authority))


def record_to_quads(record: Record, extractor_version: str) -> list[Quad]:
    """Return everything that was read from one document as quads in canonical order."""
    return to_quads(record_to_graph(record, extractor_version))


def _mention(mention: Mention, text: str) -> Row:
    kinds = ("work", "standard", "programme")
    return (
        mention.id,
        mention.provision,
        mention.measure,
        *(mention.entity if mention.kind == kind else None for kind in kinds),
        mention.type,
        mention.name,
        mention.number,
        mention.relation,
        mention.article,
        mention.version,
        mention.how,
        mention.start,
        mention.end,
        text[mention.start : mention.end],
    )


def _series(indicators: Sequence[Indicator]) -> list[Row]:
    """Return the series of figures, each once, by the title of its first figure."""
    rows: dict[str, Row] = {}
    for figure in indicators:
        series = (figure.base_unit, _unit_code(figure), figure.flow, figure.level, figure.holder)
        rows.setdefault(figure.series, (figure.series, figure.name, *series))
    return list(rows.values())


def _unit_code(indicator: Indicator) -> str | None:
    unit = figure_units().get(indicator.base_unit or "")
    return (unit.ucum or None) if unit is not None else None


def _observation(indicator: Indicator) -> Row:
    return (
        indicator.id,
        indicator.provision,
        indicator.series,
        indicator.name,
        indicator.value,
        indicator.value_max,
        COMPARISONS[indicator.comparison],
        indicator.unit,
        indicator.base_value,
        indicator.base_unit,
        _unit_code(indicator),
        None if indicator.year is None else str(indicator.year),
        indicator.kind,
        indicator.flow,
        indicator.level,
        indicator.holder,
        indicator.change,
        indicator.start,
        indicator.end,
        indicator.quote,
    )


def _document(document: Document, text: str) -> Row:
    period: Sequence[str | None] = document.period or (None, None)
    start, end = document.title_start, document.title_end
    printed = start is not None and end is not None
    place = (start, end, text[start:end]) if printed else (None, None, None)
    return (
        document.id,
        document.title,
        document.contained_title,
        document.number,
        document.kind,
        document.date,
        document.jurisdiction,
        period[0],
        period[1],
        many(document.recipients),
        document.sha256,
        document.text_sha256,
        document.file,
        *place,
    )


def _described_agencies(record: Record, authority: Authority) -> list[Row]:
    """Describe the bodies that are not in the authority file, by their names in the document."""
    names: dict[str, str] = {}
    for identifier, name in [
        *((i.agency, i.name) for i in record.document.issuers),
        *((a.agency, a.name) for s in record.statements for a in s.assignments),
        *((a.agency, a.name) for m in record.measures for a in m.actors),
    ]:
        if identifier not in authority.agencies:
            names.setdefault(identifier, name)
    return [
        agency_row(authority.agency(identifier), identifier, name)
        for identifier, name in names.items()
    ]
