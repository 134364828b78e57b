"""The page of threads, a row each and a column a year; and the short address of one thread."""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request, Response

from api.cursors import MAX_LENGTH
from api.handlers import problem_of
from api.pages.lineage import of_strips
from api.problems import Problem
from api.reading import REVALIDATE, Reading, reading
from api.routes.pages import NO_PARAMETERS, language_of
from api.services import services_of
from ontology.errors import InputError
from queries.lineage_steps import strips
from queries.threads import ThreadFilters, threads
from queries.trace import trace
from queries.types import Strips

router = APIRouter(include_in_schema=False)

_ROWS = 20


@router.get("/threads")
@router.get("/en/threads")
def threads_page(
    request: Request,
    q: Annotated[str, Query(max_length=100)] = "",
    cursor: Annotated[str | None, Query(max_length=MAX_LENGTH)] = None,
) -> Response:
    """Threads as a strip: all of them page by page, or those that words mean."""
    language, words = language_of(request), q.strip()
    chosen = [("q", words)] if words else []
    path = f"/threads?{urlencode(chosen)}" if chosen else "/threads"
    values: dict[str, object] = {
        "words": words, "rows": [], "strips": None, "problem": None, "next_page": None,
    }  # fmt: skip
    with reading(request, NO_PARAMETERS) as data:
        try:
            if words:
                found = trace(data.reader, words, limit=_ROWS)
            else:
                found, values["next_page"] = _all(data, cursor, path, "/en" * (language == "en"))
            values |= {"strips": found, "rows": of_strips(found, language)}
        except (InputError, Problem) as error:
            values["problem"] = problem_of(error, request).detail.in_language(language)
    return services_of(request).page(request, "threads.html", values, language=language, path=path)


@router.get("/threads/{id}")
@router.get("/en/threads/{id}")
def thread_page(request: Request, id: str) -> Response:
    """The page of a thread under the address of all pages of things."""
    prefix = "/en" if language_of(request) == "en" else ""
    location = f"{prefix}/doc/thread/{quote(id)}.html"
    return Response(status_code=303, headers={**REVALIDATE, "Location": location})


def _all(data: Reading, cursor: str | None, path: str, prefix: str) -> tuple[Strips, str | None]:
    after = data.position(cursor, path) if cursor else None
    page = threads(data.reader, ThreadFilters(), limit=_ROWS, after=after).page
    found = strips(data.reader, [row.thread.id for row in page.items], total=page.total)
    if page.after is None:
        return found, None
    return found, f"{prefix}{path}?{urlencode({'cursor': data.cursor(page.after, path)})}"
