"""The service's settings: environment variables with the prefix ZHIMAI_, read once at the start."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ontology.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "ZHIMAI_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may change; every field is the variable ZHIMAI_<FIELD>."""

    # The dataset folder that `zhimai build` wrote: the service reads it and never writes there.
    data: str = "data"

    # Where the graph is asked: empty means the embedded store inside the dataset folder.
    store: str = ""

    # The address that people type, for absolute links (problem types, sitemap). Empty means the
    # address of the request, which is right unless a proxy changes the host.
    public_url: str = ""

    # Requests a minute for one client (IPv4 address or IPv6 /64). 0 turns the limit off, for
    # benchmarks and for services that stand behind a gateway with limits of its own.
    rate_limit: int = 120

    # Signs the positions inside lists. Set the same secret on every instance behind one address;
    # without it a key is derived from the dataset, which only keeps honest clients honest.
    cursor_key: str = ""

    # Answers are kept in memory until the data change, since one address at one release always
    # has the same answer. Bytes; 0 keeps nothing.
    cache_bytes: int = 32 * 1024 * 1024

    # Longer addresses are refused with 414. A matrix of 40 agencies by their full Chinese names
    # takes 11 KiB; at 64 KiB uvicorn itself gives up with a bare 400.
    max_url_bytes: int = 32 * 1024

    # All request headers together, else 431: no reader needs more, and each costs a scan.
    max_header_bytes: int = 16 * 1024

    # Only /sparql reads a request body, and a query of this size is no question that anybody wrote
    # by hand; a larger one is refused with 413.
    max_body_bytes: int = 64 * 1024

    # SPARQL queries that run at once. Each keeps a core busy for as long as it may run.
    sparql_workers: int = 2

    # Seconds after which a SPARQL query is killed. WDQS allows 60; questions that people ask of a
    # graph of this size take a tenth of one.
    sparql_seconds: int = 10

    # Rows or triples of one SPARQL result. More is refused aloud (422), never cut off in silence.
    sparql_rows: int = 10_000

    # Bytes of one SPARQL result, before compression: ten thousand rows of long quotes take 8 MiB.
    sparql_bytes: int = 8 * 1024 * 1024

    # MiB that one SPARQL query may take beyond the snapshot, which all workers share.
    sparql_memory_mb: int = 512

    # Seconds of Strict-Transport-Security; 0 sends none, since plain http on 127.0.0.1 is normal.
    hsts_seconds: int = 0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read ZHIMAI_* variables; raise InputError that names the variable when one is wrong."""
        source = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        for item in fields(cls):
            name = PREFIX + item.name.upper()
            raw = source.get(name)
            if raw is None:
                continue
            values[item.name] = _number(name, raw) if item.type == "int" else raw
        settings = cls(**values)
        if settings.public_url:
            parts = urlsplit(settings.public_url)
            if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query:
                raise InputError(
                    f"{PREFIX}PUBLIC_URL is {settings.public_url!r}; it has to be an http or https"
                    " address without a query, such as https://policy.example.org"
                )
        return settings


def _number(name: str, raw: str) -> int:
    if not raw.isascii() or not raw.isdigit():
        raise InputError(f"{name} is {raw!r}; it has to be a whole number, 0 or more")
    return int(raw)
