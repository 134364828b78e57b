"""A thing of the graph described in each format: as a page, as JSON, as RDF."""

from contextlib import suppress
from urllib.parse import urlencode

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from api.frame.middleware import STATE_KEY
from api.language import Language
from api.negotiation import DOCUMENT_FORMATS
from api.pages import lineage as lineage_views
from api.pages import views
from api.parameters import Read
from api.problems import Problem, Text
from api.reading import REVALIDATE, Reading
from api.render import documents as render
from api.render import figures as figure_facts
from api.render import lineage as lineage_facts
from api.render import named as named_facts
from api.render.agencies import agency_facts, event_facts
from api.render.common import clause
from api.render.rdf import describe, graph_of
from api.services import services_of
from ontology.errors import NotFound
from ontology.iri import AUTHORITY_GRAPH, document_graph, lineage_graph
from queries.agency import agency
from queries.document import document
from queries.duties import duties
from queries.event import event
from queries.indicators import observations
from queries.lineage import lineage
from queries.named import mentions
from queries.partners import partners
from queries.provision import provision
from queries.responsibility import responsibility
from queries.thread_agencies import thread_agencies
from queries.threads import thread
from queries.types import MAX_LIMIT, Position

_PARTNERS = 15
_WITH_LINEAGE = frozenset({"work", "standard", "programme", "indicator"})
_STEPS = 60


def parameters(request: Request, suffix: str) -> Read:
    """The parameters of a description; a page ignores what others add to links, data refuse it."""
    values = dict(request.query_params)
    if suffix == "html":
        values = {name: value for name, value in values.items() if name == "as_of"}
    try:
        return Read.model_validate(values)
    except ValidationError as error:
        raise RequestValidationError(
            [{**item, "loc": ("query", *item["loc"])} for item in error.errors()]
        ) from error


def json(data: Reading, kind: str, identifier: str) -> Response:
    """The answer of /v1 about the thing; for kinds without one, its triples as JSON-LD do."""
    reader, as_of = data.reader, data.as_of
    match kind:
        case "document":
            content = render.document_answer(document(reader, identifier, as_of=as_of))
        case "provision":
            content = render.provision_answer(provision(reader, identifier, as_of=as_of))
        case "measure":
            content = render.as_measure(responsibility(reader, identifier, as_of=as_of))
        case "statement":
            who = responsibility(reader, identifier, as_of=as_of)
            content = {"clause": clause(who.clause), **render.responsible(who)}
        case "agency":
            content = dict(agency_facts(agency(reader, identifier, as_of=as_of)))
        case "indicator":
            through = observations(reader, identifier, limit=MAX_LIMIT, as_of=as_of)
            content = {
                "indicator": figure_facts.indicator(through.indicator),
                "items": [figure_facts.observation(row) for row in through.page.items],
            }
        case "work" | "standard" | "programme":
            places = mentions(reader, kind, identifier, limit=MAX_LIMIT, as_of=as_of)
            content = {
                **named_facts.head(places),
                "items": [named_facts.mention(row) for row in places.page.items],
            }
        case "thread":
            whole = thread(reader, identifier, limit=MAX_LIMIT, as_of=as_of)
            content = {
                **lineage_facts.head(whole),
                "items": [lineage_facts.member(row) for row in whole.page.items],
            }
        case "event":
            content = dict(event_facts(event(reader, identifier)))
        case _:
            return rdf(data, kind, identifier, "jsonld", media_type="application/json")
    return data.answer(content)


def rdf(
    data: Reading, kind: str, identifier: str, suffix: str, media_type: str | None = None
) -> Response:
    """What the graph states about the thing, as RDF."""
    content = _described(data, kind, identifier, suffix)
    return Response(content, 200, REVALIDATE, media_type or DOCUMENT_FORMATS[suffix])


def _described(data: Reading, kind: str, identifier: str, suffix: str) -> bytes:
    graph = graph_of(kind, identifier)
    if kind in {"work", "standard", "programme"}:
        # Of several documents that describe it, the one that named it first.
        places = mentions(data.reader, kind, identifier, limit=1)  # type: ignore[arg-type]  # one of the three
        named_in = [row.document.id for row in places.page.items]
        # A document's own title that no text names: the document itself describes it.
        graph = document_graph([*named_in, places.thing.document or identifier][0])
    if kind == "thread":
        # Of several lineage graphs that describe it, that of the first document it stands in.
        members = thread(data.reader, identifier, limit=1).page.items
        graph = lineage_graph(members[0].clause.document.id)
    if kind == "indicator":
        series = observations(data.reader, identifier, limit=1)
        graph = document_graph(series.page.items[0].evidence.document)
    if graph is None:
        # A body that the authority file does not know is described where a document names it.
        proof = agency(data.reader, identifier).evidence
        graph = document_graph(proof.document) if proof is not None else AUTHORITY_GRAPH
    found = services_of(data.request).states.nquads(graph)
    content = describe(found[0], kind, identifier, suffix) if found is not None else None
    if found is None or content is None:
        raise NotFound(f"no {kind} {identifier}")
    data.request.scope[STATE_KEY] = found[1]
    return content


def page(data: Reading, kind: str, identifier: str, language: Language) -> Response:
    """The thing as a page."""
    match kind:
        case "document":
            return _document(data, identifier, language)
        case "provision":
            return _provision(data, identifier, language)
        case "measure":
            return _measure(data, identifier, language)
        case "statement":
            return _statement(data, identifier, language)
        case "agency":
            return _agency(data, identifier, language)
        case "thread":
            return _thread(data, identifier, language)
        case "event":
            values: dict[str, object] = {"event": event(data.reader, identifier)}
            return _render(data, "event.html", values, language)
        case _:
            return _other(data, kind, identifier, language)


def _document(data: Reading, identifier: str, language: Language) -> Response:
    answer = document(data.reader, identifier, as_of=data.as_of)
    return _render(data, "document.html", views.document_values(answer), language)


def _provision(data: Reading, identifier: str, language: Language) -> Response:
    answer = provision(data.reader, identifier, as_of=data.as_of)
    return _render(data, "provision.html", views.provision_values(answer, language), language)


def _measure(data: Reading, identifier: str, language: Language) -> Response:
    answer = responsibility(data.reader, identifier, as_of=data.as_of)
    sentence = next((item for item in answer.sentences if item.id == identifier), None)
    if sentence is None:
        raise Problem("not-found", Text(f"没有措施 {identifier}。", f"No measure {identifier}."))
    whole = provision(data.reader, answer.clause.id, as_of=data.as_of)
    values = views.measure_values(answer, sentence, whole, language)
    view = lineage(data.reader, identifier, kind="measure", as_of=data.as_of)
    values |= lineage_views.of_measure(view, language)
    return _render(data, "measure.html", values, language)


def _thread(data: Reading, identifier: str, language: Language) -> Response:
    path = f"/doc/thread/{identifier}.html"
    cursor = data.request.query_params.get("cursor")
    after = data.position(cursor, path) if cursor else None
    answer = thread(data.reader, identifier, limit=_STEPS, after=after, as_of=data.as_of)
    hands = thread_agencies(data.reader, identifier, as_of=data.as_of)
    values = lineage_views.of_thread(answer, hands, language)
    values["next_page"] = _next_page(data, answer.page.after, path, language)
    return _render(data, "thread.html", values, language)


def _next_page(data: Reading, after: Position | None, path: str, language: Language) -> str | None:
    if after is None:
        return None
    prefix = "/en" if language == "en" else ""
    query = {"as_of": data.as_of} if data.as_of else {}
    query["cursor"] = data.cursor(after, path)
    return f"{prefix}{path}?{urlencode(query)}"


def _statement(data: Reading, identifier: str, language: Language) -> Response:
    """A statement is shown in its clause."""
    answer = responsibility(data.reader, identifier, as_of=data.as_of)
    prefix = "/en" if language == "en" else ""
    location = f"{prefix}/doc/provision/{answer.clause.id}.html#{identifier}"
    return Response(status_code=303, headers={**REVALIDATE, "Location": location})


def _agency(data: Reading, identifier: str, language: Language) -> Response:
    answer = agency(data.reader, identifier, as_of=data.as_of)
    path = f"/doc/agency/{identifier}.html"
    cursor = data.request.query_params.get("cursor")
    after = data.position(cursor, path) if cursor else None
    rows = duties(data.reader, identifier, limit=20, after=after, as_of=data.as_of)
    values = {
        "answer": answer,
        "duties": rows,
        "titles": views.titles(row.clause for row in rows.page.items),
        "partners": partners(data.reader, identifier, limit=_PARTNERS, as_of=data.as_of),
        "carried_on": [body for body in answer.today if body.id != identifier],
        "name_types": views.name_types(language),
        "next_page": _next_page(data, rows.page.after, path, language),
    }
    return _render(data, "agency.html", values, language)


def _other(data: Reading, kind: str, identifier: str, language: Language) -> Response:
    """A thing without a page of its own: its statements as they are, and its lineage if it has one."""
    turtle = _described(data, kind, identifier, "ttl").decode()
    values: dict[str, object] = {"kind": kind, "id": identifier, "turtle": turtle, "lines": []}
    if kind in _WITH_LINEAGE:
        with suppress(NotFound):
            view = lineage(data.reader, identifier, kind=kind, as_of=data.as_of)  # type: ignore[arg-type]  # one of them
            values |= lineage_views.of_thing(view, language)
    return _render(data, "thing.html", values, language)


def _render(
    data: Reading, template: str, values: dict[str, object], language: Language
) -> Response:
    request = data.request
    path = request.scope["path"].removeprefix("/en")
    if request.scope["query_string"]:
        path = f"{path}?{urlencode(list(request.query_params.multi_items()))}"
    return services_of(request).page(request, template, values, language=language, path=path)
