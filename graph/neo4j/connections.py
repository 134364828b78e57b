"""Opens the driver: addresses, secrets, certificates and limits come together here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import neo4j
from neo4j.auth_management import ClientCertificate, ClientCertificateProviders
from neo4j.exceptions import ConfigurationError

from ontology.errors import InputError, StoreError

if TYPE_CHECKING:
    from graph.neo4j.settings import Address, Settings


def open_driver(where: Address, settings: Settings) -> neo4j.Driver:
    """Return a driver for an address; it connects when it is first used.

    Raises InputError for certificates that can't be read or don't go with the URL's scheme.
    """
    password = settings.secret()
    options: dict[str, Any] = {
        "auth": (settings.user, password) if password else None,
        "max_connection_pool_size": settings.pool,
        "connection_timeout": float(settings.connect_seconds),
        "connection_acquisition_timeout": float(settings.acquire_seconds),
        "max_transaction_retry_time": float(settings.retry_seconds),
        "connection_write_timeout": float(settings.acquire_seconds),
        # Connections that a restart of the server cut are noticed before they are used.
        "liveness_check_timeout": 30.0,
        "keep_alive": True,
        "user_agent": "zhimai",
        # Hints for people who type Cypher: an empty store has not seen its property names yet.
        "notifications_min_severity": "OFF",
    }
    if settings.ca:
        if "+" in where.url.partition(":")[0]:
            raise InputError(
                "ZHIMAI_NEO4J_CA goes with neo4j:// or bolt:// (it turns TLS on itself); "
                "neo4j+s:// trusts what the system trusts."
            )
        options |= {"encrypted": True, "trusted_certificates": neo4j.TrustCustomCAs(settings.ca)}
    if settings.client_certificate:
        options["client_certificate"] = ClientCertificateProviders.static(
            ClientCertificate(settings.client_certificate, settings.client_key)
        )
    try:
        return neo4j.GraphDatabase.driver(where.url, **options)
    except (ConfigurationError, OSError, ValueError) as error:
        raise StoreError(f"Neo4j at {where.url} can't be reached so: {error}") from error
