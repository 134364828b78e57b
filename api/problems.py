"""Problem details (RFC 9457): the kinds of problem that exist, and one as a body of bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence for people, in Simplified Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: `slug` ends its type URL, `advice` is the text of the page there."""

    slug: str
    status: int
    title: Text
    advice: Text


def _kind(slug: str, status: int, *texts: str) -> Kind:
    title_zh, title_en, advice_zh, advice_en = texts
    return Kind(slug, status, Text(title_zh, title_en), Text(advice_zh, advice_en))


KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        _kind(
            "bad-request", 400, "请求有误", "Bad request",
            "请求本身不合规范，例如 Host 标头无效。",
            "The request itself is malformed, for instance its Host header.",
        ),
        _kind(
            "malformed-query", 400, "查询语句有误", "Malformed query",
            "查询不合 SPARQL 1.1 语法；说明中有解析器停下的位置和它所期待的写法。",
            "The query is not SPARQL 1.1; the parser says where it stopped and what it expected.",
        ),
        _kind(
            "query-refused", 403, "不予执行", "Query refused",
            "/sparql 只读：不执行更新（INSERT、DELETE、LOAD 等），也不向别的服务转查（SERVICE）。",
            "/sparql is read-only: no updates (INSERT, DELETE, LOAD and the like), and no asking of"
            " other services (SERVICE).",
        ),
        _kind(
            "not-found", 404, "没有找到", "Not found",
            "没有这个地址，或者图谱中没有这个机构、条款、措施或文件。可以先用 /v1/search?q= 查找。",
            "No such address, or no such agency, clause, measure or document in the graph."
            " Look it up with /v1/search?q= first.",
        ),
        _kind(
            "method-not-allowed", 405, "不支持的方法", "Method not allowed",
            "本服务只读：请使用 GET 或 HEAD。Allow 标头列出可用的方法。",
            "The service is read-only: use GET or HEAD. The Allow header lists what works.",
        ),
        _kind(
            "not-acceptable", 406, "没有可接受的格式", "Not acceptable",
            "Accept 标头排除了所有可用的格式。可用：HTML、JSON、JSON-LD、Turtle、N-Triples。",
            "The Accept header rules out every format that exists: HTML, JSON, JSON-LD, Turtle,"
            " N-Triples.",
        ),
        _kind(
            "gone", 410, "已撤下", "Gone",
            "这个标识曾经存在，所指内容已不在最新的文本中。Link 标头指出接替它的内容（如有）。",
            "This identifier existed; what it named is no longer in the text. The Link header names"
            " its successor where there is one.",
        ),
        _kind(
            "content-too-large", 413, "请求正文过大", "Content too large",
            "请缩短请求正文；只有 /sparql 读取正文。",
            "Send a shorter request body; only /sparql reads one.",
        ),
        _kind(
            "uri-too-long", 414, "地址过长", "URI too long",
            "请缩短检索词或减少参数。", "Shorten the search or use fewer parameters.",
        ),
        _kind(
            "unsupported-media-type", 415, "不支持的正文格式", "Unsupported media type",
            "POST /sparql 的正文须是 application/sparql-query 或"
            " application/x-www-form-urlencoded，UTF-8 编码。",
            "The body of POST /sparql has to be application/sparql-query or"
            " application/x-www-form-urlencoded, in UTF-8.",
        ),
        _kind(
            "invalid-parameter", 422, "请求参数无效", "Invalid parameter",
            "errors 列出每个出错的参数及原因；不认识的参数不会被忽略。",
            "`errors` names each wrong parameter and why; unknown parameters are not ignored.",
        ),
        _kind(
            "result-too-large", 422, "结果过大", "Result too large",
            "结果超过行数或字节上限。请加 LIMIT、缩小范围，或用 partial=1 只取前面一部分。",
            "The result is over the limit of rows or bytes. Add LIMIT, narrow the query, or take the"
            " first part with partial=1.",
        ),
        _kind(
            "query-too-large", 422, "查询过大", "Query too large",
            "查询所需的内存超过上限，或嵌套过深。请拆成几个较小的查询。",
            "The query needs more memory than it may take, or is nested too deeply. Split it.",
        ),
        _kind(
            "conflicting-parameters", 409, "参数相互矛盾", "Conflicting parameters",
            "每个参数都合规，但合在一起没有答案，例如起始年份晚于截止年份，或一个名称可指多个机构。",
            "Each parameter is well formed, but together they can't be answered: a first year after"
            " the last, or a name that several agencies bear.",
        ),
        _kind(
            "stale-cursor", 409, "翻页位置已失效", "Stale cursor",
            "cursor 只能用于给出它的同一查询和同一版数据。请从第一页重新开始。",
            "A cursor belongs to the query and the release that gave it. Start at the first page.",
        ),
        _kind(
            "too-many-requests", 429, "请求过于频繁", "Too many requests",
            "请按 Retry-After 等待；带 If-None-Match 且内容未变的请求不计数。",
            "Wait for Retry-After; requests with If-None-Match whose answer is unchanged are free.",
        ),
        _kind(
            "headers-too-large", 431, "请求标头过大", "Request header fields too large",
            "请减少请求标头。", "Send fewer or shorter request headers.",
        ),
        _kind(
            "internal-error", 500, "服务内部错误", "Internal error",
            "请把 request_id 告诉运维人员。", "Give the request_id to the operator.",
        ),
        _kind(
            "busy", 503, "查询正忙", "Busy",
            "同时进行的 SPARQL 查询已满。请按 Retry-After 等待。",
            "As many SPARQL queries run as may. Wait for Retry-After.",
        ),
        _kind(
            "query-timeout", 504, "查询超时", "Query timed out",
            "查询超过时限，已终止。请缩小范围；常见原因是图式之间没有共同变量。",
            "The query ran longer than it may and was ended. Narrow it; often two patterns share no"
            " variable.",
        ),
        _kind(
            "not-ready", 503, "数据尚未就绪", "Not ready",
            "数据集打不开或正在准备。/readyz 说明原因。",
            "The dataset can't be opened or is being prepared. /readyz says why.",
        ),
    )
}  # fmt: skip
# What stands for a bare status is not one of the kinds that only /sparql knows.
_SPARQL = frozenset({"malformed-query", "result-too-large", "query-too-large", "busy"})
_BY_STATUS = {k.status: k for k in reversed(KINDS.values()) if k.slug not in _SPARQL}


class Problem(Exception):
    """An answer that is a problem: its kind, what is wrong this time, and extra headers.

    `errors` are pairs of a JSON pointer into the request (#/query/limit, #/path/id) and a text.
    """

    def __init__(
        self,
        slug: str,
        detail: Text,
        *,
        errors: Sequence[tuple[str, Text]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail.en)
        self.kind = KINDS[slug]
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


class Moved(Exception):
    """The thing is now under another identifier: 308 to `path`, a path of this service."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def invalid(pointer: str, detail: Text) -> Problem:
    """One wrong parameter, as a problem."""
    return Problem("invalid-parameter", detail, errors=[(pointer, detail)])


def kind_of_status(status: int) -> Kind | None:
    """The kind that stands for a bare HTTP status, where there is one."""
    return _BY_STATUS.get(status)


def body(problem: Problem, *, base: str, instance: str, language: str, request_id: str) -> bytes:
    """The JSON of a problem. `base` is the service's address without a final slash."""
    content: dict[str, Any] = {
        "type": f"{base}/problems/{problem.kind.slug}",
        "title": problem.kind.title.in_language(language),
        "status": problem.kind.status,
        "detail": problem.detail.in_language(language),
        "instance": instance,
        "request_id": request_id,
    }
    if problem.errors:
        content["errors"] = [
            {"pointer": pointer, "detail": text.in_language(language)}
            for pointer, text in problem.errors
        ]
    return orjson.dumps(content)
