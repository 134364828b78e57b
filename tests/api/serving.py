"""Serves a dataset, or any application, on a free port of this machine while a test needs it."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import uvicorn

from api.app import create_app
from api.dataset import DatasetStates
from api.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.types import ASGIApp

    from api.app import Service

STARTED_WITHIN_SECONDS = 10


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """Yield the address, without a final slash."""
    config = uvicorn.Config(app, log_level="critical", ws="none", server_header=False)
    server = uvicorn.Server(config)
    # asyncio sets TCP_NODELAY only on sockets that know that they are TCP; without it every answer
    # waits 40 ms for an acknowledgement.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            _wait(server, thread)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(STARTED_WITHIN_SECONDS)


def _wait(server: uvicorn.Server, thread: threading.Thread) -> None:
    clock = threading.Event()
    for _ in range(STARTED_WITHIN_SECONDS * 100):
        if server.started:
            return
        assert thread.is_alive(), "the server stopped while it started"
        clock.wait(0.01)
    raise AssertionError("the server did not start")


@contextmanager
def client_of(app: ASGIApp) -> Iterator[httpx.Client]:
    """A client of the application, over real sockets; redirects are not followed."""
    with serving(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def service_of(folder: Path, **changes: object) -> Service:
    """The service over a dataset, without a rate limit unless `changes` set one."""
    settings = Settings(data=str(folder), **{"rate_limit": 0, **changes})
    return create_app(DatasetStates(settings), settings)
