"""Identifiers: /id/{kind}/{id} leads to what describes the thing in the format asked for."""

import re
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from api.identity import known, missing
from api.negotiation import DOCUMENT_FORMATS, choose
from api.parameters import WORDS
from api.problems import Problem, Text
from api.reading import Reading, reading
from api.resolution import resolve
from api.routes import things
from api.routes.pages import NO_PARAMETERS, language_of
from ontology.iri import ID_PATTERN, KINDS
from queries.identify import identify
from queries.reference import resolve_reference

router = APIRouter(include_in_schema=False)

WRITTEN = re.compile(WORDS)
_VARY = {"Vary": "Accept", "Cache-Control": "no-cache"}


@router.get("/id/{kind}/{id}")
def identifier(request: Request, kind: str, id: str) -> Response:
    """303 to the description that Accept prefers; 308 or 410 for what was edited or withdrawn."""
    suffix = choose(request.headers.get("accept"), DOCUMENT_FORMATS)
    with reading(request, NO_PARAMETERS) as data:
        id = _existing(data, kind, id)
    if suffix is None:
        offered = ", ".join(DOCUMENT_FORMATS.values())
        raise Problem(
            "not-acceptable",
            Text(f"可用的格式：{offered}。", f"Available formats: {offered}."),
            headers={"Vary": "Accept"},
        )
    location = f"/doc/{quote(kind)}/{quote(id)}.{suffix}"
    return Response(status_code=303, headers={**_VARY, "Location": location})


@router.get("/doc/{kind}/{name}")
@router.get("/en/doc/{kind}/{name}")
def description(request: Request, kind: str, name: str) -> Response:
    """The thing in the format of the suffix."""
    identifier, dot, suffix = name.rpartition(".")
    if not dot or suffix not in DOCUMENT_FORMATS:
        raise Problem(
            "not-found",
            Text(
                f"地址应以 {'、'.join(DOCUMENT_FORMATS)} 之一结尾，例如 .html。",
                f"The address has to end in one of {', '.join(DOCUMENT_FORMATS)}, such as .html.",
            ),
        )
    language = language_of(request)
    prefix = "/en" if language == "en" else ""
    with (
        reading(request, things.parameters(request, suffix)) as data,
        known(data.reader, kind, identifier, lambda new: f"{prefix}/doc/{kind}/{new}.{suffix}"),
    ):
        if kind not in KINDS or not ID_PATTERN.fullmatch(identifier):
            raise _unknown(kind, identifier)
        if suffix == "html":
            return things.page(data, kind, identifier, language)
        if suffix == "json":
            return things.json(data, kind, identifier)
        return things.rdf(data, kind, identifier, suffix)


def _existing(data: Reading, kind: str, identifier: str) -> str:
    """The id if there is such a thing; agencies go by name, clauses by number and label too."""
    if kind not in KINDS:
        raise _unknown(kind, identifier)
    if ID_PATTERN.fullmatch(identifier):
        found = identify(data.reader, kind, identifier)
        if found is not None and found.state == "here":
            return identifier
        missing(data.reader, kind, identifier, lambda new: f"/id/{kind}/{new}")
    if kind == "agency":
        return resolve(data.reader, identifier, None, "#/path/id").id
    return _referred(data, kind, identifier)


def _referred(data: Reading, kind: str, words: str) -> str:
    """The only document or clause that a written reference means (沪质〔2024〕1号 第二部分（二）)."""
    if kind in {"document", "provision"} and WRITTEN.match(words):
        found = resolve_reference(data.reader, words[:200]).found
        if found is not None and kind == "document" and found.clause is None:
            return found.document.id
        if found is not None and kind == "provision" and found.clause is not None:
            return found.clause.id
    raise _unknown(kind, words)


def _unknown(kind: str, identifier: str) -> Problem:
    return Problem(
        "not-found", Text(f"没有 {kind} {identifier}。", f"There is no {kind} {identifier}.")
    )
