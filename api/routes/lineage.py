"""Where a policy comes from and what became of it: the lineage of anything, threads, their links."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.identity import kind_of, known
from api.parameters import EntityId, Listed
from api.reading import reading
from api.render import lineage as render
from api.render.common import document as render_document
from api.resolution import resolve, said
from api.routes.graphs import graph_answer, split_format
from api.routes.queries.lineage import DeedsQuery, LineageQuery, ThreadsQuery
from api.shapes import lineage as shapes
from queries.lineage import lineage
from queries.planned_deeds import deeds
from queries.threads import ThreadFilters, thread, thread_links, threads

router = APIRouter(prefix="/v1", tags=["lineage"])


@router.get(
    "/lineage/{id}",
    summary="这项政策怎么来的 · Where a policy comes from",
    responses={200: {"model": shapes.LineageAnswer}},
)
def get_lineage(
    request: Request, id: EntityId, query: Annotated[LineageQuery, Query()]
) -> Response:
    """措施、条款、文件、线索、专项、标准、文件与法律或指标的标识 → 此前的来历、此后的去向，每条附两端原文。

    The id of a measure, provision, document, thread, programme, standard, work or indicator: the
    earlier sentences that led to it and the later ones that go on with it, each link with the words
    of both ends. Bounded; `omitted` says what was left out. Also as .cyjs, .jgf.json, .graphml, .csv.
    """
    id, form = split_format(id)
    kind = query.kind or kind_of(id)
    with (
        reading(request, query) as data,
        known(data.reader, kind, id, lambda new: f"/v1/lineage/{new}"),
    ):
        answer = lineage(
            data.reader,
            id,
            kind=query.kind,
            direction=query.direction,
            depth=query.depth,
            node_limit=query.node_limit,
            as_of=query.as_of,
        )
        view, content = render.lineage(answer)
        return graph_answer(
            data, view, content, form, depth=answer.depth, node_limit=answer.node_limit
        )


@router.get(
    "/threads",
    summary="延续的事一览 · Threads",
    responses={200: {"model": shapes.ThreadsAnswer}},
)
def list_threads(request: Request, query: Annotated[ThreadsQuery, Query()]) -> Response:
    """在历年文件中延续的事：政策工具、专项、奖项、标准、平台，或反复出现的同一表述。

    What goes on from document to document: instruments, programmes, awards, standards, platforms,
    or wording that recurs. Those first that stand in most documents.
    """
    with reading(request, query) as data:
        who = resolve(data.reader, query.agency, query.as_of) if query.agency else None
        filters = ThreadFilters(
            words=query.q,
            type=query.type,
            method=query.method,
            documents=query.documents,
            document=query.document,
            agency=who.id if who else None,
            year_from=query.year_from,
            year_to=query.year_to,
        )
        answer = threads(
            data.reader, filters, limit=query.limit, after=data.after(query), as_of=query.as_of
        )
        content = said(who)
        return data.listed(content, answer.page, render.thread_row)


@router.get(
    "/threads/{id}",
    summary="一件事逐年怎么写 · One thread through the years",
    responses={200: {"model": shapes.ThreadAnswer}},
)
def get_thread(request: Request, id: EntityId, query: Annotated[Listed, Query()]) -> Response:
    """一件事在各份文件里的每一句，旧的在前：计划还是已做，到哪一步，与上一次相比如何，当时由谁负责。

    Every sentence of a thread, the oldest first: planned or reported, how far it had come, how it
    goes on with the one before, who answered for it then.
    """
    with reading(request, query) as data:
        answer = thread(
            data.reader, id, limit=query.limit, after=data.after(query), as_of=query.as_of
        )
        return data.listed(render.head(answer), answer.page, render.member)


@router.get(
    "/threads/{id}/links",
    summary="一件事的前后对应 · The links of a thread",
    responses={200: {"model": shapes.LinksAnswer}},
)
def list_links(request: Request, id: EntityId, query: Annotated[Listed, Query()]) -> Response:
    """一件事的每一对前后句，各附原文；人工否定的不列。

    Every pair of an earlier and a later sentence of a thread; without those that somebody rejected.
    """
    with reading(request, query) as data:
        answer = thread_links(
            data.reader, id, limit=query.limit, after=data.after(query), as_of=query.as_of
        )
        return data.listed({"thread": render.thread(answer.thread)}, answer.page, render.link)


@router.get(
    "/documents/{id}/deeds",
    summary="一份文件所计划的事后来如何 · What became of a document's plans",
    responses={200: {"model": shapes.DeedsAnswer}},
)
def list_deeds(request: Request, id: EntityId, query: Annotated[DeedsQuery, Query()]) -> Response:
    """文件里没有数字的计划，逐项列出后来报告它的那一句；有数字的目标见 /v1/targets。

    Every deed that a document plans without a figure and the sentence that reports it. Without one
    it is `unreported` only where a document of the corpus reports a year of the plan; else nobody
    can tell. Targets with figures: /v1/targets.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "document", id, lambda new: f"/v1/documents/{new}/deeds"),
    ):
        answer = deeds(data.reader, id, verdict=query.verdict, **data.paging(query))
        content = {"document": render_document(answer.document), "totals": dict(answer.totals)}
        return data.listed(content, answer.page, render.deed)
