"""Measures the authority file: loading it in a fresh process, resolving names new and known.

    python -m benchmarks.bench_authority [--runs 10]

Loading is processor time, the median of fresh processes without the imports; resolving is over the surfaces
of the annotated statements, first as never seen before, then again.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.machine import machine
from ontology.authority import Authority

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "others.jsonl"
LOAD = (
    "import time\nfrom ontology.authority import load_authority\n"
    "begin = time.process_time()\nload_authority()\nprint(time.process_time() - begin)"
)


def load_seconds(runs: int) -> list[float]:
    """Return the processor seconds that `load_authority()` took in each of `runs` fresh processes."""
    return [
        float(subprocess.run([sys.executable, "-c", LOAD], capture_output=True, check=True).stdout)
        for _ in range(runs)
    ]


def surfaces(authority: Authority) -> list[tuple[str, str | None, str | None]]:
    """Return (surface, date, place) of every body in the annotated statements."""
    found = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        excerpt = json.loads(line)
        place = authority.jurisdiction_of(excerpt["issuer"] or excerpt["government"] or "")
        found.extend(
            (body["surface"], excerpt["date"], place)
            for statement in excerpt["statements"]
            for body in statement["agencies"]
        )
    return sorted(set(found), key=str)


def resolve_seconds(authority: Authority, asked: list[tuple[str, str | None, str | None]]) -> float:
    """Return the seconds that one pass over `asked` took."""
    begin = time.perf_counter()
    for surface, date, place in asked:
        authority.resolve(surface, date=date, jurisdiction=place)
    return time.perf_counter() - begin


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    print(machine())
    loads = sorted(load_seconds(runs))
    print(f"load: median {statistics.median(loads) * 1000:.1f} ms, {runs} fresh processes")
    authority = Authority()
    asked = surfaces(authority)
    first = resolve_seconds(authority, asked) / len(asked)
    again = resolve_seconds(authority, asked) / len(asked)
    print(f"resolve: {first * 1e6:.0f} µs a new name, {again * 1e6:.1f} µs a known one")


if __name__ == "__main__":
    main()
