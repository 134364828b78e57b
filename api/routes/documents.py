"""Documents with their outlines, clauses with their texts, and references to them in writing."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.identity import known
from api.parameters import EntityId, Read
from api.reading import reading
from api.render import documents as render
from api.resolution import resolve
from api.routes.queries.documents import DocumentsQuery, ReferenceQuery
from api.shapes import documents as shapes
from queries.document import document
from queries.documents import documents
from queries.provision import provision
from queries.reference import resolve_reference

router = APIRouter(prefix="/v1", tags=["documents"])


@router.get(
    "/documents",
    summary="文件一览 · The documents, newest first",
    responses={200: {"model": shapes.DocumentsAnswer}},
)
def list_documents(request: Request, query: Annotated[DocumentsQuery, Query()]) -> Response:
    """每份文件的文号、日期、发布机构，读出多少条款、责任分工和措施。

    Each document with its number, date, issuers and what was read from it.
    """
    with reading(request, query) as data:
        issuer = None
        if query.issuer is not None:
            issuer = resolve(data.reader, query.issuer, query.as_of, "#/query/issuer").id
        answer = documents(
            data.reader,
            kind=query.kind,
            year_from=query.year_from,
            year_to=query.year_to,
            issuer=issuer,
            **data.paging(query),
        )
        return data.listed({}, answer.page, render.document_row)


@router.get(
    "/documents/{id}",
    summary="文件与目录 · A document with its outline",
    responses={200: {"model": shapes.DocumentAnswer}},
)
def get_document(request: Request, id: EntityId, query: Annotated[Read, Query()]) -> Response:
    """标题、文号、发布与主送机构、所述年份，以及逐级目录。

    Title, number, issuers, recipients, the years it speaks of, and the outline.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "document", id, lambda new: f"/v1/documents/{new}"),
    ):
        answer = document(data.reader, id, as_of=query.as_of)
        return data.answer(render.document_answer(answer))


@router.get(
    "/provisions/{id}",
    summary="条款原文 · A clause as printed, marked",
    responses={200: {"model": shapes.ProvisionAnswer}},
)
def get_provision(request: Request, id: EntityId, query: Annotated[Read, Query()]) -> Response:
    """条款的原文，其中责任分工、机构和措施的位置，以及谁负责。

    The clause's text, where statements, agencies and measures stand in it, and who answers.
    """
    with (
        reading(request, query) as data,
        known(data.reader, "provision", id, lambda new: f"/v1/provisions/{new}"),
    ):
        answer = provision(data.reader, id, as_of=query.as_of)
        return data.answer(render.provision_answer(answer))


@router.get(
    "/reference",
    summary="按文号和序号找条款 · What a written reference means",
    responses={200: {"model": shapes.ReferenceAnswer}},
)
def get_reference(request: Request, query: Annotated[ReferenceQuery, Query()]) -> Response:
    """如 沪质〔2024〕1号 第二部分（二）。可能有一个、多个或没有对应的条款。

    One candidate, several when the reference is ambiguous, or none.
    """
    with reading(request, query) as data:
        answer = resolve_reference(data.reader, query.q, as_of=query.as_of)
        content: dict[str, object] = {
            "asked": answer.asked,
            "labels": list(answer.labels),
            "candidates": [render.candidate(item) for item in answer.candidates],
        }
        if answer.number is not None:
            content["number"] = answer.number
        if answer.found is not None:
            content["found"] = render.candidate(answer.found)
        return data.answer(content)
