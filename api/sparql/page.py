"""What the SPARQL page shows: the query, its result as a table or as Turtle, worked queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import orjson

from api.sparql.worked_queries import worked_queries
from graph.projection.spec import projection
from ontology import iri

if TYPE_CHECKING:
    from api.language import Language
    from api.problems import Problem
    from api.sparql.request import SparqlRequest
    from graph.sparql.limits import Limits
    from graph.sparql.pool import Asked

ROWS_SHOWN: Final = 500
"""Rows of a result on the page; the whole of it is one link away in every format."""

_SHOWN_CHARACTERS: Final = 300
_SOLUTION_NAMES: Final = ("json", "xml", "csv", "tsv")
_GRAPH_NAMES: Final = ("ttl", "nt", "jsonld", "rdf")


def page_values(
    asked: SparqlRequest,
    found: Asked | None,
    problem: Problem | None,
    limits: Limits,
    language: Language,
) -> dict[str, Any]:
    """The values of sparql.html. `found` is the result, if the query had one."""
    base = "/en/sparql" if language == "en" else "/sparql"
    return {
        "text": asked.query or "",
        "default_graphs": asked.default_graphs or (),
        "named_graphs": asked.named_graphs or (),
        "limits": limits,
        "rows_shown": ROWS_SHOWN,
        "worked": [
            {
                "title": item.title.in_language(language),
                "href": f"{base}?{urlencode({'query': item.query})}",
                "query": item.query,
            }
            for item in worked_queries()
        ],
        "result": None if found is None else _result(asked, found),
        "problem": None if problem is None else problem.detail.in_language(language),
        "advice": None if problem is None else problem.kind.advice.in_language(language),
    }


def _result(asked: SparqlRequest, found: Asked) -> dict[str, Any]:
    reply = found.reply
    is_graph = reply.media_type == "text/turtle"
    result: dict[str, Any] = {
        "rows": reply.rows,
        "truncated": reply.truncated is not None,
        "links": [
            (name, f"/sparql?{_parameters(asked, name)}")
            for name in (_GRAPH_NAMES if is_graph else _SOLUTION_NAMES)
        ],
        "turtle": None,
        "boolean": None,
        "columns": [],
        "table": [],
    }
    if is_graph:
        return result | {"turtle": found.body.decode()}
    content = orjson.loads(found.body)
    if "boolean" in content:
        return result | {"boolean": content["boolean"]}
    columns = content["head"]["vars"]
    table = [
        [_cell(row[name]) if name in row else None for name in columns]
        for row in content["results"]["bindings"]
    ]
    return result | {"columns": columns, "table": table}


def _parameters(asked: SparqlRequest, form: str) -> str:
    pairs = [
        ("query", asked.query or ""),
        *(("default-graph-uri", graph) for graph in asked.default_graphs or ()),
        *(("named-graph-uri", graph) for graph in asked.named_graphs or ()),
        ("format", form),
    ]
    return urlencode(pairs)


def _cell(term: dict[str, Any]) -> dict[str, Any]:
    """A term as text, with a link where this service or the web has a page for it."""
    kind, value = term["type"], term["value"]
    if kind == "uri":
        entity = iri.split(value)
        if entity is not None:
            return {"text": "/".join(entity), "href": f"/id/{entity[0]}/{entity[1]}", "lang": None}
        return {"text": _abbreviated(value), "href": None, "lang": None}
    if kind == "triple":
        parts = (_cell(value[name])["text"] for name in ("subject", "predicate", "object"))
        return {"text": f"<<( {' '.join(parts)} )>>", "href": None, "lang": None}
    text = f"_:{value}" if kind == "bnode" else value
    if len(text) > _SHOWN_CHARACTERS:
        text = f"{text[:_SHOWN_CHARACTERS]}…"
    return {"text": text, "href": None, "lang": term.get("xml:lang")}


def _abbreviated(value: str) -> str:
    """An IRI with the prefix of a vocabulary that we use, else as it is."""
    for prefix, namespace in projection().prefixes.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return value
