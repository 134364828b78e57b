"""Workers that are killed, stopped or cancelled are replaced, and none outlives its service."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.sparql.errors import QueryTooLong, WorkerLost
from tests.sparql.workers import RUNAWAY, gone, job, processes, run, template_of, works

if TYPE_CHECKING:
    from graph.sparql.pool import Pool


def test_a_worker_killed_while_it_waits_is_replaced(many: Path) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        (worker,) = processes(template_of(pool))
        os.kill(worker, signal.SIGKILL)
        await gone(worker)
        await asyncio.sleep(0.05)
        assert await works(pool)
        assert processes(template_of(pool)) != [worker]

    run(many, test)


def test_a_worker_killed_in_mid_query_is_said_to_be_lost(many: Path) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        running = asyncio.ensure_future(pool.ask(job(RUNAWAY)))
        await asyncio.sleep(0.1)
        (worker,) = processes(template_of(pool))
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(WorkerLost):
            await running
        assert await works(pool)

    run(many, test)


def test_a_stopped_worker_is_killed_from_outside(many: Path) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        (worker,) = processes(template_of(pool))
        os.kill(worker, signal.SIGSTOP)
        with pytest.raises(QueryTooLong):
            await pool.ask(job("ASK {}", seconds=0.2))
        await gone(worker)
        assert await works(pool)

    run(many, test)


def test_a_killed_template_is_made_anew(many: Path) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        template = template_of(pool)
        workers = processes(template)
        running = asyncio.ensure_future(pool.ask(job(RUNAWAY)))
        await asyncio.sleep(0.1)
        os.kill(template, signal.SIGKILL)
        with pytest.raises(WorkerLost):
            await running
        assert await works(pool)
        assert template_of(pool) != template
        for worker in workers:
            await gone(worker)

    run(many, test)


def test_a_cancelled_query_ends_its_worker(many: Path) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        running = asyncio.ensure_future(pool.ask(job(RUNAWAY, seconds=60.0)))
        await asyncio.sleep(0.1)
        (worker,) = processes(template_of(pool))
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await gone(worker)
        assert await works(pool)

    run(many, test)


def test_closing_ends_every_process(many: Path) -> None:
    seen: list[int] = []

    async def test(pool: Pool) -> None:
        running = [asyncio.ensure_future(pool.ask(job(RUNAWAY, seconds=60.0))) for _ in range(2)]
        while pool._held is None or len(processes(template_of(pool))) < 2:
            await asyncio.sleep(0.01)
        seen.extend([template_of(pool), *processes(template_of(pool))])
        await pool.close()
        for task in running:
            with pytest.raises(WorkerLost):
                await task
        for process in seen:
            await gone(process)

    run(many, test)
    assert len(seen) == 3


_SERVICE = """
import asyncio, sys
from pathlib import Path
from graph.sparql.limits import Limits
from graph.sparql.pool import Pool
from tests.sparql.workers import RUNAWAY, job, processes, template_of

async def main():
    pool = Pool(Path(sys.argv[1]), Limits(seconds=60.0))
    task = asyncio.ensure_future(pool.ask(job(RUNAWAY, seconds=60.0)))
    while pool._held is None or not processes(template_of(pool)):
        await asyncio.sleep(0.01)
    print(template_of(pool), *processes(template_of(pool)), flush=True)
    await task

asyncio.run(main())
"""


def test_a_killed_service_leaves_no_process_behind(many: Path) -> None:
    command = [sys.executable, "-c", _SERVICE, str(many)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True) as service:
        assert service.stdout is not None
        left = [int(number) for number in service.stdout.readline().split()]
        assert len(left) == 2
        service.kill()
        for process in left:
            asyncio.run(gone(process))
