"""The service's side of one snapshot: starts its template, lends workers, sees them end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graph.sparql.errors import QueryTooLarge, QueryTooLong, SparqlUnavailable, WorkerLost
from graph.sparql.messages import HEAD_BYTES, lengths, pack_job, unpack_reply

if TYPE_CHECKING:
    from asyncio.subprocess import Process

    from graph.sparql.limits import Limits
    from graph.sparql.messages import Job, Reply

_GRACE_SECONDS: Final = 2.0  # a worker's own alarm comes first; this is for one that is stopped
_LINE_BYTES: Final = 65_536
_BUFFER_BYTES: Final = 1024 * 1024
# A template gets the import path of this process, and of the environment what an interpreter needs to start: no
# setting of ours, no secret.
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from graph.sparql.template import main; main(sys.argv[2:])"
)
_ENVIRONMENT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "TMPDIR")
_BROKE: Final = frozenset({signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL})


@dataclass(slots=True)
class _Worker:
    number: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    ended: asyncio.Future[dict[str, int] | None] = field(repr=False)


class Snapshot:
    """One state of the dataset in a template process, and the workers made of it."""

    def __init__(self, process: Process, control: socket.socket) -> None:
        self._process = process
        self._control = control
        self._loop = asyncio.get_running_loop()
        self._ready: asyncio.Future[dict[str, Any]] = self._loop.create_future()
        self._workers: dict[int, _Worker] = {}
        self._idle: list[_Worker] = []
        self._made = 0
        self._pending = b""
        self._lent = 0
        self._retired = False
        self.release = ""
        self.triples = 0

    @classmethod
    async def load(cls, folder: Path, limits: Limits) -> Snapshot:
        """Start a template on the dataset in a folder and wait until it has read it.

        Raises SparqlUnavailable when there is nothing to read or it can't be read.
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-c", _START, json.dumps([str(Path(place).absolute()) for place in sys.path]),
                str(theirs.fileno()), str(folder.absolute()), str(limits.memory_mb),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                cwd="/",
                env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
                start_new_session=True,  # Ctrl-C is for the service, which then hangs up
            )  # fmt: skip
        snapshot = cls(process, ours)
        snapshot._loop.add_reader(ours, snapshot._hear)
        try:
            said = await snapshot._ready
        except BaseException:
            await snapshot.close()
            raise
        snapshot.release, snapshot.triples = said["ready"], said["triples"]
        return snapshot

    @property
    def alive(self) -> bool:
        """Whether its template still runs."""
        return self._control.fileno() >= 0

    async def run(self, job: Job) -> tuple[Reply, bytes]:
        """Have a worker do a job. When this is cancelled, so is the job: its worker is killed.

        Raises QueryTooLong, QueryTooLarge, WorkerLost.
        """
        self._lent += 1
        try:
            return await self._run(job)
        finally:
            self._lent -= 1
            if self._retired and not self._lent:
                await self.close()

    async def retire(self) -> None:
        """Close when the last job is done; now, if there is none."""
        self._retired = True
        if not self._lent:
            await self.close()

    async def close(self) -> None:
        """End the template and with it every worker."""
        if self.alive:
            self._loop.remove_reader(self._control)
            self._control.close()
        self._hung_up()
        try:
            await asyncio.wait_for(self._process.wait(), _GRACE_SECONDS)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    async def _run(self, job: Job) -> tuple[Reply, bytes]:
        worker = self._idle.pop() if self._idle else await self._fork()
        try:
            async with asyncio.timeout(job.seconds + _GRACE_SECONDS):
                worker.writer.write(pack_job(job))
                head, size = lengths(await worker.reader.readexactly(HEAD_BYTES))
                reply = unpack_reply(await worker.reader.readexactly(head))
                body = await worker.reader.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            worker.writer.close()
            raise _cause(await self._end_of(worker)) from error
        except TimeoutError as error:
            self._kill(worker)
            raise QueryTooLong from error
        except BaseException:
            self._kill(worker)
            raise
        if reply.retire:
            worker.writer.close()
        elif worker.number in self._workers:
            self._idle.append(worker)
        return reply, body

    async def _fork(self) -> _Worker:
        ours, theirs = socket.socketpair()
        self._made = number = self._made + 1
        with theirs:
            self._say({"fork": number}, theirs)
        reader, writer = await asyncio.open_unix_connection(sock=ours, limit=_BUFFER_BYTES)
        worker = _Worker(number, reader, writer, self._loop.create_future())
        self._workers[worker.number] = worker
        return worker

    def _kill(self, worker: _Worker) -> None:
        worker.writer.close()
        with contextlib.suppress(WorkerLost):
            self._say({"kill": worker.number})

    async def _end_of(self, worker: _Worker) -> dict[str, int] | None:
        """How a worker ended: the template tells, unless it has gone as well."""
        done, _ = await asyncio.wait({worker.ended}, timeout=_GRACE_SECONDS)
        return worker.ended.result() if done else None

    def _say(self, message: dict[str, int], *passed: socket.socket) -> None:
        try:
            data = json.dumps(message).encode() + b"\n"
            socket.send_fds(self._control, [data], [item.fileno() for item in passed])
        except OSError as error:
            raise WorkerLost("The process that makes SPARQL workers has ended") from error

    def _hear(self) -> None:
        """Take what the template says; called by the loop."""
        try:
            data = self._control.recv(_LINE_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self._control)
            self._control.close()
            self._hung_up()
            return
        *lines, self._pending = (self._pending + data).split(b"\n")
        for line in lines:
            message = json.loads(line)
            if "ended" in message:
                self._ended(message)
            elif not self._ready.done():
                if "failed" in message:
                    self._ready.set_exception(SparqlUnavailable(message["failed"]))
                else:
                    self._ready.set_result(message)

    def _ended(self, message: dict[str, int]) -> None:
        worker = self._workers.pop(message["ended"], None)
        if worker is None:
            return
        if worker in self._idle:
            self._idle.remove(worker)
            worker.writer.close()
        if not worker.ended.done():
            worker.ended.set_result(message)

    def _hung_up(self) -> None:
        """The template has gone: nobody will say how its workers end."""
        if not self._ready.done():
            self._ready.set_exception(
                SparqlUnavailable("The process that reads the snapshot ended before it was done")
            )
        for worker in self._workers.values():
            if not worker.ended.done():
                worker.ended.set_result(None)
            worker.writer.close()
        self._workers.clear()
        self._idle.clear()


def _cause(end: dict[str, int] | None) -> Exception:
    """The error that a worker's end stands for."""
    if end is None:
        return WorkerLost("The SPARQL worker's process was ended")
    if end["signal"] == signal.SIGALRM:
        return QueryTooLong()
    if end["signal"] in _BROKE or end["code"]:
        return QueryTooLarge()
    return WorkerLost(f"The SPARQL worker was ended by signal {end['signal']}")
