"""One real Neo4j for all tests of a run, emptied between them.

It asks for a password, which the environment gives to every process that the tests start.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

import neo4j
import pytest

from graph.neo4j.server.process import Neo4jServer
from tests.ports import free_port

PASSWORD: Final = "test-password-质脉"
_STORE_ONLY: Final = (
    "MATCH (n) WHERE NOT n:Store CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS",
    "MATCH (g:Store {key: 'gate'}) REMOVE g.closed, g.since",
    "MATCH (s:Store {key: 'store'}) REMOVE s.release, s.dataset, s.generation",
)


def needs_java() -> None:
    """Skip the test where Java or Maven is missing; in CI that is a failure."""
    missing = [tool for tool in ("java", "mvn") if shutil.which(tool) is None]
    if missing:
        assert os.environ.get("CI") != "true", f"{missing} missing: `make test` installs them"
        pytest.skip(f"{missing} missing: sudo apt-get install default-jdk-headless maven")


def the_server() -> Neo4jServer:
    """Return the server that all tests of this run share, started when it is first needed."""
    needs_java()
    return _started()


def emptied() -> str:
    """Return the URL of the shared server, its store without any graphs."""
    server = the_server()
    with driver(server) as connection, connection.session(database="neo4j") as session:
        for statement in _STORE_ONLY:
            session.run(statement).consume()
    return server.url


def driver(server: Neo4jServer) -> neo4j.Driver:
    """Return a driver of the test's own, to look at what is there."""
    auth = None if server.password is None else ("neo4j", server.password)
    return neo4j.GraphDatabase.driver(server.url, auth=auth)


@cache
def _started() -> Neo4jServer:
    folder = Path(tempfile.mkdtemp(prefix="zhimai-neo4j-"))
    server = Neo4jServer(
        folder, free_port(), password=PASSWORD, heap=768, page_cache=128, quick=True
    )

    def stop() -> None:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    server.start()
    os.environ["ZHIMAI_NEO4J_PASSWORD"] = PASSWORD
    return server
