"""Every query is answered from one snapshot, and snapshots follow the dataset's commits."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from graph.dataset import MANIFEST, Dataset
from graph.sparql.errors import SparqlUnavailable
from graph.sparql.limits import Limits
from tests.sparql.services import DOCUMENTS, commit
from tests.sparql.workers import gone, job, run, template_of, works

if TYPE_CHECKING:
    from pathlib import Path

    from graph.sparql.pool import Pool


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
