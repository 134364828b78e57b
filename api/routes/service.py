"""What serves the service itself: health, robots, site map, API catalog, problem types, static."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.frame.address import base_of
from api.problems import KINDS, Problem, Text
from api.routes import sitemap
from api.routes.answers import json_answer
from api.services import services_of

router = APIRouter(include_in_schema=False)
router.include_router(sitemap.router)

NO_STORE = {"Cache-Control": "no-store"}
_IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}


@router.get("/healthz", include_in_schema=False)
async def healthz() -> Response:
    """The process answers; touches no data."""
    return json_answer({"status": "ok"}, headers=NO_STORE)


@router.get("/readyz", include_in_schema=False)
def readyz(request: Request) -> Response:
    """Whether questions can be answered, from which release, or why not."""
    status, content = services_of(request).readiness()
    return json_answer(content, status, NO_STORE)


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    base = base_of(request.scope, services_of(request).settings)
    # Searches and the API are endless to a crawler; the pages of things are what it is after.
    text = (
        "User-agent: *\nDisallow: /v1/\nDisallow: /search\nDisallow: /en/search\n"
        f"Disallow: /shared\nDisallow: /en/shared\n\nSitemap: {base}/sitemap.xml\n"
    )
    return Response(text, media_type="text/plain; charset=utf-8")


@router.get("/.well-known/api-catalog")
def api_catalog(request: Request) -> Response:
    """RFC 9727: where the API is described."""
    base = base_of(request.scope, services_of(request).settings)
    openapi = "application/vnd.oai.openapi+json;version=3.1"
    content = {
        "linkset": [
            {
                "anchor": f"{base}/v1/",
                "service-desc": [{"href": f"{base}/openapi.json", "type": openapi}],
                "service-doc": [{"href": f"{base}/docs", "type": "text/html"}],
                "status": [{"href": f"{base}/readyz", "type": "application/json"}],
            },
            {
                "anchor": f"{base}/sparql",
                "service-desc": [{"href": f"{base}/sparql", "type": "text/turtle"}],
                "service-doc": [{"href": f"{base}/sparql", "type": "text/html"}],
            },
        ]
    }
    return json_answer(content, media_type="application/linkset+json")


@router.get("/static/{digest}/{name}")
async def static_file(request: Request, digest: str, name: str) -> Response:
    """A file under its hash; under another hash it is another file, which isn't here."""
    file = services_of(request).static.get(name)
    if file is None or file.url != f"/static/{digest}/{name}":
        raise Problem("not-found", Text("没有这个文件。", "There is no such file."))
    return Response(file.content, headers=_IMMUTABLE, media_type=file.media_type)


@router.get("/problems/{slug}")
def problem_type(request: Request, slug: str) -> Response:
    """The page that a problem's type points to."""
    kind = KINDS.get(slug)
    if kind is None:
        raise Problem("not-found", Text("没有这种问题。", "There is no such kind of problem."))
    return services_of(request).page(request, "problem.html", {"kind": kind})
