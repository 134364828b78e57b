"""The rate limit: how many requests a client has left, and the headers that say so.

The header fields follow draft-ietf-httpapi-ratelimit-headers-11, which may still change before
it is an RFC: `headers` is the only place that knows them.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

WINDOW_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a client may still do: requests left and seconds until the window starts anew."""

    granted: bool
    remaining: int
    reset: int


class RateLimiter:
    """Counts requests a client and minute, in this process."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._item = RateLimitItemPerMinute(per_minute)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._policy = f'"default";q={per_minute};w={WINDOW_SECONDS}'.encode()

    def hit(self, client: str) -> Allowance:
        """Count one request."""
        granted = self._limiter.hit(self._item, client)
        return self._allowance(client, granted)

    def peek(self, client: str) -> Allowance:
        """What is left, without counting."""
        return self._allowance(client, granted=True)

    def _allowance(self, client: str, granted: bool) -> Allowance:
        stats = self._limiter.get_window_stats(self._item, client)
        reset = max(0, math.ceil(stats.reset_time - time.time()))
        return Allowance(granted, max(0, stats.remaining), min(reset, WINDOW_SECONDS))

    def headers(self, allowance: Allowance) -> list[tuple[bytes, bytes]]:
        current = f'"default";r={allowance.remaining};t={allowance.reset}'
        return [(b"ratelimit-policy", self._policy), (b"ratelimit", current.encode())]


def client_key(client: tuple[str, int] | None) -> str:
    """Whom a request counts for: an IPv4 address, or the /64 that one IPv6 customer holds.

    >>> client_key(("2001:db8:0:1:aaaa::7", 5)), client_key(("192.0.2.7", 5))
    ('2001:db8:0:1::', '192.0.2.7')
    """
    if client is None:
        return "unknown"
    host = client[0]
    if ":" not in host:
        return host
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)
