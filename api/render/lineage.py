"""JSON of the answers about lineage: threads, their sentences, links, and the graph of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from api.render.common import body, clause, document, entity, evidence, sentence
from api.render.duties import actor
from api.render.graphs import View
from api.render.labels import verdict_label, worded
from ontology.iri import ENTITY
from queries.lineage_words import (
    LINK_EN,
    LINK_ZH,
    METHOD_EN,
    METHOD_ZH,
    THREAD_EN,
    THREAD_ZH,
)

if TYPE_CHECKING:
    from api.shapes import lineage as shapes
    from api.shapes.common import Label
    from queries import types


def thread(ref: types.ThreadRef) -> shapes.Thread:
    result = cast("shapes.Thread", entity("thread", ref.id, {"zh-Hans": ref.name}))
    result["type"] = cast("Any", ref.type)
    result["type_label"] = worded(ref.type, THREAD_ZH, THREAD_EN)
    result["method"] = ref.method
    result["method_label"] = worded(ref.method, METHOD_ZH, METHOD_EN)
    if ref.work is not None:
        result["work"] = ref.work
    if ref.standard is not None:
        result["standard"] = ref.standard
    if ref.programme is not None:
        result["programme"] = ref.programme
    return result


def counts(row: types.ThreadRow | types.ThreadAnswer) -> shapes.ThreadCount:
    """In how many sentences and documents, from when to when."""
    result: shapes.ThreadCount = {
        "measures": row.measures,
        "documents": row.documents,
        "years": list(row.years),
    }
    if row.first_date is not None:
        result["first_date"] = row.first_date
    if row.last_date is not None:
        result["last_date"] = row.last_date
    return result


def thread_row(row: types.ThreadRow) -> dict[str, Any]:
    return {"thread": thread(row.thread), **counts(row)}


def head(answer: types.ThreadAnswer) -> dict[str, Any]:
    """The thread itself, without its sentences."""
    return {"thread": thread(answer.thread), **counts(answer), "links": answer.links}


def link_label(kind: types.LinkKind) -> Label:
    """延续, 加码 and so on."""
    return worded(kind, LINK_ZH, LINK_EN)


def judged(value: types.Judged) -> shapes.Judged:
    result: shapes.Judged = {
        "verdict": cast("Any", value.verdict),
        "who": value.who,
        "when": value.when,
        "why": value.why,
    }
    if value.kind is not None:
        result["kind"] = value.kind
    return result


def member(row: types.Member) -> shapes.Member:
    result: shapes.Member = {
        "measure": sentence(row.sentence),
        "clause": clause(row.clause),
        "score": row.score,
        "evidence": evidence(row.evidence),
        "lead_written": row.lead_written,
        "bodies": [body(item) for item in row.bodies],
        "actors": [actor(item) for item in row.actors],
    }
    if row.change is not None:
        result["change"] = {
            "since": row.change.since.id,
            "kind": row.change.kind,
            "label": link_label(row.change.kind),
        }
        if row.change.judged is not None:
            result["change"]["judged"] = judged(row.change.judged)
    return result


def link(value: types.Link) -> dict[str, Any]:
    result: dict[str, Any] = {
        "from": _end(value.earlier),
        "to": _end(value.later),
        "kind": value.kind,
        "label": link_label(value.kind),
        "score": value.score,
        "method": value.method,
    }
    if value.judged is not None:
        result["judged"] = judged(value.judged)
    return result


def lineage(answer: types.Lineage) -> tuple[View, dict[str, Any]]:
    """The graph of an answer, and what else it says."""
    view = View(limit=max(answer.node_limit, len(answer.nodes)))
    for item in answer.nodes:
        said = sentence(item.sentence)
        view.node(said, item.depth, item.clause.document.date)
        node = cast("shapes.LineageNode", view.nodes[said["uri"]])
        node["document"] = document(item.clause.document)
        node["provision"] = item.sentence.clause
        node["text"] = item.sentence.text
        node["status"] = item.sentence.status
        if item.sentence.stage is not None:
            node["stage"] = item.sentence.stage
    for value in answer.links:
        _edge(view, value)
    view.omitted = answer.omitted
    content = {
        "subject": entity(answer.kind, answer.id, {"zh-Hans": "".join(answer.name.split())}),
        "direction": answer.direction,
        "threads": [thread(ref) for ref in answer.threads],
        "omitted_links": answer.omitted_links,
    }
    return view, content


def _edge(view: View, value: types.Link) -> None:
    ends = (value.earlier, value.later)
    source, target = (f"{ENTITY}measure/{end.sentence.id}" for end in ends)
    proof = [evidence(end.evidence) for end in ends]
    edge = cast("shapes.LineageEdge | None", view.edge("LEADS_TO", source, target, proof))
    if edge is None:
        return
    edge["label"] = link_label(value.kind)
    edge["kind"] = value.kind
    edge["score"] = value.score
    edge["method"] = value.method
    if value.thread is not None:
        edge["thread"] = value.thread.id
    if value.judged is not None:
        edge["judged"] = judged(value.judged)


def deed(row: types.DeedRow) -> shapes.Deed:
    result: shapes.Deed = {
        "plan": _end(row.plan),
        "result": None if row.result is None else _end(row.result),
        "verdict": cast("Any", row.verdict),
        "verdict_label": verdict_label(row.verdict),
        "reports": [document(held) for held in row.reports],
    }
    if row.due is not None:
        result["due"] = row.due
    return result


def _end(value: types.End) -> shapes.End:
    return {
        "measure": sentence(value.sentence),
        "clause": clause(value.clause),
        "evidence": evidence(value.evidence),
    }
