"""Starts a Neo4j server as a child process, waits until it answers a query, and stops it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final, Self

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.neo4j.server.jars import ServerFailed, jars

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

START_SECONDS: Final = 120.0
STOP_SECONDS: Final = 60.0
HOST: Final = "127.0.0.1"
_OPENED: Final = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
_QUICK: Final = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Starts in less time and memory, and computes slower once warm: for tests."""


@dataclass(slots=True)
class Neo4jServer(AbstractContextManager["Neo4jServer"]):
    """One server with a data folder of its own; a context manager that starts and stops it.

    `port` 0 takes a free one. With `password` the user neo4j has to give it; without one the
    server asks for none. `heap` and `page_cache` are in MiB.
    """

    folder: Path
    port: int = 0
    password: str | None = None
    heap: int = 1024
    page_cache: int = 256
    quick: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """The address that `open_store` takes."""
        return f"neo4j://{HOST}:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server and wait until it answers; ServerFailed when it does not."""
        if self.port == 0:
            self.port = _free_port()
        elif _taken(self.port):
            raise ServerFailed(
                f"Something listens on {HOST}:{self.port} already: a Neo4j that is still running? "
                "Stop it, or choose another port."
            )
        self.launch()
        self.wait()

    def launch(self) -> None:
        """Start the process without waiting for it."""
        java = shutil.which("java")
        if java is None:
            raise ServerFailed(
                "Neo4j needs Java 17 or 21. On Debian: apt-get install default-jdk-headless"
            )
        libraries = jars()
        self.folder.mkdir(parents=True, exist_ok=True)
        with (
            as_file(files("graph.neo4j.server").joinpath("Server.java")) as source,
            self.log.open("ab") as log,
        ):
            command = [
                java,
                f"-Xms{min(self.heap, 256)}m",
                f"-Xmx{self.heap}m",
                *(_QUICK if self.quick else ()),
                *(f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED),
                *("-cp", str(libraries / "*"), str(source), str(self.folder)),
                *(HOST, str(self.port), str(self.page_cache)),
                "false" if self.password is None else "true",
            ]
            # A session of its own: Ctrl-C in the terminal stops us, and we stop the server.
            self.process = subprocess.Popen(  # noqa: S603 - java of the PATH, arguments of ours
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )

    @property
    def log(self) -> Path:
        """Where the server's output goes; Neo4j's own log lies beside it in `logs`."""
        return self.folder / "server.log"

    def wait(self, seconds: float = START_SECONDS) -> None:
        """Wait until a query is answered; ServerFailed when the process ends or time is over."""
        limit = time.monotonic() + seconds
        while not self._answers():
            if self.process is None or self.process.poll() is not None:
                self._forget()
                raise ServerFailed(f"Neo4j ended while it started; see {self.log}: {self._tail()}")
            if time.monotonic() > limit:
                self.kill()
                raise ServerFailed(
                    f"Neo4j did not answer within {seconds:.0f} seconds; see {self.log}"
                )
            time.sleep(0.1)

    def stop(self) -> None:
        """Ask the server to shut down and wait for it; kill it when it takes too long."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._forget()

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self.process is None:
            return
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._forget()

    def _forget(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        self.process = None

    def _answers(self) -> bool:
        # A port that is open is not enough: routing comes later, the database later still.
        if not _taken(self.port):
            return False
        auth = None if self.password is None else ("neo4j", self.password)
        try:
            with _driver(self.url, auth) as driver:
                driver.execute_query("RETURN 1", database_="neo4j")
        except AuthError:
            self._set_password()
            return False
        except (DriverError, Neo4jError):
            return False
        return True

    def _set_password(self) -> None:
        """Change the password that a new server has, which it wants to be changed."""
        try:
            with _driver(self.url, ("neo4j", "neo4j")) as driver:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
                    {"new": self.password},
                    database_="system",
                )
        except AuthError as error:
            self.stop()
            raise ServerFailed(
                f"The server in {self.folder} has another password. Give it that one, or remove "
                "the folder."
            ) from error

    def _tail(self) -> str:
        try:
            return self.log.read_text(encoding="utf-8", errors="replace").strip()[-500:]
        except OSError:
            return ""


def _driver(url: str, auth: tuple[str, str] | None) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        url, auth=auth, connection_timeout=5.0, connection_acquisition_timeout=5.0,
        max_transaction_retry_time=0.0,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((HOST, port)) == 0
