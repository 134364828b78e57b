"""What the routes of one application share: settings, states of the data, pages, cursors."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from api.cursors import CursorSigner
from api.frame.middleware import STATE_KEY
from api.pages.static import load_static
from api.pages.templates import Pages, content_language
from api.problems import Problem, Text
from graph.errors import StateChanged, StoreUnavailable
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request

    from api.language import Language
    from api.pages.static import StaticFile
    from api.settings import Settings
    from api.state import State, States
    from graph.port import Reader


@dataclass(frozen=True, slots=True)
class Services:
    """Made once by create_app and kept in app.state."""

    settings: Settings
    states: States
    pages: Pages
    static: Mapping[str, StaticFile]
    cursors: CursorSigner
    version: str

    @classmethod
    def build(cls, settings: Settings, states: States, version: str) -> Services:
        static = load_static()
        secret = settings.cursor_key or f"zhimai:{settings.data}:{settings.store}"
        key = hashlib.sha256(secret.encode()).digest()
        return cls(settings, states, Pages(static), static, CursorSigner(key), version)

    @contextmanager
    def reading(self, request: Request) -> Iterator[tuple[Reader, State]]:
        """A reader of one state; the frame learns which, for ETag and cache."""
        if self.states.current() is None:
            self._say_why()
        with self.states.reading() as (reader, state):
            request.scope[STATE_KEY] = state
            yield reader, state

    def _say_why(self) -> None:
        """Raise what is wrong; return when the state can be read by now."""
        try:
            with self.states.reading():
                return
        except (StoreUnavailable, StateChanged):
            raise
        except StoreError as error:
            raise Problem(
                "not-ready",
                Text(
                    "还没有数据集，请先运行 zhimai build。",
                    "No dataset yet; run zhimai build first.",
                ),
                headers={"Retry-After": "5"},
            ) from error

    def readiness(self) -> tuple[int, dict[str, Any]]:
        """Status and body of /readyz."""
        try:
            state = self.states.current()
            if state is None:
                return 503, {"status": "unavailable", "checks": {"dataset": "missing"}}
            with self.states.reading() as (_, current):
                return 200, {
                    "status": "ready",
                    "release": current.release,
                    **self.states.counts(),
                    "version": self.version,
                    "checks": {"dataset": "ok", "store": "ok"},
                }
        except StateChanged:
            raise
        except StoreError as error:
            return 503, {"status": "unavailable", "checks": {"store": str(error)}}

    def page(
        self,
        request: Request,
        template: str,
        values: Mapping[str, Any],
        *,
        language: Language = "zh",
        path: str | None = None,
    ) -> Response:
        """A page. `path` is its Chinese address where it has an English one beside it."""
        state = request.scope.get(STATE_KEY)
        content = self.pages.render(
            template,
            language=language,
            path=path,
            release=state.release if state is not None else None,
            values=values,
        )
        headers = {"Content-Language": content_language(language), "Cache-Control": "no-cache"}
        return Response(content, 200, headers, "text/html")


def services_of(request: Request) -> Services:
    """The services of the application that a request came to."""
    found: Services = request.app.state.services
    return found
