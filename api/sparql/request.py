"""Reads a request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#query-operation).

Parameters that the protocol does not know are ignored here, unlike in /v1: client libraries add
some of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from api.problems import Problem, Text, invalid
from graph.sparql.formats import GRAPHS, SHORT_NAMES, SOLUTIONS
from graph.sparql.syntax import traits

if TYPE_CHECKING:
    from starlette.requests import Request

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_VERSIONS: Final = frozenset({"1.1", "1.2", "1.2-basic"})
_FORMAT_NAMES: Final = ("format", "output", "results")  # as client libraries call it
_MOST_FIELDS: Final = 1000


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query with its dataset, as the client asked. `query` None: no query was given.

    `union` is false where the query names its own graphs. `lasting` is false where the same
    query may have another result a moment later (RAND, NOW). `accept` stands for the Accept
    header where the client asked for a format by `format`.
    """

    query: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    union: bool = True
    lasting: bool = True
    partial: bool = False
    accept: str | None = None
    by_name: bool = False


async def read_request(request: Request, most_bytes: int) -> SparqlRequest:
    """Return what a GET or POST asks; Problem where it is no query of the protocol."""
    address = _fields(request.scope["query_string"], "#/query")
    body = await _body(request, most_bytes)
    query: str | None
    if request.method == "POST":
        query, fields = _posted(request.headers.get("content-type", ""), body, address)
    else:
        if body:
            raise _bad("GET 不能带正文。", "A GET has no body.")
        query, fields = _only_query(address), address
    _refuse_updates(fields, address)
    return _request(query, fields, request.headers.get("accept"))


def _request(query: str | None, fields: list[tuple[str, str]], accept: str | None) -> SparqlRequest:
    given = _values(fields, "version")
    if len(given) > 1 or not _VERSIONS.issuperset(given):
        known = ", ".join(sorted(_VERSIONS))
        raise _bad(f"version 只能给出一次：{known}。", f"`version` is given once: {known}.")
    wanted = _format(fields)
    if query is None:
        return SparqlRequest(None, accept=wanted or accept, by_name=wanted is not None)
    found = traits(query)
    if found.update:
        raise _refused("更新（update）不予执行。", "Updates are refused.")
    if found.service:
        raise _refused("含 SERVICE 的查询不予执行。", "Queries with SERVICE are refused.")
    return SparqlRequest(
        query,
        default_graphs=_graphs(fields, "default-graph-uri"),
        named_graphs=_graphs(fields, "named-graph-uri"),
        union=not found.dataset,
        lasting=not found.chance,
        partial=_partial(fields),
        accept=wanted or accept,
        by_name=wanted is not None,
    )


async def _body(request: Request, most_bytes: int) -> bytes:
    """Return the body, however it is sent; a chunked one bears no length to check before."""
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > most_bytes:
            raise Problem(
                "content-too-large",
                Text(
                    f"请求正文超过 {most_bytes} 字节。",
                    f"The request body is larger than {most_bytes} bytes.",
                ),
                headers={"Connection": "close"},
            )
    return bytes(parts)


def _posted(
    content_type: str, body: bytes, address: list[tuple[str, str]]
) -> tuple[str, list[tuple[str, str]]]:
    """The query and all fields of a POST; the dataset may stand in the address either way."""
    media_type, *parameters = (part.strip() for part in content_type.lower().split(";"))
    charsets = [
        p.removeprefix("charset=").strip('"') for p in parameters if p.startswith("charset=")
    ]
    if media_type == UPDATE:
        raise _refused("更新（update）不予执行。", "Updates are refused.")
    if media_type not in {FORM, QUERY} or not {"utf-8", "us-ascii", "ascii"}.issuperset(charsets):
        raise Problem(
            "unsupported-media-type",
            Text(
                f"正文格式“{content_type[:100]}”不受支持。",
                f"The body's media type {content_type[:100]!r} is not supported.",
            ),
            headers={"Accept-Post": f"{QUERY}, {FORM}"},
        )
    if _values(address, "query"):
        raise _bad(
            "POST 的查询须在正文中，不在地址中。",
            "The query of a POST is in its body, not its address.",
        )
    if media_type == QUERY:
        return _decoded(body), address
    fields = _fields(body, "#/body")
    _refuse_updates(fields, address)
    query = _only_query(fields)
    if query is None:
        raise _bad("表单中没有 query。", "The form has no `query`.")
    return query, [*address, *fields]


def _only_query(fields: list[tuple[str, str]]) -> str | None:
    queries = _values(fields, "query")
    if len(queries) > 1:
        raise _bad("query 只能给出一次。", "`query` is given more than once.")
    return queries[0] if queries else None


def _refuse_updates(*sources: list[tuple[str, str]]) -> None:
    if any(_values(fields, "update") for fields in sources):
        raise _refused("更新（update）不予执行。", "Updates are refused.")


def _fields(encoded: bytes, pointer: str) -> list[tuple[str, str]]:
    """Decode form fields, strictly: a byte that is no UTF-8 is an error, not a replacement."""
    try:
        return parse_qsl(
            encoded.decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as error:
        text = Text(f"不是 UTF-8 编码的表单：{error}", f"No form in UTF-8: {error}")
        raise Problem("bad-request", text, errors=[(pointer, text)]) from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise _bad(f"正文不是 UTF-8：{error}", f"The body is no UTF-8: {error}") from error


def _values(fields: list[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in fields if key == name]


def _graphs(fields: list[tuple[str, str]], name: str) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys(_values(fields, name))) or None


def _partial(fields: list[tuple[str, str]]) -> bool:
    values = _values(fields, "partial")
    if not values:
        return False
    if values[-1] not in {"0", "1", "true", "false"}:
        raise invalid("#/query/partial", Text("应为 0 或 1", "has to be 0 or 1"))
    return values[-1] in {"1", "true"}


def _format(fields: list[tuple[str, str]]) -> str | None:
    """The media type that a format's name or media type stands for; None when none was asked."""
    for name in _FORMAT_NAMES:
        for value in _values(fields, name):
            known = SHORT_NAMES.get(value.lower(), value.lower())
            if known not in SOLUTIONS and known not in GRAPHS:
                names = ", ".join(SHORT_NAMES)
                raise invalid(
                    f"#/query/{name}", Text(f"只能是 {names}", f"has to be one of {names}")
                )
            return known
    return None


def _bad(zh: str, en: str) -> Problem:
    return Problem("bad-request", Text(zh, en))


def _refused(zh: str, en: str) -> Problem:
    return Problem("query-refused", Text(zh, en))
