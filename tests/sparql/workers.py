"""Workers to test: a pool for the time of a test, jobs for it, and the processes that belong to it."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.sparql.limits import Limits
from graph.sparql.messages import Job
from graph.sparql.pool import Pool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

SECONDS = 1.0
QUICK = Limits(workers=2, waiting=2, seconds=SECONDS, memory_mb=128)
# Joins that share no variable, over a dataset large enough that no engine finishes them.
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def job(query: str, **changes: Any) -> Job:
    values: dict[str, Any] = {
        "query": query, "base": "http://e/sparql", "graph": "text/turtle", "rows": 1000,
        "solutions": "application/sparql-results+json", "bytes": 10**6, "partial": False,
        "seconds": SECONDS,
    }  # fmt: skip
    return Job(**{**values, **changes})


@asynccontextmanager
async def pool_on(folder: Path, limits: Limits = QUICK) -> AsyncIterator[Pool]:
    pool = Pool(folder, limits)
    try:
        yield pool
    finally:
        await pool.close()


def run(folder: Path, test: Callable[[Pool], Awaitable[None]], limits: Limits = QUICK) -> None:
    async def within() -> None:
        async with pool_on(folder, limits) as pool:
            await test(pool)

    asyncio.run(within())


async def works(pool: Pool) -> bool:
    answer = await pool.ask(job("ASK { ?s ?p ?o }", seconds=30.0))
    return json.loads(answer.body)["boolean"] is True


def processes(parent: int) -> list[int]:
    """The process ids of the children of a process."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if entry.name.isdigit() and int(fields[1]) == parent and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def template_of(pool: Pool) -> int:
    assert pool._held is not None
    return pool._held.snapshot._process.pid


async def gone(process: int) -> None:
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"process {process} is still there")
