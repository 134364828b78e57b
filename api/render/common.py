"""JSON of the values that many answers share: entities, evidence, clauses, sentences, bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.render.labels import clause_label, document_label, english_path, label_of, role_label
from ontology.iri import ENTITY

if TYPE_CHECKING:
    from api.shapes import common as shapes
    from queries import types

_SHORT = 40


def entity(kind: str, identifier: str, label: shapes.Label) -> shapes.Entity:
    """What every object carries. `identifier` is an id of the graph, never a user's word."""
    return {
        "uri": f"{ENTITY}{kind}/{identifier}",
        "id": identifier,
        "kind": kind,
        "href": f"/id/{kind}/{identifier}",
        "label": label,
    }


def stated(value: object, *names: str) -> dict[str, object]:
    """The attributes of a value that it has: what is unknown is absent from JSON.

    What every row of every answer has (evidence, clauses) is written out below: that is quicker.
    """
    found: dict[str, object] = {}
    for name in names:
        item = getattr(value, name)
        if item is not None:
            found[name] = item
    return found


def agency(ref: types.AgencyRef) -> shapes.Agency:
    result = cast("shapes.Agency", entity("agency", ref.id, label_of(ref.name, ref.name_en)))
    result["collective"] = ref.collective
    return result


def document(ref: types.DocumentRef) -> shapes.Document:
    result = cast("shapes.Document", entity("document", ref.id, document_label(ref)))
    result["title"] = ref.title
    result["sha256"] = ref.sha256
    if ref.number is not None:
        result["number"] = ref.number
    if ref.kind is not None:
        result["document_kind"] = ref.kind
    if ref.date is not None:
        result["date"] = ref.date
    if ref.year is not None:
        result["year"] = ref.year
    return result


def evidence(value: types.Evidence) -> shapes.Evidence:
    result: shapes.Evidence = {
        "document": value.document,
        "title": value.title,
        "sha256": value.sha256,
        "start": value.start,
        "end": value.end,
        "quote": value.quote,
    }
    if value.number is not None:
        result["number"] = value.number
    if value.date is not None:
        result["date"] = value.date
    return result


def clause(value: types.Clause) -> shapes.Clause:
    result = cast("shapes.Clause", entity("provision", value.id, clause_label(value)))
    result["document"] = document(value.document)
    result["level"] = value.level
    result["path"] = value.path
    result["start"] = value.start
    result["end"] = value.end
    if value.part is not None:
        result["part"] = value.part
    if value.section is not None:
        result["section"] = value.section
    if value.label is not None:
        result["printed_label"] = value.label
    if value.heading is not None:
        result["heading"] = value.heading
    return result


def sentence(value: types.Sentence) -> shapes.Sentence:
    label = measure_label(value.text, value.clause)
    result = cast("shapes.Sentence", entity("measure", value.id, label))
    result["provision"] = value.clause
    result["text"] = value.text
    result["status"] = value.status
    result["start"] = value.start
    result["end"] = value.end
    if value.stage is not None:
        result["stage"] = value.stage
    if value.deadline is not None:
        result["deadline"] = value.deadline
    return result


def measure_label(text: str, provision: str) -> shapes.Label:
    """The sentence, cut when long; in English where it stands."""
    flat = "".join(text.split())
    short = flat if len(flat) <= _SHORT else f"{flat[: _SHORT - 1]}…"
    return {"zh-Hans": short, "en": f"Sentence in {english_path(provision) or 'the document'}"}


def body(value: types.Assigned) -> shapes.Body:
    return {
        "agency": agency(value.agency),
        "name": value.name,
        "surface": value.surface,
        "role": value.role,
        "role_label": role_label(value.role),
        "position": value.position,
        "inherited": value.inherited,
        "statement": value.statement,
        "start": value.start,
        "end": value.end,
        "evidence": evidence(value.evidence),
    }
