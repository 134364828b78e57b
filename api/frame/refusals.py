"""What is refused before the application sees it: what is too large, too often asked, for no host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.frame.address import HOST
from api.problems import Problem, Text

if TYPE_CHECKING:
    from starlette.types import Scope

    from api.settings import Settings


def refusal(scope: Scope, settings: Settings) -> Problem | None:
    """The problem with a request that is too large or whose Host is no host, if any."""
    if len(scope["raw_path"]) + len(scope["query_string"]) > settings.max_url_bytes:
        return Problem(
            "uri-too-long",
            Text(
                f"地址超过 {settings.max_url_bytes} 字节。",
                f"The address is longer than {settings.max_url_bytes} bytes.",
            ),
        )
    total = 0
    for name, value in scope["headers"]:
        total += len(name) + len(value)
        if name == b"content-length" and _exceeds(value, settings.max_body_bytes):
            return Problem(
                "content-too-large",
                Text(
                    f"请求正文超过 {settings.max_body_bytes} 字节。",
                    f"The request body is larger than {settings.max_body_bytes} bytes.",
                ),
                headers={"Connection": "close"},
            )
        if name == b"host" and not HOST.fullmatch(value):
            return Problem(
                "bad-request", Text("Host 标头无效。", "The Host header is no host name.")
            )
    if total > settings.max_header_bytes:
        return Problem(
            "headers-too-large",
            Text(
                f"请求标头超过 {settings.max_header_bytes} 字节。",
                f"The request headers are larger than {settings.max_header_bytes} bytes.",
            ),
        )
    return None


def too_many(reset: int) -> Problem:
    """The problem of a client that has asked as often as it may; `reset` is in seconds."""
    return Problem(
        "too-many-requests",
        Text(f"请在 {reset} 秒后重试。", f"Try again in {reset} seconds."),
        headers={"Retry-After": str(max(reset, 1))},
    )


def _exceeds(value: bytes, limit: int) -> bool:
    return not value.isdigit() or len(value) > 12 or int(value) > limit
