"""Two documents side by side; who answered for a thread through the years."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from api.identity import kind_of, known
from api.parameters import EntityId, Read
from api.reading import reading
from api.render import comparing as render
from api.routes.queries.comparing import CompareQuery
from api.shapes import comparing as shapes
from queries.comparing import compare_documents
from queries.thread_agencies import thread_agencies

router = APIRouter(prefix="/v1", tags=["lineage"])


@router.get(
    "/compare",
    summary="两份文件对照 · Two documents side by side",
    responses={200: {"model": shapes.CompareAnswer}},
)
def get_comparison(request: Request, query: Annotated[CompareQuery, Query()]) -> Response:
    """较早的文件里的事，在较晚的文件里延续、变动了哪些，哪些未见前文、未见下文，哪些机构和事项进出。

    What the later of two documents continued or changed of the earlier one, with both sentences and
    what differs; what is new, what is dropped and whether another document has it; which
    instruments and bodies came and went. What was not found may have been said in other words.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "document", query.a, lambda new: _with(request, "a", new)),
        known(data.reader, "document", query.b, lambda new: _with(request, "b", new)),
    ):
        answer = compare_documents(
            data.reader,
            query.a,
            query.b,
            group=query.group,
            **data.paging(query),
        )
        return data.listed(render.head(answer), answer.page, render.row)


@router.get(
    "/threads/{id}/agencies",
    summary="一件事历来归谁管 · Who answered for a thread",
    responses={200: {"model": shapes.ThreadAgenciesAnswer}},
)
def get_thread_agencies(
    request: Request, id: EntityId, query: Annotated[Read, Query()]
) -> Response:
    """一件事在历年文件中由谁、以什么角色负责，何时因何易手，今天归谁。线索、专项、标准、文件或措施的标识均可。

    Who answered for a thread in each document and in which role, under the name then; when and by
    which event it changed hands; who has it now. Takes the id of a thread, or of a programme,
    standard, work or measure that stands in one.
    """
    with (
        reading(request, query) as data,
        known(data.reader, kind_of(id), id, lambda new: f"/v1/threads/{new}/agencies"),
    ):
        answer = thread_agencies(data.reader, id, as_of=query.as_of)
        return data.answer(render.thread_agencies(answer))


def _with(request: Request, name: str, value: str) -> str:
    """The address of a request with another value of one parameter."""
    pairs = request.query_params.multi_items()
    return f"/v1/compare?{urlencode([(n, value if n == name else v) for n, v in pairs])}"
