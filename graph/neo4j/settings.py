"""What an operator may set about Neo4j: who we are, which database, certificates, limits.

All of it is read from the environment (ZHIMAI_NEO4J_…), so that a URL names a place and never
a secret: URLs are logged.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import SplitResult, urlsplit

from ontology.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX: Final = "ZHIMAI_NEO4J_"
PLAIN_SCHEMES: Final = ("neo4j", "bolt")
SCHEMES: Final = tuple(scheme + suffix for scheme in PLAIN_SCHEMES for suffix in ("", "+s", "+ssc"))


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field is the variable ZHIMAI_NEO4J_<FIELD>."""

    # A server that asks for no password (such as the one of `make neo4j`) takes no user either.
    user: str = "neo4j"
    password: str = field(default="", repr=False)

    # Container platforms hand secrets over as files; the last line break is no part of it.
    password_file: str = ""

    # One database of the server; the URL may name another: neo4j://host:7687/policy.
    database: str = "neo4j"

    # PEM files: the authority that signed the server's certificate, where the system does not
    # know it; our own certificate and key, where the server wants to see one.
    ca: str = ""
    client_certificate: str = ""
    client_key: str = ""

    # Connections at once. A request takes one, and a server answers some dozens well.
    pool: int = 50

    # Seconds: to reach the server; to wait for a free connection; to go on trying when it is
    # gone or busy (a restart takes some 10 s); for one writing transaction.
    connect_seconds: int = 5
    acquire_seconds: int = 10
    retry_seconds: int = 15
    write_seconds: int = 600

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the variables; InputError that names the one that is wrong, never its secret."""
        source = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        for item in fields(cls):
            raw = source.get(PREFIX + item.name.upper())
            if raw is not None:
                values[item.name] = _number(item.name, raw) if item.type == "int" else raw
        settings = cls(**values)
        if bool(settings.client_certificate) != bool(settings.client_key):
            raise InputError(
                f"{PREFIX}CLIENT_CERTIFICATE and {PREFIX}CLIENT_KEY belong together; set both."
            )
        return settings

    def secret(self) -> str:
        """Return the password, from the file if one is named; InputError when it can't be read."""
        if self.password or not self.password_file:
            return self.password
        try:
            return Path(self.password_file).read_text(encoding="utf-8").removesuffix("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                f"{PREFIX}PASSWORD_FILE: {self.password_file} can't be read ({error})."
            ) from error


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is: what the driver is given, and the name of the database."""

    url: str
    database: str

    def __str__(self) -> str:
        return f"{self.url}/{self.database}"


def address(url: str, settings: Settings) -> Address:
    """Return what a store's URL names; InputError that does not repeat a password.

    >>> str(address("neo4j://127.0.0.1", Settings()))
    'neo4j://127.0.0.1:7687/neo4j'
    >>> str(address("bolt+s://db.example.org:7688/policy", Settings()))
    'bolt+s://db.example.org:7688/policy'
    """
    try:
        parts = urlsplit(url)
        port = parts.port or 7687
    except ValueError:
        raise InputError("The store's URL has no valid port; write neo4j://HOST:7687") from None
    if "@" in parts.netloc:
        raise InputError(
            "A store's URL names no user and no password, since it is logged; "
            f"set {PREFIX}USER and {PREFIX}PASSWORD (or {PREFIX}PASSWORD_FILE)."
        )
    if parts.scheme not in SCHEMES or not parts.hostname or parts.query or parts.fragment:
        raise InputError(
            "The store's URL is no address of a Neo4j; write neo4j://HOST:7687 or "
            "neo4j://HOST:7687/DATABASE (neo4j+s:// with TLS, bolt:// without routing)."
        )
    name = parts.path.strip("/")
    return Address(f"{parts.scheme}://{_host(parts)}:{port}", name or settings.database)


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return f"[{host}]" if ":" in host else host


def _number(name: str, raw: str) -> int:
    if not (raw.isascii() and raw.isdecimal() and 0 < int(raw) < 10**6):
        raise InputError(f"{PREFIX}{name.upper()} is {raw!r}; it has to be a number from 1 on.")
    return int(raw)
