"""Measures answers over HTTP beside a bare orjson route with the same bodies, in the same run.

    python -m benchmarks.bench_http [--requests 4000] [--connections 8] [--rounds 3]

Both are served by uvicorn with one worker and asked by the same client in turn; of several rounds
each one's best counts, since other programs share the machine. Three ways of asking: one address
again and again; different addresses, each answered before at this release (kept answers); and
different addresses with nothing kept, so that every request asks the store.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from benchmarks.machine import machine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ZHIMAI = Path(sys.executable).parent / "zhimai"
HOUSE = Path(__file__).parents[1]
PATIENCE = 30
AGENCIES = 60
CLAUSES = 140


@dataclass(frozen=True)
class Asking:
    """What is asked, and how it is called."""

    name: str
    service: Sequence[str]
    bare: Sequence[str]
    kept: bool


@contextmanager
def served(application: str, **environment: str) -> Iterator[int]:
    """Serve an application with uvicorn in a process of its own; yield the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "uvicorn", application, "--port", str(port)),
            *("--no-access-log", "--no-server-header", "--log-level", "warning"),
        ],
        cwd=HOUSE,
        env={**os.environ, **environment},
    )
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    begin = time.perf_counter()
    while time.perf_counter() - begin < PATIENCE:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError(f"nothing listens on {port} after {PATIENCE} s")


def fetched(port: int, path: str) -> bytes:
    """One answer, which has to be a 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {content[:300]!r}")
    return content


def rate(port: int, paths: Sequence[str], requests: int, connections: int) -> float:
    """Requests a second over kept-alive connections, each asking the paths in turn."""
    each = requests // connections
    threads = [
        threading.Thread(target=_ask, args=(port, paths, each, number * 7))
        for number in range(connections)
    ]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return each * connections / (time.perf_counter() - begin)


def _ask(port: int, paths: Sequence[str], requests: int, offset: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = connection.makefile("rb")
        lines = [f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode() for path in paths]
        for number in range(requests):
            connection.sendall(lines[(offset + number) % len(lines)])
            length = 0
            status = stream.readline()
            while (line := stream.readline()) != b"\r\n":
                if line[:15].lower() == b"content-length:":
                    length = int(line[15:])
            if b" 200 " not in status or len(stream.read(length)) != length:
                raise RuntimeError(f"{lines[(offset + number) % len(lines)]!r}: {status!r}")


def addresses(port: int) -> list[str]:
    """Different questions about the corpus: who answers, duties, partners, words."""
    documents = json.loads(fetched(port, "/v1/documents?limit=200"))["items"]
    clauses = [
        row["id"]
        for item in documents
        for row in json.loads(fetched(port, f"/v1/documents/{item['document']['id']}"))["outline"]
        if row["statements"]
    ]
    agencies = [
        item["agency"]["id"]
        for item in json.loads(fetched(port, "/v1/agencies?limit=200"))["items"]
        if item["clauses"]
    ]
    return [
        *(f"/v1/responsibility/{clause}" for clause in clauses[:CLAUSES]),
        *(f"/v1/agencies/{agency}/duties" for agency in agencies[:AGENCIES]),
        *(f"/v1/search?q={quote(word)}" for word in ("质量", "标准", "首席质量官", "检验检测")),
    ]


def main() -> None:
    """Run the measurements and print both figures of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=4000)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(machine("fastapi", "starlette", "uvicorn", "h11", "orjson"))
    with tempfile.TemporaryDirectory() as name:
        data, contents = Path(name) / "data", Path(name) / "contents.json"
        subprocess.run([ZHIMAI, "build", "--data", data], check=True, capture_output=True)
        settings = {"ZHIMAI_DATA": str(data), "ZHIMAI_RATE_LIMIT": "0"}
        with (
            served("api.app:app", **settings) as keeping,
            served("api.app:app", **settings, ZHIMAI_CACHE_BYTES="0") as asking,
        ):
            paths = addresses(keeping)
            bodies = [json.loads(fetched(keeping, path)) for path in paths]
            contents.write_text(json.dumps(bodies), "utf-8")
            with served("benchmarks.bare_http:app", BARE_CONTENTS=str(contents)) as bare:
                many = [f"/bare/{number}" for number in range(len(paths))]
                size = sum(len(fetched(bare, path)) for path in many) / len(many) / 1024
                print(
                    f"{len(paths)} addresses, {size:.1f} KiB on average, {options.requests}"
                    f" requests over {options.connections} connections, best of {options.rounds}"
                )
                for item in (
                    Asking("one address", paths[:1], ["/bare"], kept=True),
                    Asking("different addresses, kept answers", paths, many, kept=True),
                    Asking("different addresses, nothing kept", paths, many, kept=False),
                ):
                    _compare(item, keeping if item.kept else asking, bare, options)


def _compare(item: Asking, port: int, bare: int, options: argparse.Namespace) -> None:
    """Ask both in turn and print the best of each."""
    ours, theirs = 0.0, 0.0
    for _ in range(options.rounds):
        load = (options.requests, options.connections)
        theirs = max(theirs, rate(bare, item.bare, *load))
        ours = max(ours, rate(port, item.service, *load))
    print(f"{item.name}: {ours:,.0f} requests/s, bare {theirs:,.0f}, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
