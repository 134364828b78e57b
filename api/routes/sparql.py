"""/sparql: the SPARQL 1.1 Protocol, read only; without a query its description or its page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.frame.address import base_of
from api.frame.middleware import STATE_KEY
from api.negotiation import choose, prefers_html
from api.pages.templates import content_language
from api.problems import Problem, Text
from api.reading import REVALIDATE
from api.routes.pages import language_of
from api.services import services_of
from api.sparql.asking import ask, limits_of, pool_of
from api.sparql.description import describe
from api.sparql.page import ROWS_SHOWN, page_values
from api.sparql.request import SparqlRequest, read_request
from graph.dataset import Dataset
from graph.sparql.formats import GRAPHS, SOLUTIONS
from graph.sparql.pool import Asked, Pool

_SOLUTION_TYPES = {name: name for name in SOLUTIONS}
_GRAPH_TYPES = {name: name for name in GRAPHS}
_TEXT = frozenset({"text/csv", "text/tab-separated-values", "text/turtle"})


@asynccontextmanager
async def _workers(app: FastAPI) -> AsyncIterator[None]:
    """Hold the workers of one application: none runs before the first query."""
    settings = app.state.services.settings
    app.state.sparql = Pool(Path(settings.data), limits_of(settings))
    try:
        yield
    finally:
        await app.state.sparql.close()


router = APIRouter(include_in_schema=False, lifespan=_workers)


@router.get("/sparql")
@router.post("/sparql")
async def sparql(request: Request) -> Response:
    """Answer a query in the format that the client prefers; a browser gets a page."""
    browsing = prefers_html(request.headers.get("accept"))
    try:
        asked = await read_request(request, services_of(request).settings.max_body_bytes)
    except Problem as problem:
        if browsing and request.method == "GET":
            return _page(request, SparqlRequest(_raw_query(request)), None, problem)
        raise
    if browsing and not asked.by_name:
        return await _browse(request, asked)
    if asked.query is None:
        return await _described(request, asked)
    found = await ask(
        request,
        asked,
        solutions=choose(asked.accept, _SOLUTION_TYPES),
        graph=choose(asked.accept, _GRAPH_TYPES),
    )
    return _answer(asked, found)


@router.get("/en/sparql")
async def sparql_page(request: Request) -> Response:
    """The page in English, with its result."""
    try:
        asked = await read_request(request, services_of(request).settings.max_body_bytes)
    except Problem as problem:
        return _page(request, SparqlRequest(_raw_query(request)), None, problem)
    return await _browse(request, asked)


def _answer(asked: SparqlRequest, found: Asked) -> Response:
    media_type = found.reply.media_type
    headers = {
        # A query by chance or of this moment has no answer that may be kept.
        "Cache-Control": REVALIDATE["Cache-Control"] if asked.lasting else "no-store",
        "Content-Type": f"{media_type}; charset=utf-8" if media_type in _TEXT else media_type,
    }
    if not asked.by_name:
        headers["Vary"] = "Accept"
    if found.reply.truncated is not None:
        headers["X-Truncated"] = found.reply.truncated
    return Response(found.body, 200, headers)


async def _browse(request: Request, asked: SparqlRequest) -> Response:
    if asked.query is None:
        # Who reads the page asks a query next: let it find the snapshot read.
        pool_of(request).warm()
        return _page(request, asked, None, None)
    try:
        found = await ask(
            request,
            asked,
            solutions="application/sparql-results+json",
            graph="text/turtle",
            rows=ROWS_SHOWN,
            partial=True,
        )
    except Problem as problem:
        return _page(request, asked, None, problem)
    return _page(request, asked, found, None)


def _page(
    request: Request, asked: SparqlRequest, found: Asked | None, problem: Problem | None
) -> Response:
    """The page, with the status and headers of the problem if there is one."""
    services, language = services_of(request), language_of(request)
    state = request.scope.get(STATE_KEY)
    query = request.scope["query_string"].decode("latin-1")
    content = services.pages.render(
        "sparql.html",
        language=language,
        path=f"/sparql?{query}" if query else "/sparql",
        release=state.release if state is not None else None,
        values=page_values(asked, found, problem, pool_of(request).limits, language),
    )
    headers = {"Content-Language": content_language(language), "Cache-Control": "no-cache"}
    if language == "zh":
        headers["Vary"] = "Accept"
    if problem is not None:
        headers |= {**problem.headers, "Cache-Control": "no-store"}
    elif not asked.lasting:
        headers["Cache-Control"] = "no-store"
    status = 200 if problem is None else problem.kind.status
    return Response(content, status, headers, "text/html")


async def _described(request: Request, asked: SparqlRequest) -> Response:
    """The service description in the RDF format that the client prefers."""
    media_type = choose(asked.accept, _GRAPH_TYPES)
    if media_type is None:
        offered = ", ".join(GRAPHS)
        raise Problem(
            "not-acceptable",
            Text(f"服务说明的格式：{offered}。", f"Formats of the description: {offered}."),
            headers={"Vary": "Accept"},
        )
    services, pool = services_of(request), pool_of(request)
    manifest = await run_in_threadpool(Dataset(Path(services.settings.data)).read_manifest)
    endpoint = f"{base_of(request.scope, services.settings)}/sparql"
    body = describe(endpoint, pool.limits, manifest.graphs, GRAPHS[media_type])
    headers = {**REVALIDATE, "Vary": "Accept"}
    headers["Content-Type"] = f"{media_type}; charset=utf-8" if media_type in _TEXT else media_type
    return Response(body, 200, headers)


def _raw_query(request: Request) -> str:
    """What to show in the box of a request that could not be read: the last query, if any."""
    return request.query_params.get("query", "")
