"""Runs a Neo4j server until it is interrupted: `python -m graph.neo4j.server FOLDER`."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading
from pathlib import Path

from graph.neo4j.server.jars import ServerFailed, version
from graph.neo4j.server.process import HOST, Neo4jServer
from graph.neo4j.settings import Settings
from ontology.errors import ZhimaiError

logger = logging.getLogger("graph.neo4j.server")


def main(arguments: list[str] | None = None) -> int:
    """Start a server on 127.0.0.1, say where, and stop it on Ctrl-C or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m graph.neo4j.server", description=__doc__)
    parser.add_argument("folder", type=Path, help="where its data lie")
    parser.add_argument("--port", type=int, default=7687)
    parser.add_argument("--heap", type=int, default=1024, metavar="MIB")
    parser.add_argument("--page-cache", type=int, default=256, metavar="MIB")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    try:
        server = Neo4jServer(
            chosen.folder,
            chosen.port,
            # With ZHIMAI_NEO4J_PASSWORD set the server asks for it, and every command gives it.
            password=Settings.from_environment().secret() or None,
            heap=chosen.heap,
            page_cache=chosen.page_cache,
        )
        logger.info("Neo4j %s is starting; its data lie in %s", version(), chosen.folder)
        with server:
            logger.info("ready: neo4j://%s:%d (Ctrl-C stops it)", HOST, server.port)
            while not over.wait(1.0):
                if server.process is None or server.process.poll() is not None:
                    raise ServerFailed(f"Neo4j ended by itself; see {server.log}")
    except ZhimaiError as error:
        logger.error("%s", error)  # noqa: TRY400 - the message is for a person
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
