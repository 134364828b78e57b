"""The pages that people browse, in Chinese at / and in English at /en: home, search, shared."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from api.handlers import problem_of
from api.language import Language
from api.pages import views
from api.parameters import Read
from api.problems import Problem
from api.reading import Reading, reading
from api.resolution import resolve_all
from api.routes.queries.search import SearchPageQuery
from api.services import services_of
from ontology.errors import InputError
from queries.agencies import agencies
from queries.documents import documents
from queries.matrix import matrix
from queries.reference import resolve_reference
from queries.search import search
from queries.shared import shared
from queries.types import MAX_LIMIT, Position

router = APIRouter(include_in_schema=False)

_MATRIX_SIZE = 14
_PAGES = 5
_RESULTS = 30
Words = Annotated[list[str] | None, Query(max_length=6)]
NO_PARAMETERS = Read()


def language_of(request: Request) -> Language:
    """The language of a page is its address's."""
    path = request.scope["path"]
    return "en" if path == "/en" or path.startswith("/en/") else "zh"


@router.get("/")
@router.get("/en")
def home(request: Request) -> Response:
    """One box, three doors, the documents."""
    with reading(request, NO_PARAMETERS) as data:
        values = views.home_values(documents(data.reader, limit=50))
    return _page(request, "home.html", values, "/")


@router.get("/search")
@router.get("/en/search")
def search_page(request: Request, query: Annotated[SearchPageQuery, Query()]) -> Response:
    """Results in groups with facets; a search that can't be made is a page that says so."""
    language, words = language_of(request), query.q.strip()
    chosen = query.chosen()
    path = f"/search?{urlencode(chosen)}" if chosen else "/search"
    base = "/en/search" if language == "en" else "/search"
    values: dict[str, object] = {"answer": None, "problem": None, "query": words}
    if words:
        with reading(request, NO_PARAMETERS) as data:
            try:
                answer = search(
                    data.reader,
                    words,
                    kinds=query.kind,
                    filters=query.filters(),
                    limit=_RESULTS,
                    after=data.position(query.cursor, path) if query.cursor else None,
                )
            except InputError as error:
                values["problem"] = _message(error, request)
            else:
                values |= views.search_values(answer, chosen, base, language)
                values["reference"] = views.reference_links(
                    resolve_reference(data.reader, words), base.removesuffix("/search")
                )
                values["next_page"] = _next(data, answer.page.after, chosen, path, base)
    return _page(request, "search.html", values, path)


@router.get("/shared")
@router.get("/en/shared")
def shared_page(request: Request, agency: Words = None, cursor: str | None = None) -> Response:
    """The clauses that the agencies share; below, the matrix of those that share most."""
    asked = [name.strip()[:100] for name in agency or () if name.strip()]
    chosen = [("agency", name) for name in asked]
    path = f"/shared?{urlencode(chosen)}" if chosen else "/shared"
    prefix = "/en" if language_of(request) == "en" else ""
    values: dict[str, object] = {
        "asked": asked,
        "answer": None,
        "matrix": None,
        "problem": None,
        "next_page": None,
    }
    with reading(request, NO_PARAMETERS) as data:
        try:
            ids = [item.id for item in resolve_all(data.reader, asked, None)]
            if len(ids) >= 2:
                after = data.position(cursor, path) if cursor else None
                answer = shared(data.reader, ids, limit=_RESULTS, after=after)
                values["answer"] = answer
                values["titles"] = views.titles(row.clause for row in answer.page.items)
                values["next_page"] = _next(
                    data, answer.page.after, chosen, path, f"{prefix}/shared"
                )
        except (InputError, Problem) as error:
            values["problem"] = _message(error, request)
        members = _busiest(data)
        if members:
            values |= views.matrix_values(matrix(data.reader, members))
    return _page(request, "shared.html", values, path)


def _busiest(data: Reading) -> list[str]:
    """The agencies of today that answer for most clauses, of the first thousand."""
    found: list[tuple[int, str]] = []
    after = None
    for _ in range(_PAGES):
        page = agencies(data.reader, None, limit=MAX_LIMIT, after=after).page
        found += [
            (-match.clauses, match.agency.id)
            for match in page.items
            # A body of the past shares everything with its successor: that says nothing.
            if match.clauses and match.agency in match.today
        ]
        after = page.after
        if after is None:
            break
    return [identifier for _, identifier in sorted(found)[:_MATRIX_SIZE]]


def _next(
    data: Reading, after: Position | None, chosen: list[tuple[str, str]], path: str, base: str
) -> str | None:
    if after is None:
        return None
    cursor = data.cursor(after, path)
    return f"{base}?{urlencode([*chosen, ('cursor', cursor)])}"


def _message(error: Exception, request: Request) -> str:
    return problem_of(error, request).detail.in_language(language_of(request))


def _page(request: Request, template: str, values: dict[str, object], path: str) -> Response:
    return services_of(request).page(
        request, template, values, language=language_of(request), path=path
    )
