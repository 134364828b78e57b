"""The frame around every answer: limits, ETags, HEAD, CORS, headers, request ids, problems."""

from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from starlette.responses import Response, StreamingResponse

from api.app import create_app
from api.settings import Settings
from api.state import State
from tests.api.fakes import FixedStates
from tests.api.serving import client_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from api.app import Service

LARGE = b'{"text":"' + "质量".encode() * 2000 + b'"}'


def with_routes(app: Service) -> list[str]:
    """Add routes that answer from no data, and count how often they are asked."""
    asked: list[str] = []

    @app.get("/v1/large")
    def large() -> Response:
        asked.append("large")
        return Response(LARGE, media_type="application/json")

    @app.get("/v1/none")
    def none() -> Response:
        asked.append("none")
        return Response(b"{}", headers={"Cache-Control": "no-store"}, media_type="application/json")

    @app.get("/v1/stream")
    def stream() -> Response:
        return StreamingResponse(iter([b"a", b"b"]), media_type="text/plain")

    @app.get("/v1/broken")
    def broken() -> Response:
        raise RuntimeError("a secret of the inside")

    return asked


class Framed:
    """An application over one fixed state, its client, and what its routes were asked."""

    def __init__(self, client: httpx.Client, states: FixedStates, asked: list[str]) -> None:
        self.client, self.states, self.asked = client, states, asked


@pytest.fixture(scope="module")
def framed() -> Iterator[Framed]:
    """For tests that leave it as it was."""
    yield from framing()


@pytest.fixture
def fresh() -> Iterator[Framed]:
    """For tests that change its state or count what it was asked."""
    yield from framing()


def framing() -> Iterator[Framed]:
    states = FixedStates()
    app = create_app(states, Settings(rate_limit=0))
    asked = with_routes(app)
    with client_of(app) as client:
        yield Framed(client, states, asked)


def test_every_get_has_a_weak_etag_of_release_and_body(framed: Framed) -> None:
    etag = framed.client.get("/v1/large").headers["etag"]
    assert re.fullmatch(r'W/"r1-[0-9a-f]{16}"', etag)
    assert framed.client.get("/v1/none").headers["etag"] != etag


def test_an_unchanged_answer_is_a_304_with_the_same_headers(framed: Framed) -> None:
    full = framed.client.get("/v1/large", headers={"Accept-Encoding": "gzip"})
    again = framed.client.get(
        "/v1/large",
        headers={"Accept-Encoding": "gzip", "If-None-Match": f'"x", {full.headers["etag"]}'},
    )
    assert (again.status_code, again.content) == (304, b"")
    of_content = {"content-length", "content-type", "content-encoding", "x-request-id", "date"}
    kept = {name: value for name, value in full.headers.items() if name not in of_content}
    assert {name: again.headers.get(name) for name in kept} == kept


def test_a_new_release_changes_the_etag_and_forgets_the_old_answer(fresh: Framed) -> None:
    old = fresh.client.get("/v1/large").headers["etag"]
    fresh.states.state = State("r2", b"Thu, 11 Apr 2024 00:00:00 GMT", "r2")
    new = fresh.client.get("/v1/large", headers={"If-None-Match": old})
    assert new.status_code == 200
    assert new.headers["etag"].startswith('W/"r2-')
    assert new.headers["last-modified"] == "Thu, 11 Apr 2024 00:00:00 GMT"


def test_an_answer_is_computed_once_a_release_unless_it_says_no_store(fresh: Framed) -> None:
    for _ in range(3):
        fresh.client.get("/v1/large")
        fresh.client.get("/v1/none")
    assert fresh.asked.count("large") == 1
    assert fresh.asked.count("none") == 3


def test_head_answers_as_get_without_its_body(framed: Framed) -> None:
    get = framed.client.get("/v1/large", headers={"Accept-Encoding": "identity"})
    head = framed.client.head("/v1/large", headers={"Accept-Encoding": "identity"})
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-length", "content-type", "etag", "vary", "last-modified"):
        assert head.headers[name] == get.headers[name]


def test_head_of_an_unknown_address_is_a_404_without_a_body(framed: Framed) -> None:
    head = framed.client.head("/v1/unknown")
    assert (head.status_code, head.content) == (404, b"")
    assert head.headers["content-type"] == "application/problem+json"


def test_head_of_a_stream_ends(framed: Framed) -> None:
    assert framed.client.head("/v1/stream").content == b""
    assert framed.client.get("/v1/stream").text == "ab"


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_large_answers_are_compressed_and_vary(framed: Framed, encoding: str) -> None:
    for path in ("/v1/large", "/v1/large", "/v1/large?again"):
        answer = framed.client.get(path, headers={"Accept-Encoding": encoding})
        assert answer.headers["content-encoding"] == encoding
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.content == LARGE
        plain = framed.client.get(path, headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.headers["vary"] == "Accept-Encoding"
        assert plain.headers["etag"] == answer.headers["etag"]
        assert plain.content == LARGE


def test_encodings_that_are_refused_are_not_used(framed: Framed) -> None:
    for accepted in ("gzip;q=0, identity", "deflate", "*;q=0", "x" * 100):
        answer = framed.client.get("/v1/large", headers={"Accept-Encoding": accepted})
        assert "content-encoding" not in answer.headers
        assert answer.content == LARGE


def test_data_may_be_read_by_any_page_and_pages_may_not(framed: Framed) -> None:
    data = framed.client.get("/v1/large", headers={"Origin": "https://a.example"})
    assert data.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in data.headers
    assert data.headers["access-control-expose-headers"] == (
        "ETag, Link, X-Request-ID, RateLimit, RateLimit-Policy, Deprecation, Sunset"
    )
    page = framed.client.get("/problems/gone", headers={"Origin": "https://a.example"})
    assert "access-control-allow-origin" not in page.headers


def test_a_problem_may_be_read_by_any_page_too(framed: Framed) -> None:
    problem = framed.client.get("/v1/unknown", headers={"Origin": "https://a.example"})
    assert problem.headers["access-control-allow-origin"] == "*"


def test_a_preflight_is_answered_for_a_day(framed: Framed) -> None:
    answer = framed.client.options(
        "/v1/large",
        headers={"Origin": "https://a.example", "Access-Control-Request-Method": "GET"},
    )
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-max-age"] == "86400"
    assert "GET" in answer.headers["access-control-allow-methods"]
    assert "content-length" not in answer.headers


def test_a_preflight_of_a_page_is_refused(framed: Framed) -> None:
    answer = framed.client.options(
        "/docs", headers={"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
    )
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/v1/large", "/problems/gone", "/healthz", "/v1/unknown", "/no"])
def test_every_answer_has_the_security_headers(framed: Framed, path: str) -> None:
    headers = framed.client.get(path).headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["permissions-policy"] == "camera=(), microphone=(), geolocation=()"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "strict-transport-security" not in headers
    assert "set-cookie" not in headers
    assert "server" not in headers


def test_hsts_is_sent_when_it_is_set() -> None:
    app = create_app(FixedStates(), Settings(hsts_seconds=31536000))
    with client_of(app) as client:
        hsts = client.get("/healthz").headers["strict-transport-security"]
    assert hsts == "max-age=31536000; includeSubDomains"


def test_answers_say_where_the_api_is_described(framed: Framed) -> None:
    link = framed.client.get("/v1/large").headers["link"]
    assert '</openapi.json>; rel="service-desc"' in link
    assert '</docs>; rel="service-doc"' in link


def test_a_request_id_is_made_or_taken_over(framed: Framed) -> None:
    made = framed.client.get("/v1/unknown")
    assert made.headers["x-request-id"] == made.json()["request_id"]
    given = framed.client.get("/v1/unknown", headers={"X-Request-ID": "trace-0123456789"})
    assert given.headers["x-request-id"] == given.json()["request_id"] == "trace-0123456789"


@pytest.mark.parametrize("hostile", ["<script>", "a b", "x" * 65, "short"])
def test_a_request_id_that_is_none_is_replaced(framed: Framed, hostile: str) -> None:
    answer = framed.client.get("/healthz", headers={"X-Request-ID": hostile})
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["x-request-id"])


def test_a_wrong_method_keeps_allow(framed: Framed) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND"):
        answer = framed.client.request(method, "/v1/large")
        assert answer.status_code == 405, method
        assert answer.headers["allow"] == "GET, HEAD"
        assert answer.json()["type"].endswith("/problems/method-not-allowed")


def test_an_unforeseen_error_is_a_problem_that_tells_nothing(framed: Framed) -> None:
    answer = framed.client.get("/v1/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert answer.headers["connection"] == "close"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "etag" not in answer.headers


def test_a_problem_has_the_members_of_rfc_9457(framed: Framed) -> None:
    answer = framed.client.get("/v1/unknown%3Cscript%3E", headers={"Accept-Language": "en"})
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail", "instance", "request_id"}
    assert problem["status"] == answer.status_code == 404
    assert problem["title"] == "Not found"
    assert problem["instance"] == "/v1/unknown%3Cscript%3E"
    assert framed.client.get(urlsplit(problem["type"]).path).status_code == 200
    assert framed.client.get("/v1/unknown").json()["title"] == "没有找到"


def test_a_browser_sees_an_error_as_a_page(framed: Framed) -> None:
    page = framed.client.get("/nowhere", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "Accept" in page.headers["vary"]
    data = framed.client.get("/v1/nowhere", headers={"Accept": "text/html,*/*;q=0.8"})
    assert data.headers["content-type"] == "application/problem+json"


def test_a_long_address_is_refused(framed: Framed) -> None:
    answer = framed.client.get("/v1/large?q=" + "x" * 32_800)
    assert answer.status_code == 414
    assert answer.json()["type"].endswith("/problems/uri-too-long")


def test_large_headers_are_refused(framed: Framed) -> None:
    answer = framed.client.get("/v1/large", headers={"X-Padding": "x" * 17_000})
    assert answer.status_code == 431


@pytest.mark.parametrize("length", ["65537", "99999999999999999999", "-1", "1e9"])
def test_a_large_body_is_refused_before_it_is_sent(framed: Framed, length: str) -> None:
    answer = raw(framed, f"POST /v1/large HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n")
    assert re.match(rb"HTTP/1\.1 4(13|00) ", answer)


def test_a_body_of_unknown_length_is_not_waited_for(framed: Framed) -> None:
    answer = raw(framed, "POST /v1/large HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 405 ")


@pytest.mark.parametrize(
    "host", ["evil.example/path", "a b", "<x>", "a@b", "[::1", "x:99999999", "é", ""]
)
def test_a_host_that_is_none_is_refused_and_never_repeated(framed: Framed, host: str) -> None:
    answer = raw(framed, f"GET /v1/unknown HTTP/1.1\r\nHost: {host}\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    if host:
        assert host.encode() not in answer


@pytest.mark.parametrize("host", ["policy.example.org", "[::1]:8000", "127.0.0.1:8000", "a_b.test"])
def test_problem_types_are_under_the_host_asked(framed: Framed, host: str) -> None:
    problem = framed.client.get("/v1/unknown", headers={"Host": host}).json()
    assert problem["type"] == f"http://{host}/problems/not-found"


def test_problem_types_are_under_the_public_address_when_it_is_set() -> None:
    app = create_app(FixedStates(), Settings(public_url="https://policy.example.org/"))
    with client_of(app) as client:
        problem = client.get("/v1/unknown").json()
    assert problem["type"] == "https://policy.example.org/problems/not-found"


def test_a_slash_at_the_end_leads_nowhere_else(framed: Framed) -> None:
    answer = framed.client.get("/v1/large/", headers={"Host": "evil.example"})
    assert answer.status_code == 404
    assert "location" not in answer.headers


def test_no_answer_breaks_on_bytes_that_are_no_text(framed: Framed) -> None:
    for path in ("/v1/%00", "/v1/%ff%fe", "/id/agency/%0d%0aSet-Cookie:x=1", "/doc/a/%2e%2e%2f"):
        answer = framed.client.get(path)
        assert 400 <= answer.status_code < 500, path
        assert "set-cookie" not in answer.headers
        json.loads(answer.text)


class TestRateLimit:
    """Two requests a minute, so that a test reaches the limit."""

    @pytest.fixture
    def limited(self) -> Iterator[httpx.Client]:
        app = create_app(FixedStates(), Settings(rate_limit=2))
        with_routes(app)
        with client_of(app) as client:
            yield client

    def test_answers_say_what_is_left(self, limited: httpx.Client) -> None:
        first, second = limited.get("/v1/large"), limited.get("/v1/large")
        assert first.headers["ratelimit-policy"] == '"default";q=2;w=60'
        assert re.fullmatch(r'"default";r=1;t=\d+', first.headers["ratelimit"])
        assert re.fullmatch(r'"default";r=0;t=\d+', second.headers["ratelimit"])

    def test_the_request_after_the_last_is_a_429_problem(self, limited: httpx.Client) -> None:
        limited.get("/v1/large")
        limited.get("/v1/large")
        refused = limited.get("/v1/large")
        assert refused.status_code == 429
        assert refused.json()["type"].endswith("/problems/too-many-requests")
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert refused.headers["access-control-allow-origin"] == "*"
        assert '"default";r=0' in refused.headers["ratelimit"]

    def test_a_cached_304_costs_nothing(self, limited: httpx.Client) -> None:
        etag = limited.get("/v1/large").headers["etag"]
        for _ in range(5):
            assert limited.get("/v1/large", headers={"If-None-Match": etag}).status_code == 304
        assert limited.get("/v1/large").status_code == 200

    def test_health_and_static_files_are_outside(self, limited: httpx.Client) -> None:
        page = limited.get("/problems/gone").text
        style = re.search(r'href="(/static/[^"]+\.css)"', page)
        assert style is not None
        for _ in range(4):
            assert limited.get("/healthz").status_code == 200
            assert limited.get(style[1]).status_code == 200


def raw(framed: Framed, request: str) -> bytes:
    """Send bytes as they are, return what comes back within a second."""
    parts = urlsplit(str(framed.client.base_url))
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=5) as connection:
        connection.sendall(request.encode("utf-8", "surrogateescape"))
        connection.settimeout(1)
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
                if b"}" in piece:
                    break
        except TimeoutError:
            pass
        return answer
