"""Response headers by class of route: CORS for data, security headers for all, discovery links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from api.settings import Settings

Header = tuple[bytes, bytes]
RouteClass = Literal["data", "sparql", "page", "static", "health"]

# Paths whose answers any web page may read.
CORS_PREFIXES = ("/v1", "/id", "/doc", "/sparql", "/reconcile", "/static", "/oembed")
EXPOSED = "ETag, Link, X-Request-ID, RateLimit, RateLimit-Policy, Deprecation, Sunset"
ALLOWED_METHODS = "GET, HEAD"
SPARQL_METHODS = "GET, HEAD, POST"
ALLOWED_REQUEST_HEADERS = "Accept, Accept-Language, Content-Type, If-None-Match, X-Request-ID"

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.1"
DISCOVERY = (
    f'</openapi.json>; rel="service-desc"; type="{_OPENAPI_TYPE}", '
    '</docs>; rel="service-doc"; type="text/html", '
    '</.well-known/api-catalog>; rel="api-catalog"; type="application/linkset+json"'
)


def allows_cors(path: str) -> bool:
    """Whether the path is one of the data paths, by whole segments (/doc is, /docs is not).

    >>> allows_cors("/v1/measures"), allows_cors("/docs"), allows_cors("/")
    (True, False, False)
    """
    if path.startswith(CORS_PREFIXES):
        return f"/{path.split('/', 2)[1]}" in CORS_PREFIXES
    return False


def methods_of(path: str) -> str:
    """The methods that a path knows, as the Allow header lists them.

    >>> methods_of("/sparql"), methods_of("/v1/measures")
    ('GET, HEAD, POST', 'GET, HEAD')
    """
    return SPARQL_METHODS if path == "/sparql" else ALLOWED_METHODS


def classify(path: str) -> RouteClass:
    """The class of a path. Static files and health checks are outside the rate limit."""
    if path.startswith("/static/"):
        return "static"
    if path in {"/healthz", "/readyz"}:
        return "health"
    if path == "/sparql":
        return "sparql"
    return "data" if allows_cors(path) else "page"


@dataclass(frozen=True, slots=True)
class HeaderSets:
    """The headers that each class of route always carries, encoded once."""

    data: tuple[Header, ...]
    sparql: tuple[Header, ...]
    page: tuple[Header, ...]
    static: tuple[Header, ...]
    health: tuple[Header, ...]
    preflight: tuple[Header, ...]
    sparql_preflight: tuple[Header, ...]

    @classmethod
    def build(cls, settings: Settings) -> HeaderSets:
        security = {
            "content-security-policy": CONTENT_SECURITY_POLICY,
            "x-content-type-options": "nosniff",
            "referrer-policy": "strict-origin-when-cross-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=()",
            "cross-origin-opener-policy": "same-origin",
        }
        if settings.hsts_seconds:
            security["strict-transport-security"] = (
                f"max-age={settings.hsts_seconds}; includeSubDomains"
            )
        cors = {
            "access-control-allow-origin": "*",
            "access-control-expose-headers": EXPOSED,
            "cross-origin-resource-policy": "cross-origin",
        }
        links = {"link": DISCOVERY}
        preflight = {
            "access-control-allow-origin": "*",
            "access-control-allow-methods": ALLOWED_METHODS,
            "access-control-allow-headers": ALLOWED_REQUEST_HEADERS,
            "access-control-max-age": "86400",
        }
        return cls(
            data=_encode(security | cors | links),
            sparql=_encode(
                security
                | cors
                | links
                | {"access-control-expose-headers": f"{EXPOSED}, X-Truncated"}
            ),
            page=_encode(security | links),
            static=_encode(security | cors),
            health=_encode(security),
            preflight=_encode(security | preflight),
            sparql_preflight=_encode(
                security | preflight | {"access-control-allow-methods": SPARQL_METHODS}
            ),
        )

    def of(self, route_class: RouteClass) -> tuple[Header, ...]:
        sets: tuple[Header, ...] = getattr(self, route_class)
        return sets


def _encode(headers: dict[str, str]) -> tuple[Header, ...]:
    return tuple((name.encode(), value.encode()) for name, value in headers.items())
