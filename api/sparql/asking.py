"""Asks the pool of workers what a request wants, and turns what goes wrong into problems."""

from __future__ import annotations

import asyncio
from email.utils import format_datetime
from typing import TYPE_CHECKING

from api.frame.address import base_of
from api.frame.middleware import STATE_KEY
from api.problems import Problem, Text
from api.services import services_of
from api.state import State
from graph.sparql.errors import (
    QueryTooLarge,
    QueryTooLong,
    SparqlUnavailable,
    WorkerLost,
    WorkersBusy,
)
from graph.sparql.formats import GRAPHS, SOLUTIONS
from graph.sparql.limits import Limits
from graph.sparql.messages import Job

if TYPE_CHECKING:
    from starlette.requests import Request

    from api.settings import Settings
    from api.sparql.request import SparqlRequest
    from graph.sparql.messages import Reply
    from graph.sparql.pool import Asked, Pool


def limits_of(settings: Settings) -> Limits:
    """The limits that the operator set."""
    return Limits(
        workers=max(1, settings.sparql_workers),
        waiting=4 * max(1, settings.sparql_workers),
        seconds=float(max(1, settings.sparql_seconds)),
        rows=settings.sparql_rows,
        bytes=settings.sparql_bytes,
        memory_mb=settings.sparql_memory_mb,
    )


def pool_of(request: Request) -> Pool:
    """The workers of the application that a request came to."""
    found: Pool = request.app.state.sparql
    return found


async def ask(
    request: Request,
    asked: SparqlRequest,
    *,
    solutions: str | None,
    graph: str | None,
    rows: int | None = None,
    partial: bool | None = None,
) -> Asked:
    """The result in one of the two media types; Problem for every way in which there is none.

    When the client hangs up, the query is ended.
    """
    assert asked.query is not None
    pool = pool_of(request)
    limits = pool.limits
    job = Job(
        query=asked.query,
        base=f"{base_of(request.scope, services_of(request).settings)}/sparql",
        solutions=solutions,
        graph=graph,
        rows=min(rows or limits.rows, limits.rows),
        bytes=limits.bytes,
        partial=asked.partial if partial is None else partial,
        seconds=limits.seconds,
        union=asked.union,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )
    try:
        found = await _while_listening(request, pool, job)
    except (SparqlUnavailable, WorkersBusy, QueryTooLong, QueryTooLarge, WorkerLost) as error:
        raise _problem_of_error(error, limits) from error
    if found.reply.failure is not None:
        raise _problem_of_reply(found.reply, job)
    modified = format_datetime(found.modified, usegmt=True).encode()
    request.scope[STATE_KEY] = State(found.release, modified, found.release)
    return found


async def _while_listening(request: Request, pool: Pool, job: Job) -> Asked:
    """Run the job for as long as the client is there."""
    work = asyncio.ensure_future(pool.ask(job))
    gone = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
        if not work.done():
            work.cancel()
    return await work


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _problem_of_error(error: Exception, limits: Limits) -> Problem:
    match error:
        case QueryTooLong():
            return Problem(
                "query-timeout",
                Text(
                    f"查询超过 {limits.seconds:g} 秒，已终止。",
                    f"The query ran longer than {limits.seconds:g} s and was ended.",
                ),
            )
        case QueryTooLarge():
            return _too_large(limits)
        case WorkersBusy():
            return Problem(
                "busy",
                Text(
                    f"已有 {limits.workers} 个查询在进行，等候也已满。",
                    f"{limits.workers} queries are running and enough are waiting.",
                ),
                headers={"Retry-After": str(error.seconds)},
            )
        case WorkerLost():
            return Problem(
                "busy",
                Text("查询被中断，请重试。", "The query was interrupted; try again."),
                headers={"Retry-After": "1"},
            )
        case _:
            return Problem(
                "not-ready",
                Text(
                    "还没有可查询的数据集，原因见 /readyz。",
                    "There is no dataset to query; /readyz tells why.",
                ),
                headers={"Retry-After": "5"},
            )


def _problem_of_reply(reply: Reply, job: Job) -> Problem:
    match reply.failure:
        case "malformed":
            text = Text(f"查询有误：{reply.message}", f"The query is malformed: {reply.message}")
            parser = Text(reply.message, reply.message)
            return Problem("malformed-query", text, errors=[("#/query/query", parser)])
        case "rows":
            return Problem(
                "result-too-large",
                Text(f"结果超过 {job.rows} 行。", f"The result has more than {job.rows} rows."),
            )
        case "bytes":
            return Problem(
                "result-too-large",
                Text(
                    f"结果超过 {job.bytes} 字节。", f"The result is larger than {job.bytes} bytes."
                ),
            )
        case "memory":
            return Problem(
                "query-too-large",
                Text("查询所需的内存超过上限。", "The query needs more memory than it may take."),
            )
        case "inexpressible":
            return Problem(
                "not-acceptable",
                Text(
                    f"结果无法写成所要的格式：{reply.message}",
                    f"The result can't be written in this format: {reply.message}",
                ),
            )
        case _:
            offered = ", ".join(SOLUTIONS if reply.message == "solutions" else GRAPHS)
            return Problem(
                "not-acceptable",
                Text(f"此类结果的格式：{offered}。", f"Formats of such a result: {offered}."),
                headers={"Vary": "Accept"},
            )


def _too_large(limits: Limits) -> Problem:
    return Problem(
        "query-too-large",
        Text(
            f"查询所需的内存超过 {limits.memory_mb} MiB，或嵌套过深。",
            f"The query needs more than {limits.memory_mb} MiB, or is nested too deeply.",
        ),
    )
