"""Positions inside lists: opaque to the client, signed, and bound to one query and one release."""

from __future__ import annotations

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

import orjson

from api.problems import Problem, Text

_MAC_BYTES = 12
MAX_LENGTH = 1024


@dataclass(frozen=True, slots=True)
class CursorSigner:
    """Writes and reads cursors with one secret key."""

    key: bytes

    def write(self, position: Any, *, query: str, release: str) -> str:
        """`position` is any JSON value (a keyset); `query` is what the list was asked for."""
        payload = orjson.dumps([position, release])
        return urlsafe_b64encode(self._mac(payload, query) + payload).rstrip(b"=").decode()

    def read(self, cursor: str, *, query: str, release: str) -> Any:
        """Return the position; raise Problem when it is not ours, of another query or release."""
        raw = _decode(cursor)
        mac, payload = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(payload, query)):
            raise _stale(
                "cursor 不是本服务为这一查询给出的。",
                "This cursor was not given by this service for this query.",
            )
        position, of_release = orjson.loads(payload)
        if of_release != release:
            raise _stale(
                "数据已更新，请从第一页重新开始。",
                "The data have changed; start anew.",
            )
        return position

    def _mac(self, payload: bytes, query: str) -> bytes:
        message = query.encode() + b"\0" + payload
        return hmac.digest(self.key, message, hashlib.sha256)[:_MAC_BYTES]


def _decode(cursor: str) -> bytes:
    try:
        return urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
    except (UnicodeEncodeError, binascii.Error):
        return b""


def _stale(zh: str, en: str) -> Problem:
    text = Text(zh, en)
    return Problem("stale-cursor", text, errors=[("#/query/cursor", text)])
