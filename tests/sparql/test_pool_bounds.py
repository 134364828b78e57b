"""Workers are bounded by the system: time, memory, stack, connections, and how many ask at once."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.sparql.errors import QueryTooLarge, QueryTooLong, WorkersBusy
from graph.sparql.limits import Limits
from tests.sparql.workers import RUNAWAY, SECONDS, gone, job, processes, run, template_of, works

if TYPE_CHECKING:
    from graph.sparql.pool import Pool


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
