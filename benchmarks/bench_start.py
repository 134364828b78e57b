"""Measures what a person waits for: help, one extraction, the server the second time.

    python -m benchmarks.bench_start [--runs 10]

Each figure is the median of fresh processes, with the fastest and slowest beside it.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.machine import machine
from cli.places import packaged_corpus

ZHIMAI = Path(sys.executable).parent / "zhimai"
HOUSE = Path(__file__).parents[1]
PATIENCE = 60


def timed(command: list[str | Path], folder: Path, runs: int) -> list[float]:
    """Return the seconds that each run of a command took, the first one (cold caches) left out."""
    seconds = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        seconds.append(time.perf_counter() - begin)
    return seconds[1:]


def served(command: list[str | Path], folder: Path, port: int) -> float:
    """Return the seconds from the start of a server to its first answer; the server is ended."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while time.perf_counter() - begin < PATIENCE:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
            except OSError:
                time.sleep(0.005)
            else:
                return time.perf_counter() - begin
        raise TimeoutError(f"no answer within {PATIENCE} s")
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def show(what: str, seconds: list[float]) -> None:
    """Print one figure."""
    print(
        f"{what}: {statistics.median(seconds):.3f} s "
        f"({min(seconds):.3f} to {max(seconds):.3f}, {len(seconds)} runs)"
    )


def main() -> None:
    """Run the measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    print(machine("click", "fastapi", "uvicorn"))
    document = max(packaged_corpus().glob("*.txt"), key=lambda file: file.stat().st_size)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        show("python -c pass", timed([sys.executable, "-c", "pass"], folder, runs))
        show("zhimai --help", timed([ZHIMAI, "--help"], folder, runs))
        show(f"zhimai extract {document.name}", timed([ZHIMAI, "extract", document], folder, runs))
        port = free_port()
        venv = Path(sys.executable).parent.parent
        # -o: what is installed is what is measured.
        make: list[str | Path] = ["make", "-C", HOUSE, "-o", f"{venv}/.installed", "run"]
        make += [f"VENV={venv}", f"PORT={port}", f"DATA={folder / 'data'}"]
        show("make run, first time, to the first answer", [served(make, HOUSE, port)])
        again = [served(make, HOUSE, port) for _ in range(max(1, runs // 2))]
        show("make run, second time, to the first answer", again)
        who = [ZHIMAI, "who", "知识图谱", "--data", folder / "data"]
        show("zhimai who 知识图谱", timed(who, folder, runs))


if __name__ == "__main__":
    main()
