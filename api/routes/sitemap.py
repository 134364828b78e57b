"""The site map: the pages of documents, agencies and threads, in both languages."""

from collections.abc import Callable, Iterator
from typing import TypeVar
from xml.sax.saxutils import escape

from fastapi import APIRouter, Request, Response

from api.frame.address import base_of
from api.pages.templates import english_path
from api.reading import Reading, reading
from api.routes.pages import NO_PARAMETERS
from api.services import services_of
from queries.agencies import agencies
from queries.documents import documents
from queries.threads import threads
from queries.types import MAX_LIMIT, Page, Position

Item = TypeVar("Item")

router = APIRouter(include_in_schema=False)

# Documents link to their clauses, so a crawler needs no more; the protocol allows 50,000 urls.
_MOST = 5000
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


@router.get("/sitemap.xml")
def sitemap(request: Request) -> Response:
    """Every document, newest first, every agency that answers for something, every thread."""
    base = base_of(request.scope, services_of(request).settings)
    with reading(request, NO_PARAMETERS) as data:
        paths = ["/", "/threads", "/shared", "/docs"]
        paths += [*_documents(data), *_agencies(data), *_threads(data)]
    entries = "".join(_entry(base, path) for path in paths)
    return Response(f"{_HEAD}{entries}</urlset>\n", media_type="application/xml")


def _documents(data: Reading) -> Iterator[str]:
    for row in _every(lambda after: documents(data.reader, limit=MAX_LIMIT, after=after).page):
        yield f"/doc/document/{row.document.id}.html"


def _agencies(data: Reading) -> Iterator[str]:
    for match in _every(lambda after: agencies(data.reader, limit=MAX_LIMIT, after=after).page):
        if match.clauses:
            yield f"/doc/agency/{match.agency.id}.html"


def _threads(data: Reading) -> Iterator[str]:
    for row in _every(lambda after: threads(data.reader, limit=MAX_LIMIT, after=after).page):
        yield f"/doc/thread/{row.thread.id}.html"


def _every(ask: Callable[[Position | None], Page[Item]]) -> Iterator[Item]:
    """The items of page after page, until there are _MOST of them."""
    after, count = None, 0
    while count < _MOST:
        page = ask(after)
        yield from page.items
        count += len(page.items)
        after = page.after
        if after is None:
            return


def _entry(base: str, path: str) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(base + target)}"/>'
        for language, target in (("zh-Hans", path), ("en", english_path(path)))
    )
    return f"<url><loc>{escape(base + path)}</loc>{links}</url>\n"
