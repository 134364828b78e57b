"""A worker: answers one job after another within limits that the system itself enforces.

It can open nothing, no file and no connection (RLIMIT_NOFILE 0); it can't grow beyond its memory
(RLIMIT_AS); a query that is over its time ends the process (an alarm that nobody catches), whatever
the engine is doing. It goes when the template goes.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from graph.sparql.evaluate import evaluate
from graph.sparql.messages import HEAD_BYTES, lengths, pack_reply, unpack_job

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping

    from graph.sparql.loading import Loaded

_NICENESS: Final = 5  # the service answers its own questions first
_PR_SET_PDEATHSIG: Final = 1
_JOBS: Final = 1000  # a worker that did so many makes room for a fresh one


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a worker gets from its template beside the snapshot.

    `prefixes` abbreviate IRIs, `memory` is how many bytes it may take beyond the snapshot,
    `parent` the template's process id.
    """

    prefixes: Mapping[str, str]
    memory: int
    parent: int


def work(connection: socket.socket, loaded: Loaded, surroundings: Surroundings) -> None:
    """Answer jobs until the other side hangs up, or until the worker has grown or aged."""
    _shut_in(surroundings)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(1, _JOBS + 1):
        head = _received(connection, HEAD_BYTES)
        if head is None:
            return
        data = _received(connection, lengths(head)[0])
        if data is None:
            return
        job = unpack_job(data)
        signal.setitimer(signal.ITIMER_REAL, job.seconds)
        reply, body = evaluate(loaded, job, surroundings.prefixes)
        signal.setitimer(signal.ITIMER_REAL, 0)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used) * 1024
        if number == _JOBS or grown > surroundings.memory // 4:
            reply = replace(reply, retire=True)
        connection.sendall(pack_reply(reply, body))
        if reply.retire:
            return


def _shut_in(surroundings: Surroundings) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.nice(_NICENESS)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != surroundings.parent:
            os._exit(0)
    # What the engine writes when it runs out of memory says nothing that the reply does not.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    os.close(silence)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    memory = _address_space() + surroundings.memory
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _address_space() -> int:
    """Return how many bytes of addresses this process has now."""
    try:
        with open("/proc/self/statm", "rb") as pages:  # noqa: PTH123 - before anything else
            return int(pages.read().split()[0]) * resource.getpagesize()
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _received(connection: socket.socket, size: int) -> bytes | None:
    """Return that many bytes, None when the other side has hung up."""
    parts = bytearray()
    while len(parts) < size:
        data = connection.recv(min(size - len(parts), 1 << 20))
        if not data:
            return None
        parts += data
    return bytes(parts)
