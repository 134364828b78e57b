"""A Dask scheduler and workers on the loopback address, each a process of its own, ended after use."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.cli.running import environment

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_READY = 30.0


@dataclass
class Cluster:
    """A scheduler at `address`; `work()` starts a worker."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __enter__(self) -> Self:
        told = self.folder / "scheduler.json"
        # The system gives a port; the scheduler writes down which.
        self._run(
            *("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"),
            *("--scheduler-file", str(told)),
        )
        end = time.monotonic() + _READY
        while not (told.exists() and told.read_bytes().rstrip().endswith(b"}")):
            assert time.monotonic() < end, (self.folder / "dask.log").read_text()
            time.sleep(0.05)
        self.address = json.loads(told.read_bytes())["address"]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()

    @property
    def scheduler(self) -> subprocess.Popen[bytes]:
        """The scheduler's process."""
        return self.processes[0]

    def work(self) -> subprocess.Popen[bytes]:
        """Start one more worker, which nobody restarts when it ends."""
        return self._run(
            *("worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard"),
            *("--host", "127.0.0.1", "--local-directory", str(self.folder)),
        )

    def _run(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "dask.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "dask", *arguments],
                cwd=self.folder,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process
