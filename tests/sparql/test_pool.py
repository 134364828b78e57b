"""Workers: bounded by the system, killed at the deadline, replaced; one snapshot a query."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.dataset import MANIFEST, Dataset
from graph.sparql.errors import (
    QueryTooLarge,
    QueryTooLong,
    SparqlUnavailable,
    WorkerLost,
    WorkersBusy,
)
from graph.sparql.limits import Limits
from graph.sparql.messages import Job
from graph.sparql.pool import Pool
from tests.sparql.services import DOCUMENTS, commit

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


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of two thousand triples."""
    folder = tmp_path_factory.mktemp("many")
    triples = [
        f"<http://e/{n}> <http://e/next> <http://e/{(7 * n + 1) % 500}>" for n in range(2000)
    ]
    commit(folder, {"http://e/g": triples})
    return folder


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


# Runaway and hostile queries ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(RUNAWAY, id="cartesian product"),
        pytest.param(
            "SELECT (COUNT(*) AS ?n) { ?a (!<http://e/x>/!<http://e/y>|!<http://e/z>)* ?b ."
            " ?b (!<http://e/x>|^!<http://e/x>)* ?c . ?c (!<http://e/x>)* ?d }",
            id="property paths",
        ),
        pytest.param(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
            ' FILTER(REGEX(CONCAT(STR(?a), STR(?f), STR(?i)), "(.*a){20}(.*b){20}$")) }',
            id="regular expression",
        ),
        pytest.param(
            "SELECT ?z { " + " ".join(f"VALUES ?v{n} {{ {'1 ' * 40} }}" for n in range(9)) + " }"
            " ORDER BY ?nothing LIMIT 1",
            id="values",
        ),
    ],
)
def test_a_runaway_query_is_ended_at_its_deadline(many: Path, query: str) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        began = time.monotonic()
        with pytest.raises((QueryTooLong, QueryTooLarge)):
            await pool.ask(job(query))
        # The rest is what a busy machine takes to look again.
        assert time.monotonic() - began < SECONDS + 4
        assert await works(pool)

    run(many, test)


def test_the_deadline_needs_nothing_of_the_service(many: Path) -> None:
    """The worker's own alarm ends it, even when the service's loop stands still."""

    async def test(pool: Pool) -> None:
        assert await works(pool)
        running = asyncio.ensure_future(pool.ask(job(RUNAWAY)))
        await asyncio.sleep(0.05)
        (worker,) = processes(template_of(pool))
        began = time.monotonic()
        while worker in processes(template_of(pool)):
            assert time.monotonic() - began < SECONDS + 4
            time.sleep(0.05)  # the loop stands still on purpose
        with pytest.raises(QueryTooLong):
            await running

    run(many, test)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f", id="sorting"),
        pytest.param("SELECT * " + "{" * 6000 + "}" * 6000, id="nested groups"),
        pytest.param("ASK { FILTER" + "(" * 20000 + "1" + ")" * 20000 + "}", id="nested brackets"),
        pytest.param("ASK { FILTER(" + "!" * 30000 + "true) }", id="negations"),
        pytest.param("ASK { ?a " + "(" * 20000 + "<p>" + ")" * 20000 + " ?b }", id="nested path"),
        pytest.param("ASK { " + "[ <p> " * 9000 + "1" + "]" * 9000 + "}", id="nested blank nodes"),
        pytest.param(
            'SELECT (STRLEN(?x9) AS ?n) { BIND("' + "x" * 9000 + '" AS ?x0) '
            + " ".join(f"BIND(CONCAT({', '.join([f'?x{n}'] * 9)}) AS ?x{n + 1})" for n in range(9))
            + " }",
            id="growing string",
        ),
    ],
)  # fmt: skip
def test_a_query_beyond_memory_or_stack_ends_alone(many: Path, query: str) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        with suppress(QueryTooLarge, QueryTooLong):
            answer = await pool.ask(job(query, seconds=5.0))
            # What the engine takes without harm, or refuses itself, is no attack on it.
            assert answer.reply.failure in {None, "malformed", "memory"}
        assert await works(pool)

    run(many, test, Limits(workers=1, waiting=2, seconds=5.0, memory_mb=128))


def test_memory_is_what_ends_a_sort_of_millions_of_rows(many: Path) -> None:
    async def test(pool: Pool) -> None:
        with pytest.raises(QueryTooLarge):
            await pool.ask(job("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f", seconds=30.0))

    run(many, test, Limits(workers=1, seconds=30.0, memory_mb=64))


def test_a_worker_opens_no_connection_and_no_file(many: Path) -> None:
    """Behind the refusal of SERVICE: a worker that gets such a query can't follow it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"

        async def test(pool: Pool) -> None:
            answer = await pool.ask(job(f"ASK {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"))
            assert answer.reply.failure == "malformed"
            assert await works(pool)
            (worker,) = processes(template_of(pool))
            limits = Path(f"/proc/{worker}/limits").read_text()
            assert "Max open files            0                    0" in limits

        run(many, test)
        with pytest.raises(TimeoutError):
            server.accept()


# Recovery ----------------------------------------------------------------------------------------


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
from tests.sparql.test_pool import RUNAWAY, job, processes, template_of

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


# Snapshots ---------------------------------------------------------------------------------------


def test_nothing_runs_before_the_first_query(many: Path) -> None:
    async def test(pool: Pool) -> None:
        assert pool._held is None
        assert pool._loading is None
        pool.warm()
        assert await works(pool)

    run(many, test)


def test_a_commit_is_followed_and_running_queries_end_on_the_state_before(tmp_path: Path) -> None:
    triples = [f"<http://e/{n}> <http://e/next> <http://e/{n}>" for n in range(3000)]
    before = commit(tmp_path, {"http://e/g": triples})

    async def test(pool: Pool) -> None:
        count = job("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        slow = job("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }", seconds=20.0)
        first = await pool.ask(count)
        assert first.release == before
        old = template_of(pool)
        running = asyncio.ensure_future(pool.ask(slow))
        await asyncio.sleep(0.05)
        after = commit(tmp_path, {"http://e/g": triples[:10], **DOCUMENTS})
        answer = first
        while answer.release == before:
            # Until the new snapshot is there, the one before answers without a pause.
            answer = await pool.ask(count)
            await asyncio.sleep(0.01)
        assert answer.release == after
        assert value(answer.body) == "13"
        slow_answer = await running
        assert slow_answer.release == before
        assert value(slow_answer.body) == str(3000**2)
        await gone(old)

    run(tmp_path, test, Limits(workers=2, waiting=2, seconds=20.0))


def value(body: bytes) -> str:
    (row,) = json.loads(body)["results"]["bindings"]
    found: str = row["n"]["value"]
    return found


def test_without_a_dataset_there_is_nothing_to_ask(tmp_path: Path) -> None:
    async def test(pool: Pool) -> None:
        with pytest.raises(SparqlUnavailable):
            await pool.ask(job("ASK {}"))
        commit(tmp_path, DOCUMENTS)
        assert await works(pool)

    run(tmp_path, test)


def test_a_damaged_dataset_leaves_the_snapshot_before_in_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    commit(tmp_path, DOCUMENTS)

    async def test(pool: Pool) -> None:
        assert await works(pool)
        release = commit(tmp_path, {"http://e/g": ["<http://e/s> <http://e/p> <http://e/o>"]})
        for file in (tmp_path / "graphs").iterdir():
            file.write_bytes(b"damaged")
        while "can't be read" not in caplog.text:
            answer = await pool.ask(job("ASK {}"))
            await asyncio.sleep(0.01)
        assert answer.release != release
        assert "was altered" in caplog.text

    run(tmp_path, test)


def test_files_that_are_being_read_are_not_removed_by_a_commit(tmp_path: Path) -> None:
    """The template reads under the readers' lock, as every reader of a dataset does."""
    commit(tmp_path, DOCUMENTS)
    with Dataset(tmp_path).reading():
        commit(tmp_path, {"http://e/g": ["<http://e/s> <http://e/p> <http://e/o>"]})
        assert len(list((tmp_path / "graphs").iterdir())) == 4
    assert (tmp_path / MANIFEST).is_file()


# Many at once ------------------------------------------------------------------------------------


def test_too_many_at_once_are_told_to_come_back(many: Path) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        running = [asyncio.ensure_future(pool.ask(job(RUNAWAY))) for _ in range(4)]
        await asyncio.sleep(0.05)
        with pytest.raises(WorkersBusy) as busy:
            await pool.ask(job("ASK {}"))
        assert not any(task.done() for task in running), "it is told at once"
        assert busy.value.seconds >= 1
        ends = await asyncio.gather(*running, return_exceptions=True)
        # Two ran to their deadline; two waited as long as one may and ran or were turned away.
        assert {type(end) for end in ends} <= {QueryTooLong, WorkersBusy}
        assert sum(isinstance(end, QueryTooLong) for end in ends) >= 2
        assert await works(pool)

    run(many, test)


def test_many_small_queries_take_turns(many: Path) -> None:
    async def test(pool: Pool) -> None:
        answers = await asyncio.gather(
            *(pool.ask(job("ASK { ?s ?p ?o }", seconds=30.0)) for _ in range(60))
        )
        assert all(json.loads(answer.body)["boolean"] for answer in answers)
        assert len(processes(template_of(pool))) <= 2

    run(many, test, Limits(workers=2, waiting=100, seconds=20.0))


def test_a_worker_retires_after_it_has_grown(many: Path) -> None:
    async def test(pool: Pool) -> None:
        assert await works(pool)
        (before,) = processes(template_of(pool))
        large = job(
            'SELECT (REPLACE("' + "x" * 3000 + '", "x", "' + "y" * 5000 + '") AS ?x) {}',
            seconds=30.0,
        )
        answer = await pool.ask(large)
        assert answer.reply.failure == "bytes"
        await gone(before)
        assert await works(pool)

    run(many, test)
