"""One read: a reader of one state, the parameters that all reads share, and the answer's frame."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar
from urllib.parse import parse_qsl, quote, urlencode

from api.routes.answers import json_answer
from api.services import services_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from api.cursors import CursorSigner
    from api.parameters import Listed, Read
    from api.shapes.common import PageInfo
    from graph.port import Reader
    from queries.types import Page, Position

Item = TypeVar("Item")

# What changes a page but not the list that it is a page of.
_NOT_OF_THE_LIST = frozenset({"cursor", "limit", "lang"})


class Paging(TypedDict):
    """How many rows a page has, where it goes on, and as of when."""

    limit: int
    after: Position | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A request that is being answered from one state."""

    request: Request
    reader: Reader
    release: str
    as_of: str | None
    cursors: CursorSigner

    def after(self, query: Listed) -> Position | None:
        """The position that the query's cursor stands for, None on the first page."""
        return self.position(query.cursor, self._list()) if query.cursor is not None else None

    def paging(self, query: Listed) -> Paging:
        """What a question about a list takes: how many, where it goes on, as of when."""
        return {"limit": query.limit, "after": self.after(query), "as_of": query.as_of}

    def position(self, cursor: str, of_list: str) -> Position:
        """The position that a cursor stands for; Problem when it is not ours or outdated."""
        return tuple(self.cursors.read(cursor, query=of_list, release=self.release))

    def cursor(self, position: Position, of_list: str) -> str:
        """The cursor for a position in a list, which `of_list` says what it asks for."""
        return self.cursors.write(list(position), query=of_list, release=self.release)

    def answer(self, content: dict[str, Any]) -> Response:
        """The content with what every answer ends with."""
        return json_answer(self.closed(content), headers=REVALIDATE)

    def closed(self, content: dict[str, Any]) -> dict[str, Any]:
        """Add as_of and release."""
        if self.as_of is not None:
            content["as_of"] = self.as_of
        content["release"] = self.release
        return content

    def listed(
        self, content: dict[str, Any], page: Page[Item], render: Callable[[Item], Any]
    ) -> Response:
        """A page of a list: the content, its items, where it stands, and a Link to the next."""
        content["items"] = [render(item) for item in page.items]
        content["page"], link = self.page_info(page)
        headers = {**REVALIDATE, "Link": link} if link else REVALIDATE
        return json_answer(self.closed(content), headers=headers)

    def page_info(self, page: Page[Any]) -> tuple[PageInfo, str | None]:
        """The `page` object and the Link header to the next page, if there is one."""
        cursor = None
        if page.after is not None:
            cursor = self.cursor(page.after, self._list())
        info: PageInfo = {
            "limit": page.limit,
            "next_cursor": cursor,
            "total": page.total,
            "total_is_exact": page.total_is_exact,
        }
        return info, f'<{self.next_address(cursor)}>; rel="next"' if cursor else None

    def next_address(self, cursor: str) -> str:
        """The address of the same list at a cursor, percent-encoded anew."""
        pairs = [(name, value) for name, value in self._pairs() if name != "cursor"]
        path = quote(self.request.scope["path"], safe="/~")
        return f"{path}?{urlencode([*pairs, ('cursor', cursor)])}"

    def _list(self) -> str:
        pairs = sorted(pair for pair in self._pairs() if pair[0] not in _NOT_OF_THE_LIST)
        return f"{self.request.scope['path']}?{urlencode(pairs)}"

    def _pairs(self) -> list[tuple[str, str]]:
        return parse_qsl(self.request.scope["query_string"].decode("latin-1"))


# A release may come any time, and a 304 costs nothing: revalidate rather than guess a lifetime.
REVALIDATE = {"Cache-Control": "no-cache"}


@contextmanager
def reading(request: Request, query: Read) -> Iterator[Reading]:
    """Open the newest state for one request."""
    services = services_of(request)
    with services.reading(request) as (reader, state):
        yield Reading(request, reader, state.release, query.as_of, services.cursors)
