"""Who answers for what: responsibility, measures, shared clauses, the matrix, deadlines."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.identity import kind_of, known
from api.parameters import EntityId, Read
from api.problems import Problem, Text
from api.reading import reading
from api.render import documents as render_documents
from api.render import duties as render
from api.render import graphs
from api.render.common import agency as agency_json
from api.render.common import clause, entity
from api.resolution import resolve, resolve_all, said, said_of_all
from api.routes.graphs import GraphFormat, graph_answer, split_format
from api.routes.queries.duties import (
    AssigningQuery,
    DistrictsQuery,
    DueQuery,
    MatrixQuery,
    MeasuresQuery,
    SharedQuery,
)
from api.shapes import documents as document_shapes
from api.shapes import duties as shapes
from queries.assigning import assigning
from queries.districts import districts
from queries.due import due
from queries.matrix import matrix
from queries.measures import measures
from queries.responsibility import responsibility
from queries.shared import shared

router = APIRouter(prefix="/v1", tags=["responsibility"])


@router.get(
    "/responsibility/{id}",
    summary="这件事归谁管 · Who answers for it",
    responses={200: {"model": shapes.ResponsibilityAnswer}},
)
def get_responsibility(request: Request, id: EntityId, query: Annotated[Read, Query()]) -> Response:
    """条款、措施或责任分工的标识 → 每个机构、角色，以及写明它的原文。未写明牵头也是答案。

    The id of a clause, a measure or a statement: every agency with its role and the words that
    prove it. That no lead is written is an answer too. Also as .cyjs, .jgf.json, .graphml, .csv.
    """
    id, form = split_format(id)
    kind = kind_of(id)
    with (
        reading(request, query) as data,
        known(data.reader, kind, id, lambda new: f"/v1/responsibility/{new}"),
    ):
        answer = responsibility(data.reader, id, as_of=query.as_of)
        root, who = clause(answer.clause), render_documents.responsible(answer)
        subject = entity(answer.kind, answer.id, graphs.subject_label(answer))
        content = {"subject": subject, "clause": root, **who}
        view = graphs.responsibility(root, who)
        return graph_answer(data, view, content, form, depth=2)


@router.get(
    "/measures",
    summary="措施一览 · Measures",
    responses={200: {"model": document_shapes.MeasuresAnswer}},
)
def list_measures(request: Request, query: Annotated[MeasuresQuery, Query()]) -> Response:
    """每项措施（一句话）及承担它的机构；可按机构、角色、年份、文件筛选。

    Each measure (one sentence) with the bodies that answer for it.
    """
    with reading(request, query) as data:
        who = resolve(data.reader, query.agency, query.as_of) if query.agency else None
        answer = measures(
            data.reader,
            agency=who.id if who else None,
            roles=query.role,
            document=query.document,
            status=query.status,
            year_from=query.year_from,
            year_to=query.year_to,
            **data.paging(query),
        )
        content = said(who)
        return data.listed(content, answer.page, render_documents.measure_row)


@router.get(
    "/measures/{id}",
    summary="一项措施 · One measure",
    responses={200: {"model": document_shapes.MeasureAnswer}},
)
def get_measure(request: Request, id: EntityId, query: Annotated[Read, Query()]) -> Response:
    """一句话的措施、所在条款，以及责任范围覆盖它的分工。

    A measure, its clause, and the statements whose scope covers it.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "measure", id, lambda new: f"/v1/measures/{new}"),
    ):
        answer = responsibility(data.reader, id, as_of=query.as_of)
        return data.answer(render_documents.as_measure(answer))


@router.get(
    "/shared",
    summary="哪些事由几个部门共同承担 · What agencies share",
    responses={200: {"model": shapes.SharedAnswer}},
)
def list_shared(request: Request, query: Annotated[SharedQuery, Query()]) -> Response:
    """给出两到六个机构（标识或任一名称），列出它们共同承担的条款、各自角色和原文。

    Two to six agencies, by id or any name: the clauses that they share, their roles, the words.
    """
    return _shared(request, query, None)


@router.get("/shared.{form}", include_in_schema=False)
def list_shared_as(
    request: Request, form: GraphFormat, query: Annotated[SharedQuery, Query()]
) -> Response:
    """The same in a graph format."""
    return _shared(request, query, form)


def _shared(request: Request, query: SharedQuery, form: GraphFormat | None) -> Response:
    with reading(request, query) as data:
        found = resolve_all(data.reader, query.agency, query.as_of)
        roles = None
        if query.role is not None:
            given = [None if role == "any" else [role] for role in query.role]
            roles = given * len(found) if len(given) == 1 else given
            if len(roles) != len(found):
                raise _one_role_each(len(found))
        answer = shared(
            data.reader,
            [item.id for item in found],
            roles=roles,
            through_succession=query.through_succession,
            year_from=query.year_from,
            year_to=query.year_to,
            **data.paging(query),
        )
        page, link = data.page_info(answer.page)
        asked = [agency_json(item) for item in answer.agencies]
        rows = [render.shared_clause(row) for row in answer.page.items]
        content = {
            "agencies": asked,
            "through_succession": answer.through_succession,
            "lines": [[render.line_member(m) for m in line] for line in answer.lines],
            "items": rows,
            "page": page,
        }
        content |= said_of_all(found)
        view = graphs.shared(asked, rows)
        return graph_answer(data, view, content, form, depth=1, link=link)


@router.get(
    "/matrix",
    summary="共担矩阵 · Matrix of shared clauses",
    responses={200: {"model": shapes.MatrixAnswer}},
)
def get_matrix(request: Request, query: Annotated[MatrixQuery, Query()]) -> Response:
    """若干机构两两共同承担的条款数；对角线为各自承担的条款数。

    Counts of clauses that each pair shares; the diagonal counts an agency's own.
    """
    return _matrix(request, query, None)


@router.get("/matrix.{form}", include_in_schema=False)
def get_matrix_as(
    request: Request, form: GraphFormat, query: Annotated[MatrixQuery, Query()]
) -> Response:
    """The same in a graph format."""
    return _matrix(request, query, form)


def _matrix(request: Request, query: MatrixQuery, form: GraphFormat | None) -> Response:
    with reading(request, query) as data:
        found = resolve_all(data.reader, query.agency, query.as_of)
        answer = matrix(
            data.reader,
            [item.id for item in found],
            through_succession=query.through_succession,
            year_from=query.year_from,
            year_to=query.year_to,
            as_of=query.as_of,
        )
        content = {
            "agencies": [agency_json(item) for item in answer.agencies],
            "counts": [list(row) for row in answer.counts],
            "through_succession": answer.through_succession,
        }
        content |= said_of_all(found)
        return graph_answer(data, graphs.matrix(answer), content, form, depth=1)


@router.get(
    "/assigning",
    summary="分工写法的变化 · How assigning changed",
    responses={200: {"model": shapes.AssigningAnswer}},
)
def list_assigning(request: Request, query: Annotated[AssigningQuery, Query()]) -> Response:
    """每份文件有多少处责任分工，多少处写明牵头，各角色各有多少。

    Each document's statements: how many name a lead, and how many bodies have which role.
    """
    with reading(request, query) as data:
        answer = assigning(
            data.reader,
            year_from=query.year_from,
            year_to=query.year_to,
            **data.paging(query),
        )
        return data.listed({}, answer.page, render.assigning_row)


@router.get(
    "/due",
    summary="到期事项 · What falls due by a year",
    responses={200: {"model": shapes.DueAnswer}},
)
def list_due(request: Request, query: Annotated[DueQuery, Query()]) -> Response:
    """某年底前到期的措施、责任分工和文件，先到期的在前。

    Measures, statements and documents that fall due by the end of a year, earliest first.
    """
    with reading(request, query) as data:
        who = resolve(data.reader, query.agency, query.as_of) if query.agency else None
        answer = due(
            data.reader,
            query.year,
            from_year=query.from_year,
            agency=who.id if who else None,
            **data.paging(query),
        )
        content: dict[str, object] = {"by_year": answer.by_year}
        if answer.from_year is not None:
            content["from_year"] = answer.from_year
        content |= said(who)
        return data.listed(content, answer.page, render.due_row)


@router.get(
    "/districts",
    summary="各区承担的事项 · What the districts must do",
    responses={200: {"model": shapes.DistrictsAnswer}},
)
def list_districts(request: Request, query: Annotated[DistrictsQuery, Query()]) -> Response:
    """各区（县）以任何集合称谓或本名承担的条款。

    Clauses that districts answer for, under whichever collective name or their own.
    """
    with reading(request, query) as data:
        who = None
        if query.district is not None:
            who = resolve(data.reader, query.district, query.as_of, "#/query/district")
        answer = districts(
            data.reader,
            district=who.id if who else None,
            jurisdiction=query.jurisdiction,
            year_from=query.year_from,
            year_to=query.year_to,
            **data.paging(query),
        )
        content: dict[str, object] = {"bodies": [agency_json(item) for item in answer.bodies]}
        if answer.district is not None:
            content["district"] = agency_json(answer.district)
        content |= said(who)
        return data.listed(content, answer.page, render.district_duty)


def _one_role_each(agencies: int) -> Problem:
    text = Text(
        f"给出 {agencies} 个机构，role 应为 1 个或 {agencies} 个。",
        f"With {agencies} agencies, give one role or {agencies}.",
    )
    return Problem("conflicting-parameters", text, errors=[("#/query/role", text)])
