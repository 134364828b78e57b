"""What documents name: works, standards and programmes; each with every place that names it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.identity import known
from api.parameters import EntityId
from api.reading import reading
from api.render import named as render
from api.routes.queries.named import MentionsQuery, ProgrammesQuery, StandardsQuery, WorksQuery
from api.shapes import named as shapes
from loaders.record import EntityKind
from queries.named import NamedFilters, mentions, named

router = APIRouter(prefix="/v1", tags=["named"])


@router.get(
    "/works",
    summary="文件与法律一览 · Works",
    responses={200: {"model": shapes.ThingsAnswer}},
)
def list_works(request: Request, query: Annotated[WorksQuery, Query()]) -> Response:
    """各文件写到的文件和法律；写到同一件的是同一项。

    The documents and laws that documents name; one for all that name it.
    """
    return _listed(request, "work", query)


@router.get(
    "/works/{id}",
    summary="一件作品在哪里被写到 · One work",
    responses={200: {"model": shapes.ThingAnswer}},
)
def get_work(request: Request, id: EntityId, query: Annotated[MentionsQuery, Query()]) -> Response:
    """写到它的每一处，旧文件在前，以及写到它的措施由谁负责。

    Every place that names it, the oldest document first, and who answers for those sentences.
    """
    return _mentioned(request, "work", id, query)


@router.get(
    "/standards",
    summary="标准一览 · Standards",
    responses={200: {"model": shapes.ThingsAnswer}},
)
def list_standards(request: Request, query: Annotated[StandardsQuery, Query()]) -> Response:
    """各文件写到的标准；同一编号的各年版本是一项。

    The standards that documents name; the versions of one number are one.
    """
    return _listed(request, "standard", query)


@router.get(
    "/standards/{id}",
    summary="一项标准在哪里被写到 · One standard",
    responses={200: {"model": shapes.ThingAnswer}},
)
def get_standard(
    request: Request, id: EntityId, query: Annotated[MentionsQuery, Query()]
) -> Response:
    """写到它的每一处，旧文件在前，以及写到它的措施由谁负责。

    Every place that names it, the oldest document first, and who answers for those sentences.
    """
    return _mentioned(request, "standard", id, query)


@router.get(
    "/programmes",
    summary="专项一览 · Programmes",
    responses={200: {"model": shapes.ThingsAnswer}},
)
def list_programmes(request: Request, query: Annotated[ProgrammesQuery, Query()]) -> Response:
    """专项、工程、行动、奖项、称号、品牌和有专名的平台。

    Programmes, projects, campaigns, awards, brands, and platforms with names of their own.
    """
    return _listed(request, "programme", query)


@router.get(
    "/programmes/{id}",
    summary="一个专项在哪里被写到 · One programme",
    responses={200: {"model": shapes.ThingAnswer}},
)
def get_programme(
    request: Request, id: EntityId, query: Annotated[MentionsQuery, Query()]
) -> Response:
    """写到它的每一处，旧文件在前，以及写到它的措施由谁负责。

    Every place that names it, the oldest document first, and who answers for those sentences.
    """
    return _mentioned(request, "programme", id, query)


def _listed(
    request: Request, kind: EntityKind, query: WorksQuery | StandardsQuery | ProgrammesQuery
) -> Response:
    filters = NamedFilters(
        words=query.q,
        type=getattr(query, "type", None),
        relation=getattr(query, "relation", None),
        unresolved=getattr(query, "unresolved", None),
        document=query.document,
        year_from=query.year_from,
        year_to=query.year_to,
    )
    with reading(request, query) as data:
        answer = named(
            data.reader,
            kind,
            filters,
            **data.paging(query),
        )
        return data.listed({}, answer.page, render.thing_row)


def _mentioned(request: Request, kind: EntityKind, id: str, query: MentionsQuery) -> Response:
    with (
        reading(request, query) as data,
        known(data.reader, kind, id, lambda new: f"/v1/{kind}s/{new}"),
    ):
        answer = mentions(
            data.reader,
            kind,
            id,
            relation=query.relation,
            **data.paging(query),
        )
        return data.listed(render.head(answer), answer.page, render.mention)
