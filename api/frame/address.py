"""The address that a request came to: the service's own, and the path as it was sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import Scope

    from api.settings import Settings

HOST: Final = re.compile(rb"[A-Za-z0-9.\-_]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")
_FALLBACK_BASE = "http://127.0.0.1"


def base_of(scope: Scope, settings: Settings) -> str:
    """The service's own address without a final slash: the setting, else the request's Host."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    for name, value in scope["headers"]:
        if name == b"host" and HOST.fullmatch(value):
            return f"{scope['scheme']}://{value.decode('ascii')}"
    return _FALLBACK_BASE


def instance_of(scope: Scope) -> str:
    """The path of the request as it was sent, for `instance` of a problem."""
    raw: bytes = scope["raw_path"]
    return raw.decode("ascii", "replace")[:512]
