"""Finished answers: their weak ETags, whether a client has them already, and a cache of them."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

Header = tuple[bytes, bytes]

# Dropped from a 304, which has no content to describe (RFC 9110 §15.4.5).
OF_CONTENT = frozenset({b"content-length", b"content-type", b"content-encoding"})
# Smaller answers fit into one packet as they are.
COMPRESS_FROM_BYTES = 1024
_OVERHEAD = 1024  # bytes that an entry takes beside its body, roughly


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete response to a GET; `variants` are its compressed forms by Accept-Encoding."""

    status: int
    headers: tuple[Header, ...]
    body: bytes
    etag: bytes
    variants: dict[bytes, Answer] = field(default_factory=dict)


def weak_etag(release: str, body: bytes) -> bytes:
    """W/"{release}-{first 16 hex of the body's sha256}": weak, since encodings share it."""
    return f'W/"{release}-{hashlib.sha256(body).hexdigest()[:16]}"'.encode()


def matches(if_none_match: bytes, etag: bytes) -> bool:
    """Weak comparison with each member of If-None-Match.

    >>> matches(b'"x", W/"1-a"', b'W/"1-a"'), matches(b"*", b'W/"1-a"'), matches(b'"y"', b'"x"')
    (True, True, False)
    """
    if if_none_match.strip() == b"*":
        return True
    opaque = etag.removeprefix(b"W/")
    return any(member.strip().removeprefix(b"W/") == opaque for member in if_none_match.split(b","))


class AnswerCache:
    """Answers of one state of the data, least recently used thrown out first."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._entries: OrderedDict[bytes, Answer] = OrderedDict()
        self._bytes = 0
        self._state: Hashable = None

    def get(self, state: Hashable, key: bytes) -> Answer | None:
        if state != self._state:
            self._entries.clear()
            self._bytes = 0
            self._state = state
            return None
        answer = self._entries.get(key)
        if answer is not None:
            self._entries.move_to_end(key)
        return answer

    def put(self, state: Hashable, key: bytes, answer: Answer) -> None:
        """Keep an answer unless the data have moved on or it would take an eighth of the room."""
        size = _size(key, answer)
        if state != self._state or size > self._max_bytes // 8:
            return
        previous = self._entries.pop(key, None)
        if previous is not None:
            self._bytes -= _size(key, previous)
        self._entries[key] = answer
        self._bytes += size
        while self._bytes > self._max_bytes:
            self._bytes -= _size(*self._entries.popitem(last=False))


def _size(key: bytes, answer: Answer) -> int:
    # Compressed forms come later; together they take about as much as the body.
    return len(key) + 2 * len(answer.body) + _OVERHEAD
