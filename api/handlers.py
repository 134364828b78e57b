"""From exceptions to answers: every error becomes a problem, and a page for those who browse."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from asgi_correlation_id.context import correlation_id
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.frame.address import base_of, instance_of
from api.frame.again import LAST
from api.frame.headers import allows_cors, methods_of
from api.language import of_scope
from api.negotiation import prefers_html
from api.problems import KINDS, MEDIA_TYPE, Moved, Problem, Text, kind_of_status
from api.problems import body as problem_body
from api.validation import problem_of_validation
from graph.errors import QueryTimeout, StateChanged, StoreUnavailable
from ontology.errors import InputError, NotFound, StoreError
from queries.parameters import InvalidParameter

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

    from api.pages.templates import Pages
    from api.settings import Settings

_LOG = logging.getLogger(__name__)
_WRONG = "invalid-parameter"
_OF_OTHERS = frozenset({"year_from", "year_to", "from_year", "role", "agency"})
_DATA_PATHS_WITH_PAGES = "/doc/"


class Handlers:
    """Answers to exceptions; `pages` draws them for browsers."""

    def __init__(self, settings: Settings, pages: Pages) -> None:
        self._settings = settings
        self._pages = pages

    def install(self, app: FastAPI) -> None:
        """Register every handler."""
        app.add_exception_handler(Moved, _redirect)
        app.add_exception_handler(Problem, self.handle)
        app.add_exception_handler(HTTPException, self.handle)
        app.add_exception_handler(RequestValidationError, self.handle)
        app.add_exception_handler(InvalidParameter, self.handle)
        app.add_exception_handler(InputError, self.handle)
        app.add_exception_handler(StateChanged, self.ask_again)
        app.add_exception_handler(StoreError, self.handle)
        app.add_exception_handler(Exception, self.handle)

    def ask_again(self, request: Request, error: Exception) -> Response:
        """Raise the error for `AskAgain`, which runs the request again; answer the last time."""
        if request.scope.get(LAST, True):
            return self.handle(request, error)
        raise error

    def handle(self, request: Request, error: Exception) -> Response:
        return self.answer(request, problem_of(error, request))

    def answer(self, request: Request, problem: Problem) -> Response:
        """A problem as problem+json, or as a page where the client is a browser on a page."""
        headers = {"Cache-Control": "no-store", **problem.headers}
        path = request.scope["path"]
        is_page = not allows_cors(path) or path.startswith(_DATA_PATHS_WITH_PAGES)
        if is_page:
            headers["Vary"] = "Accept"
        if is_page and prefers_html(request.headers.get("accept")):
            return self._pages.error(request, problem, headers)
        language = of_scope(request.scope)
        content = problem_body(
            problem,
            base=base_of(request.scope, self._settings),
            instance=instance_of(request.scope),
            language=language,
            request_id=correlation_id.get() or "",
        )
        headers["Content-Language"] = "en" if language == "en" else "zh-Hans"
        return Response(content, problem.kind.status, headers, MEDIA_TYPE)


def _redirect(_: Request, error: Exception) -> Response:
    assert isinstance(error, Moved)
    return Response(status_code=308, headers={"Location": error.path, "Cache-Control": "no-cache"})


def problem_of(error: Exception, request: Request) -> Problem:
    """The problem that an exception is; an unforeseen one says nothing about the inside."""
    match error:
        case Problem():
            problem = error
        case RequestValidationError():
            problem = problem_of_validation(error)
        case InvalidParameter():
            problem = _invalid_parameter(error, request)
        case NotFound():
            problem = Problem("not-found", Text(str(error), str(error)))
        case InputError():
            problem = Problem("invalid-parameter", Text(str(error), str(error)))
        case QueryTimeout():
            problem = Problem("query-timeout", KINDS["query-timeout"].advice)
        case StoreUnavailable():
            problem = _unavailable(error, error.retry_after)
        case StateChanged():
            problem = _unavailable(error, 1)
        case StoreError():
            problem = _not_ready(error)
        case HTTPException():
            problem = _http_problem(error, request)
        case _:
            problem = Problem(
                "internal-error",
                Text("服务出错，错误已记录。", "The service failed; the error has been logged."),
                # uvicorn drops the connection after an exception; clients have to know.
                headers={"Connection": "close"},
            )
    return problem


def _not_ready(error: StoreError) -> Problem:
    _LOG.error("the store can't answer: %s", error)
    return Problem(
        "not-ready",
        Text("数据集打不开，原因见 /readyz。", "The dataset can't be read; /readyz tells why."),
        headers={"Retry-After": "5"},
    )


def _unavailable(error: StoreError, retry_after: int) -> Problem:
    # What the error says names servers: it is for who runs the service, not for who asks.
    _LOG.error("the store can't answer now: %s", error)
    return Problem(
        "not-ready",
        Text("存储暂时不可用，请稍后再试。", "The store is not available now; try again later."),
        headers={"Retry-After": str(retry_after)},
    )


def _invalid_parameter(error: InvalidParameter, request: Request) -> Problem:
    name = {"after": "cursor", "roles": "role", "agencies": "agency"}.get(
        error.parameter, error.parameter
    )
    # The form of a parameter was checked before: what a question itself refuses of years is their
    # order, and of roles that they need agencies.
    slug = "conflicting-parameters" if name in _OF_OTHERS else _WRONG
    place = "path" if name in request.path_params else "query"
    text = Text(f"{name}：{error.message}", error.message)
    return Problem(slug, text, errors=[(f"#/{place}/{name}", text)])


def _http_problem(error: HTTPException, request: Request) -> Problem:
    """Keep the status and the headers (Allow, Retry-After) of what the framework raised."""
    kind = kind_of_status(error.status_code)
    headers: dict[str, Any] = dict(error.headers or {})
    if kind is None:
        kind = kind_of_status(500 if error.status_code >= 500 else 400)
    assert kind is not None
    if kind.slug == "method-not-allowed":
        headers["Allow"] = methods_of(request.scope["path"])
    detail = kind.advice
    return Problem(kind.slug, detail, headers=headers)
