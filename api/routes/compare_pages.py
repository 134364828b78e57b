"""The page that sets two documents side by side."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from api.cursors import MAX_LENGTH
from api.handlers import problem_of
from api.pages import comparing as views
from api.problems import Problem
from api.reading import Reading, reading
from api.routes.pages import NO_PARAMETERS, language_of
from api.services import services_of
from ontology.errors import InputError
from queries.comparing import GROUPS, compare_documents
from queries.documents import documents
from queries.types import MAX_LIMIT, DocumentRef

router = APIRouter(include_in_schema=False)

_ROWS = 30
_DOCUMENTS = 1_000
Text = Annotated[str, Query(max_length=64)]


@router.get("/compare")
@router.get("/en/compare")
def compare_page(
    request: Request,
    a: Text = "",
    b: Text = "",
    group: Text = "",
    cursor: Annotated[str | None, Query(max_length=MAX_LENGTH)] = None,
) -> Response:
    """Two documents to choose, and what became of the one in the other, group by group."""
    language = language_of(request)
    chosen = [(name, value) for name, value in (("a", a), ("b", b), ("group", group)) if value]
    path = f"/compare?{urlencode(chosen)}" if chosen else "/compare"
    base = "/en/compare" if language == "en" else "/compare"
    values: dict[str, object] = {"a": a, "b": b, "answer": None, "problem": None}
    with reading(request, NO_PARAMETERS) as data:
        values["documents"] = _documents(data)
        if a and b:
            wanted = next((name for name in GROUPS if name == group), None)
            try:
                after = data.position(cursor, path) if cursor else None
                answer = compare_documents(
                    data.reader, a, b, group=wanted, limit=_ROWS, after=after
                )
            except (InputError, Problem) as error:
                values["problem"] = problem_of(error, request).detail.in_language(language)
            else:
                values |= views.compare_values(answer, (a, b), wanted, base, language)
                values["next_page"] = None
                if answer.page.after is not None:
                    pairs = [*chosen, ("cursor", data.cursor(answer.page.after, path))]
                    values["next_page"] = f"{base}?{urlencode(pairs)}"
    return services_of(request).page(request, "compare.html", values, language=language, path=path)


def _documents(data: Reading) -> list[DocumentRef]:
    """The documents to choose from, newest first."""
    found: list[DocumentRef] = []
    after = None
    while len(found) < _DOCUMENTS:
        page = documents(data.reader, limit=MAX_LIMIT, after=after).page
        found += [row.document for row in page.items]
        after = page.after
        if after is None:
            break
    return found
