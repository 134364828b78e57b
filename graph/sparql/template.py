"""The process that holds one snapshot and makes workers of it, one `fork` each.

It reads the dataset's present state into memory once; a worker shares that memory with it, so
that a killed worker is replaced within milliseconds. It talks with the service over one
socket, a JSON object a line:

    → {"fork": 7} with a socket     a worker that answers jobs on that socket
    → {"kill": 7}
    ← {"ready": release, …}         or {"failed": why}, once
    ← {"ended": 7, "signal": 14, "code": null}

It runs no thread and opens nothing after the start. When the service goes, it and its workers go.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from graph.dataset import Dataset
from graph.projection.spec import projection
from graph.sparql.loading import load
from graph.sparql.worker import Surroundings, work
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.sparql.loading import Loaded

_LINE_BYTES: Final = 65_536


class Template:
    """One snapshot and the workers made of it."""

    def __init__(self, control: socket.socket, folder: Path, memory_mb: int) -> None:
        self._control = control
        self._folder = folder
        self._memory = memory_mb * 1024 * 1024
        self._prefixes = projection().prefixes
        self._workers: dict[int, int] = {}  # number of a worker by its process id
        self._wake, self._waker = socket.socketpair()

    def run(self) -> None:
        """Load, then make workers until the service hangs up."""
        try:
            with Dataset(self._folder).reading() as reading:
                loaded = load(reading)
        except (StoreError, SyntaxError, MemoryError) as error:
            self._say({"failed": str(error) or "the snapshot does not fit into memory"})
            return
        self._say({"ready": loaded.release, "triples": loaded.triples})
        # Nothing that is there now is looked at again: the workers' collections leave it shared.
        gc.collect()
        gc.freeze()
        self._wake.setblocking(False)
        self._waker.setblocking(False)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._serve(loaded)

    def _serve(self, loaded: Loaded) -> None:
        pending = b""
        sockets: list[int] = []
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        poll.register(self._wake, select.POLLIN)
        while True:
            ready = {descriptor for descriptor, _ in poll.poll()}
            if self._wake.fileno() in ready:
                self._wake.recv(_LINE_BYTES)
                self._bury()
            if self._control.fileno() not in ready:
                continue
            data, received, _, _ = socket.recv_fds(self._control, _LINE_BYTES, 64)
            if not data:
                break
            sockets += received
            *lines, pending = (pending + data).split(b"\n")
            for line in lines:
                message = json.loads(line)
                if "fork" in message:
                    self._fork(loaded, message["fork"], sockets.pop(0))
                else:
                    self._kill(message["kill"])
        signal.set_wakeup_fd(-1)
        for process in self._workers:
            os.kill(process, signal.SIGKILL)

    def _fork(self, loaded: Loaded, number: int, descriptor: int) -> None:
        parent = os.getpid()
        process = os.fork()
        if process == 0:
            self._be_worker(loaded, descriptor, parent)
        self._workers[process] = number
        os.close(descriptor)

    def _be_worker(self, loaded: Loaded, descriptor: int, parent: int) -> NoReturn:
        """Work until the service hangs up; a worker never comes back into the template's loop."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for other in (self._control, self._wake, self._waker):
                other.close()
            surroundings = Surroundings(self._prefixes, self._memory, parent)
            work(socket.socket(fileno=descriptor), loaded, surroundings)
            code = 0
        finally:
            os._exit(code)

    def _kill(self, number: int) -> None:
        """Kill a worker; its process id is still its own, since only `_bury` gives it back."""
        for process, other in self._workers.items():
            if other == number:
                os.kill(process, signal.SIGKILL)

    def _bury(self) -> None:
        """Tell the service of the workers that have ended."""
        while self._workers:
            process, status = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                return
            code = os.waitstatus_to_exitcode(status)
            ended = {"ended": self._workers.pop(process)}
            self._say(ended | {"signal": max(-code, 0), "code": max(code, 0)})

    def _say(self, message: Mapping[str, object]) -> None:
        self._control.sendall(json.dumps(message).encode() + b"\n")


def main(arguments: list[str]) -> None:
    """Be the template: the control socket's descriptor, the dataset's folder, the memory in MiB."""
    descriptor, folder, memory_mb = arguments
    try:
        Template(socket.socket(fileno=int(descriptor)), Path(folder), int(memory_mb)).run()
    except (BrokenPipeError, ConnectionResetError):
        sys.exit(0)  # the service has gone, and with it the need for a snapshot
