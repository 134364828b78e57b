"""Measures the embedded store and the questions on generated graphs, beside plain SQLite.

    python -m benchmarks.bench_store [--sizes 10000 100000] [--asked 300] [--keep FOLDER]

Loading is compared with sqlite3 alone putting the same rows into an empty file (benchmarks/bare.py),
the questions with plain SQL over the same tables without what the store derives (plain.py).
Generating is not timed. Each question is asked for `--asked` different things after a round that
warms the caches; of three times the best counts, since other programs share the machine.
A million sentences (--sizes 10000 100000 1000000) need some 8 GB of disk and a quarter of an hour.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import plain
from benchmarks.bare import bare_load
from benchmarks.clock import Clock
from benchmarks.graphs import generated_graphs
from benchmarks.machine import machine
from graph.store import open_store
from queries.duties import duties
from queries.matrix import matrix
from queries.partners import partners
from queries.responsibility import responsibility
from queries.search import search
from queries.series import series
from queries.shared import shared
from queries.targets import targets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.port import Reader
    from graph.property_graph import PropertyGraph

ROUNDS = 3
PEER_PATIENCE = 20.0
"""Seconds after which a slow peer is not asked for more; its figures then are of fewer askings."""


@dataclass(frozen=True)
class Figure:
    """Milliseconds of one question at one size, and of the processor alone at the 95th in 100."""

    p50: float
    p95: float
    cpu: float


class Supply:
    """Graphs as they are generated; `clock` is how long the generating took."""

    def __init__(self, graphs: Iterator[PropertyGraph]) -> None:
        self._graphs = graphs
        self.clock = Clock()

    def __iter__(self) -> Iterator[PropertyGraph]:
        while True:
            with self.clock:
                graph = next(self._graphs, None)
            if graph is None:
                return
            yield graph


def loaded(size: int, folder: Path) -> Path:
    """Load a graph of so many sentences (unless it is there) and print the figure and the peer's."""
    path = folder / f"store-{size}.db"
    if path.exists():
        return path
    supply = Supply(generated_graphs(size))
    clock = Clock()
    with clock:
        store = open_store(f"sqlite:{path}")
        store.load(supply)
    wall, cpu = clock.wall - supply.clock.wall, clock.cpu - supply.clock.cpu
    store.close()
    target = folder / f"bare-{size}.db"
    peer, rows = bare_load(path, target)
    target.unlink()
    print(
        f"load {size:>9,}: store {wall:.2f} s, bare sqlite3 {peer.wall:.2f} s for the same "
        f"{rows:,} rows; ratio {peer.wall / wall:.2f} (of the processor {cpu:.2f} and "
        f"{peer.cpu:.2f} s: {peer.cpu / cpu:.2f}); {rows / wall:,.0f} rows/s, "
        f"{path.stat().st_size / 1e6:,.0f} MB",
        flush=True,
    )
    return path


def timed(
    reader: Reader, ask: Callable[..., Any], things: Sequence[tuple[Any, ...]], patience: float
) -> Figure:
    """Return the figure of a question asked for each of some things, best of three times."""
    best = [(float("inf"), float("inf"))] * len(things)
    begin_all = time.perf_counter()
    for number in range(ROUNDS + 1):
        for place, thing in enumerate(things):
            cpu, begin = time.thread_time(), time.perf_counter()
            ask(reader, *thing)
            end = time.perf_counter()
            late = end - begin_all > patience
            if number or late:
                best[place] = min(best[place], (end - begin, time.thread_time() - cpu))
            if late:
                break
    known = sorted(value for value in best if value[0] < float("inf"))
    last = int(len(known) * 0.95)
    return Figure(
        known[len(known) // 2][0] * 1e3,
        known[last][0] * 1e3,
        sorted(cpu for _, cpu in known)[last] * 1e3,
    )


def things_to_ask(path: Path, count: int) -> dict[str, list[tuple[Any, ...]]]:
    """Choose sentences, agencies, pairs and words, the same for the same store."""
    rng = random.Random(5)
    with sqlite3.connect(path) as connection:

        def sample(question: str) -> list[tuple[Any, ...]]:
            rows = connection.execute(question).fetchall()
            return [rng.choice(rows) for _ in range(count)]

        agencies = "SELECT id FROM agency WHERE pk IN (SELECT agency FROM duty)"
        sentences = sample("SELECT text FROM measure WHERE pk % 97 = 0")
        return {
            "measure": sample("SELECT id FROM measure WHERE pk % 31 = 0"),
            "agency, any": sample(agencies),
            "agency, as named": sample(
                "SELECT g.id FROM assigned_to AS a JOIN agency AS g ON g.pk = a.agency"
                " WHERE a.statement % 61 = 0"
            ),
            "pair that shares": sample(
                "SELECT a.id, b.id FROM shared AS h JOIN agency AS a ON a.pk = h.a"
                " JOIN agency AS b ON b.pk = h.b WHERE h.statement % 211 = 0"
            ),
            "words": [(_cut(rng, row[0]),) for row in sentences],
            "names": sample("SELECT plain FROM agency_name"),
            "indicator": sample("SELECT indicator FROM observation WHERE pk % 41 = 0"),
            "document": sample("SELECT id FROM document"),
        }


def _cut(rng: random.Random, text: str) -> str:
    """Cut two to six characters out of a sentence, as people type them: common or rare."""
    length = rng.randint(2, 6)
    start = rng.randrange(max(1, len(text) - length))
    return text[start : start + length]


def asked(path: Path, count: int) -> dict[str, Figure]:
    """Ask everything of one store and print a line a question."""
    things = things_to_ask(path, count)
    ten = [
        tuple(dict.fromkeys(row[0] for row in things["agency, as named"][n : n + 10]))
        for n in range(0, count - 10, 10)
    ]
    questions: list[tuple[str, Callable[..., Any], list[tuple[Any, ...]], Any]] = [
        ("who answers for a measure", responsibility, things["measure"], plain.bodies),
        ("an agency's first page, any agency", duties, things["agency, any"], plain.duties),
        ("an agency's first page, as often as named", duties, things["agency, as named"], plain.duties),
        ("shared by two", lambda r, a, b: shared(r, [a, b]), things["pair that shares"], plain.shared),
        ("search with facets, words of 2 to 6", search, things["words"], plain.search),
        ("search with facets, names of agencies", search, things["names"], plain.search),
        ("an indicator through time", series, things["indicator"][:60], None),
        ("targets of a document", lambda r, d: targets(r, document=d), things["document"][:60], None),
        ("targets, all counted", targets, [()] * 5, None),
        ("partners of an agency", partners, things["agency, as named"][:50], None),
        ("matrix of ten", lambda r, *ids: matrix(r, ids), ten, None),
    ]  # fmt: skip
    figures: dict[str, Figure] = {}
    store = open_store(f"sqlite:{path}", read_only=True)
    with store.snapshot() as reader:
        for name, ask, some, peer in questions:
            figure = figures[name] = timed(reader, ask, some, patience=600)
            line = f"  {name:<44} p50 {figure.p50:7.3f} ms  p95 {figure.p95:7.3f} ms"
            line += f" (CPU {figure.cpu:7.3f})"
            if peer is not None:
                other = timed(reader, peer, some, patience=PEER_PATIENCE)
                line += f"   plain SQL p50 {other.p50:9.3f}  p95 {other.p95:9.3f}"
            print(line, flush=True)
    store.close()
    return figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--asked", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="a folder in which stores are kept and reused")
    options = parser.parse_args(arguments)
    print(machine(), f"SQLite {sqlite3.sqlite_version}", sep=", ")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        figures: list[dict[str, Figure]] = []
        for size in options.sizes:
            path = loaded(size, folder)
            print(f"asked of {size:,} sentences (20 a page):")
            figures.append(asked(path, options.asked))
        growth(options.sizes, figures)


def growth(sizes: Iterable[int], figures: Sequence[dict[str, Figure]]) -> None:
    """Print how much slower each question is at the largest size than at the smallest."""
    first, *_, last = [*sizes, 0] if len(figures) < 2 else sizes
    if not last:
        return
    print(f"growth of p95 from {first:,} to {last:,} sentences:")
    for name, figure in figures[0].items():
        print(f"  {name:<44} {figures[-1][name].p95 / figure.p95:.2f}")


if __name__ == "__main__":
    main()
