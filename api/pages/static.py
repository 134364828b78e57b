"""Static files: read once, served under a path that holds their hash, so that caches keep them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources

_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file, its media type and its address /static/{first 8 hex of sha256}/{name}."""

    name: str
    content: bytes
    media_type: str
    url: str


def load_static() -> dict[str, StaticFile]:
    """Every file of api/static by its name."""
    found = {}
    for entry in sorted(resources.files("api").joinpath("static").iterdir(), key=lambda e: e.name):
        if not entry.is_file():
            continue
        content = entry.read_bytes()
        suffix = f".{entry.name.rpartition('.')[2]}"
        kind = _TYPES[suffix]
        url = f"/static/{hashlib.sha256(content).hexdigest()[:8]}/{entry.name}"
        found[entry.name] = StaticFile(entry.name, content, kind, url)
    return found
