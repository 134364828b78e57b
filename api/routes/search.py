"""Search over clauses, measures, agencies, documents and what they name; what surrounds a thing."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.identity import kind_of, known
from api.parameters import EntityId
from api.reading import reading
from api.render import graphs
from api.render.common import entity
from api.render.search import facet, hit
from api.resolution import resolve, said
from api.routes.graphs import graph_answer, split_format
from api.routes.queries.search import NeighbourhoodQuery, SearchQuery
from api.shapes import search as shapes
from api.shapes.graph import NeighbourhoodAnswer
from queries.neighbourhood import neighbourhood
from queries.search import search
from queries.types import SearchFilters

router = APIRouter(prefix="/v1", tags=["search"])


@router.get(
    "/search",
    summary="检索 · Search",
    responses={200: {"model": shapes.SearchAnswer}},
)
def run_search(request: Request, query: Annotated[SearchQuery, Query()]) -> Response:
    """检索条款、措施、机构、文件，以及文件写到的文件与法律、标准、专项、指标，附分面计数。

    名称相同的在前，其次名称包含的，再次正文包含的。

    Clauses, measures, agencies, documents, and the works, standards, programmes and indicators
    that documents speak of, with facet counts. First what is called so, then what is named with
    it, then what has it in the text. Totals are exact up to 1,000.
    """
    with reading(request, query) as data:
        who = resolve(data.reader, query.agency, query.as_of) if query.agency else None
        answer = search(
            data.reader,
            query.q,
            kinds=query.kind,
            filters=SearchFilters(
                year_from=query.year_from,
                year_to=query.year_to,
                document=query.document,
                document_kind=query.document_kind,
                agency=who.id if who else None,
                role=query.role,
                type=query.type,
            ),
            **data.paging(query),
        )
        content: dict[str, object] = {
            "query": answer.query,
            "facets": [facet(item) for item in answer.facets],
            "facets_are_exact": answer.facets_are_exact,
        }
        content |= said(who)
        return data.listed(content, answer.page, hit)


@router.get(
    "/neighbourhood/{id}",
    summary="邻域 · What surrounds a thing",
    responses={200: {"model": NeighbourhoodAnswer}},
)
def get_neighbourhood(
    request: Request,
    id: EntityId,
    query: Annotated[NeighbourhoodQuery, Query()],
) -> Response:
    """一个节点周围的节点与关系，有上限；truncated 与 omitted 说明省略了多少。

    The nodes and relationships around one node, bounded; `omitted` says what was left out.
    Also as .cyjs, .jgf.json, .graphml, .csv.
    """
    id, form = split_format(id)
    kind = query.kind or kind_of(id)
    with (
        reading(request, query) as data,
        known(data.reader, kind, id, lambda new: f"/v1/neighbourhood/{new}"),
    ):
        answer = neighbourhood(
            data.reader,
            kind,
            id,
            depth=query.depth,
            node_limit=query.node_limit,
            as_of=query.as_of,
        )
        view = graphs.neighbourhood(answer)
        focus = next(node for node in answer.nodes if (node.kind, node.id) == answer.focus)
        label = graphs.node_label(focus)
        content = {"focus": entity(focus.kind, focus.id, label)}
        return graph_answer(
            data, view, content, form, depth=answer.depth, node_limit=answer.node_limit
        )
