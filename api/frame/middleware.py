"""The one ASGI middleware of the service: every request enters and every answer leaves here.

One class instead of a stack of seven, because each wrapper costs as much as a small answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asgi_correlation_id.context import correlation_id

from api.frame.address import base_of, instance_of
from api.frame.answers import (
    COMPRESS_FROM_BYTES,
    OF_CONTENT,
    Answer,
    AnswerCache,
    matches,
    weak_etag,
)
from api.frame.encoding import Encoder
from api.frame.headers import HeaderSets, allows_cors, classify
from api.frame.rate import RateLimiter, client_key
from api.frame.refusals import refusal, too_many
from api.language import of_scope
from api.problems import MEDIA_TYPE
from api.problems import body as problem_body

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.frame.headers import Header, RouteClass
    from api.problems import Problem
    from api.settings import Settings
    from api.state import State

STATE_KEY = "zhimai.state"
_NO_STORE = b"no-store"


class Frame:
    """Wraps the application; `states` gives the current state of the data or None."""

    def __init__(
        self, app: ASGIApp, settings: Settings, states: Callable[[], State | None], version: str
    ) -> None:
        self._app = app
        self._settings = settings
        self._states = states
        self._version = version
        self._headers = HeaderSets.build(settings)
        self._cache = AnswerCache(settings.cache_bytes)
        self._encoder = Encoder()
        self._limiter = RateLimiter(settings.rate_limit) if settings.rate_limit else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(self, scope, send)
        problem = refusal(scope, self._settings)
        if problem is not None:
            await exchange.refuse(problem)
        elif scope["method"] == "OPTIONS" and exchange.is_preflight():
            await exchange.preflight()
        else:
            await self._serve(exchange, receive)

    async def _serve(self, exchange: _Exchange, receive: Receive) -> None:
        scope = exchange.scope
        if exchange.route_class == "health":
            await exchange.run(receive)
            return
        state = self._states()
        scope[STATE_KEY] = state
        exchange.state = state
        readable = scope["method"] in {"GET", "HEAD"}
        cached = self._cache.get(exchange.token, exchange.key) if readable else None
        if cached is not None and exchange.has(cached.etag):
            exchange.count(free=True)
            await exchange.finish(cached)
        elif not exchange.count(free=exchange.route_class == "static"):
            await exchange.refuse(too_many(exchange.reset))
        elif cached is not None:
            await exchange.finish(cached)
        else:
            await exchange.run(receive)


class _Exchange:
    """One request and its answer on the way out."""

    __slots__ = (
        "_accept_encoding",
        "_frame",
        "_if_none_match",
        "_rate_headers",
        "_send",
        "_start",
        "_streaming",
        "head",
        "key",
        "reset",
        "route_class",
        "scope",
        "state",
    )

    def __init__(self, frame: Frame, scope: Scope, send: Send) -> None:
        self._frame = frame
        self._send = send
        self._start: Message | None = None
        self._streaming = False
        self._rate_headers: list[Header] = []
        self.scope = scope
        self.state: State | None = None
        self.reset = 0
        self.head = scope["method"] == "HEAD"
        self.route_class: RouteClass = classify(scope["path"])
        accept = host = b""
        known = encoding = None
        for name, value in scope["headers"]:
            if name == b"accept":
                accept = value if not accept else accept + b"," + value
            elif name == b"host":
                host = value
            elif name == b"if-none-match":
                known = value if known is None else known + b"," + value
            elif name == b"accept-encoding":
                encoding = value if encoding is None else encoding + b"," + value
        self._if_none_match: bytes | None = known
        self._accept_encoding: bytes | None = encoding
        # Host is part of the key because absolute links stand in a few bodies (sitemap, catalog).
        self.key = b"\n".join((scope["raw_path"], scope["query_string"], accept, host))

    @property
    def token(self) -> Hashable:
        return self.state.token if self.state is not None else None

    def has(self, etag: bytes) -> bool:
        """Whether the client says that it holds the answer with this ETag."""
        return self._if_none_match is not None and matches(self._if_none_match, etag)

    def is_preflight(self) -> bool:
        return allows_cors(self.scope["path"]) and any(
            name == b"access-control-request-method" for name, _ in self.scope["headers"]
        )

    async def preflight(self) -> None:
        sets = self._frame._headers
        posts = self.scope["path"] == "/sparql"
        headers = list(sets.sparql_preflight if posts else sets.preflight)
        await self._write(204, headers, b"")

    def count(self, *, free: bool) -> bool:
        """Charge the client for this request unless it is free; False when nothing is left."""
        limiter = self._frame._limiter
        if limiter is None or self.route_class == "static":
            return True
        client = client_key(self.scope.get("client"))
        allowance = limiter.peek(client) if free else limiter.hit(client)
        self._rate_headers = limiter.headers(allowance)
        self.reset = allowance.reset
        return allowance.granted

    async def refuse(self, problem: Problem) -> None:
        """Answer with a problem without asking the application."""
        content = problem_body(
            problem,
            base=base_of(self.scope, self._frame._settings),
            instance=instance_of(self.scope),
            language=of_scope(self.scope),
            request_id=correlation_id.get() or "",
        )
        headers = [
            (b"content-type", MEDIA_TYPE.encode()),
            (b"content-length", str(len(content)).encode()),
            (b"cache-control", _NO_STORE),
            *((name.lower().encode(), value.encode()) for name, value in problem.headers.items()),
            *self._frame._headers.of(self.route_class),
            *self._rate_headers,
        ]
        await self._write(problem.kind.status, headers, content)

    async def run(self, receive: Receive) -> None:
        """Let the application answer; HEAD is asked as GET and loses its body on the way out."""
        if self.head:
            self.scope["method"] = "GET"
        await self._frame._app(self.scope, receive, self._receive_answer)

    async def _receive_answer(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            return
        start, body = self._start, message.get("body", b"")
        if self._streaming or start is None:
            if not self.head:
                await self._send(message)
        elif message.get("more_body"):
            self._streaming = True
            headers = [*start["headers"], *self._frame._headers.of(self.route_class)]
            await self._send({"type": start["type"], "status": start["status"], "headers": headers})
            await self._send({"type": message["type"], "body": b""} if self.head else message)
        else:
            self._start = None
            await self._finish_new(start["status"], start["headers"], body)

    async def _finish_new(self, status: int, headers: list[Header], body: bytes) -> None:
        headers = [*headers, *self._frame._headers.of(self.route_class)]
        # The state that the answer was read from, which may be newer than the one at the start.
        self.state = self.scope.get(STATE_KEY)
        if status != 200 or self.scope["method"] != "GET":
            await self._write(status, [*headers, *self._rate_headers], body)
            return
        release = self.state.release if self.state is not None else self._frame._version
        etag = weak_etag(release, body)
        headers.append((b"etag", etag))
        if self.state is not None:
            headers.append((b"last-modified", self.state.modified))
        answer = Answer(status, tuple(headers), body, etag)
        if self.route_class != "health" and not any(
            name == b"cache-control" and value == _NO_STORE for name, value in headers
        ):
            self._frame._cache.put(self.token, self.key, answer)
        await self.finish(answer)

    async def finish(self, answer: Answer) -> None:
        """Send a complete answer, or 304 when the client holds it."""
        headers = [*answer.headers, *self._rate_headers]
        held = self.has(answer.etag)
        if held:
            headers = [header for header in headers if header[0] not in OF_CONTENT]
        if (held or self.head) and len(answer.body) >= COMPRESS_FROM_BYTES:
            # The compressor sees no body and stays silent, but the GET beside it does vary.
            headers.append((b"vary", b"Accept-Encoding"))
        elif not held and self._accept_encoding:
            answer = await self._frame._encoder.encoded(answer, self._accept_encoding)
            headers = [*answer.headers, *self._rate_headers]
        await self._write(304 if held else answer.status, headers, b"" if held else answer.body)

    async def _write(self, status: int, headers: list[Header], body: bytes) -> None:
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": b"" if self.head else body})
