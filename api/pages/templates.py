"""Renders the templates in Chinese or English, with links of the same language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asgi_correlation_id.context import correlation_id
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from api.language import of_scope
from api.pages.marks import marked, script_of, with_code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from api.language import Language
    from api.pages.static import StaticFile
    from api.problems import Problem


class Pages:
    """The templates of api/templates with what all of them use."""

    def __init__(self, static: Mapping[str, StaticFile]) -> None:
        self._environment = Environment(
            loader=PackageLoader("api", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals |= {
            "static": lambda name: static[name].url,
            "script_of": script_of,
            "marked": marked,
            "with_code": with_code,
            "flat": lambda text: "".join(text.split()),
        }

    def render(
        self,
        template: str,
        *,
        language: Language,
        path: str | None,
        release: str | None,
        values: Mapping[str, Any],
    ) -> bytes:
        """`path` is the Chinese address of the page with its query; None when it has only one."""
        english = language == "en"
        context = {
            "en": english,
            "t": _translator(english),
            "here": lambda target: english_path(target) if english else target,
            "zh_path": path,
            "en_path": english_path(path) if path is not None else None,
            "release": release,
            "query": None,
            **values,
        }
        return self._environment.get_template(template).render(context).encode()

    def error(self, request: Request, problem: Problem, headers: Mapping[str, str]) -> Response:
        """A problem as a page, with the problem's status and headers."""
        language = of_scope(request.scope)
        content = self.render(
            "error.html",
            language=language,
            path=None,
            release=None,
            values={
                "slug": problem.kind.slug,
                "status": problem.kind.status,
                "problem_title": problem.kind.title.in_language(language),
                "problem_detail": problem.detail.in_language(language),
                "problem_advice": problem.kind.advice.in_language(language),
                "problem_errors": [
                    (pointer, text.in_language(language)) for pointer, text in problem.errors
                ],
                "request_id": correlation_id.get() or "",
            },
        )
        return Response(
            content,
            problem.kind.status,
            {**headers, "Content-Language": content_language(language)},
            "text/html",
        )


def content_language(language: Language) -> str:
    """The tag for Content-Language and lang attributes."""
    return "en" if language == "en" else "zh-Hans"


def english_path(path: str) -> str:
    """The English address of a Chinese page.

    >>> english_path("/"), english_path("/search?q=x")
    ('/en', '/en/search?q=x')
    """
    return "/en" if path == "/" else f"/en{path}"


def _translator(english: bool) -> Callable[[str, str], str]:
    return (lambda _, en: en) if english else (lambda zh, _: zh)
