"""Agencies: by any name, with their names over time, what they answer for and with whom."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.identity import known
from api.parameters import AgencyPath, EntityId, Read
from api.reading import reading
from api.render import duties as render
from api.render.agencies import agency_facts, agency_match, event_facts
from api.render.common import agency as agency_json
from api.resolution import resolve, said
from api.routes.queries.duties import DutiesQuery, PartnersQuery
from api.routes.queries.search import AgenciesQuery
from api.shapes import agencies as shapes
from api.shapes import duties as duty_shapes
from queries.agencies import agencies
from queries.agency import agency
from queries.duties import duties
from queries.event import event
from queries.partners import partners

router = APIRouter(prefix="/v1", tags=["agencies"])


@router.get(
    "/agencies",
    summary="按名称找机构 · Agencies by any name",
    responses={200: {"model": shapes.AgenciesAnswer}},
)
def list_agencies(request: Request, query: Annotated[AgenciesQuery, Query()]) -> Response:
    """全称、简称、旧称均可；旧称会指出今天由哪个机构承接。

    Full, short and former names; a former name shows which body carries on today.
    """
    with reading(request, query) as data:
        answer = agencies(
            data.reader,
            query.q,
            **data.paging(query),
        )
        content = {"asked": answer.asked} if answer.asked is not None else {}
        return data.listed(content, answer.page, agency_match)


@router.get(
    "/agencies/{id}",
    summary="机构及其名称沿革 · An agency and its names over time",
    responses={200: {"model": shapes.AgencyAnswer}},
)
def get_agency(request: Request, id: AgencyPath, query: Annotated[Read, Query()]) -> Response:
    """名称沿革、由谁演变而来、后来由谁承接。用旧称查找时，答案说明今天是哪个机构。

    Names over time, predecessors and successors. A former name finds today's body and says so.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "agency", id, lambda new: f"/v1/agencies/{new}"),
    ):
        who = resolve(data.reader, id, query.as_of, "#/path/id")
        content = dict(agency_facts(agency(data.reader, who.id, as_of=query.as_of)))
        content |= said(who)
        return data.answer(content)


@router.get(
    "/agencies/{id}/duties",
    summary="这个部门负责什么 · What an agency answers for",
    responses={200: {"model": duty_shapes.DutiesAnswer}},
)
def list_duties(
    request: Request, id: AgencyPath, query: Annotated[DutiesQuery, Query()]
) -> Response:
    """它承担的条款，可按角色、年份、文种筛选；默认把前身与后身算在内，line 说明算了谁。

    The clauses it answers for; predecessors and successors count unless through=names.
    """
    with reading(request, query) as data:
        who = resolve(data.reader, id, query.as_of, "#/path/id")
        answer = duties(
            data.reader,
            who.id,
            roles=query.role,
            year_from=query.year_from,
            year_to=query.year_to,
            document_kind=query.document_kind,
            document=query.document,
            function=query.function,
            through=query.through,
            **data.paging(query),
        )
        content: dict[str, object] = {
            "agency": agency_json(answer.agency),
            "through": answer.through,
            "line": [render.line_member(member) for member in answer.line],
        }
        if answer.function is not None:
            content["function"] = answer.function
        content |= said(who)
        return data.listed(content, answer.page, render.duty)


@router.get(
    "/agencies/{id}/partners",
    summary="与谁共同承担最多 · Who shares most with an agency",
    responses={200: {"model": duty_shapes.PartnersAnswer}},
)
def list_partners(
    request: Request, id: AgencyPath, query: Annotated[PartnersQuery, Query()]
) -> Response:
    """按共同承担的条款数从多到少。

    By the number of clauses shared, most first.
    """
    with reading(request, query) as data:
        who = resolve(data.reader, id, query.as_of, "#/path/id")
        answer = partners(
            data.reader,
            who.id,
            roles=query.role,
            through_succession=query.through_succession,
            year_from=query.year_from,
            year_to=query.year_to,
            **data.paging(query),
        )
        content: dict[str, object] = {
            "agency": agency_json(answer.agency),
            "through_succession": answer.through_succession,
        }
        content |= said(who)
        return data.listed(content, answer.page, render.partner)


@router.get(
    "/events/{id}",
    summary="机构变动 · What happened to bodies",
    responses={200: {"model": shapes.EventAnswer}},
)
def get_event(request: Request, id: EntityId, query: Annotated[Read, Query()]) -> Response:
    """一次更名、合并、分立或职能划转：变动前后的机构、日期和依据。

    A rename, merger, split or transfer: the bodies before and after, the date, the source.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "event", id, lambda new: f"/v1/events/{new}"),
    ):
        return data.answer(event_facts(event(data.reader, id, as_of=query.as_of)))
