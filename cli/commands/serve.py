"""`zhimai serve`: serve the pages and the HTTP interface."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import socket
import sys
from pathlib import Path

import click
import uvicorn
from uvicorn.supervisors import Multiprocess

from cli.analysing import analyse_beside
from cli.building import build
from cli.commands.build import report
from cli.exits import DATA, OK
from cli.options import build_options
from cli.output import note
from cli.places import data_folder, store_url
from cli.progress import Progress
from cli.reading import reading
from cli.tour import tour
from graph.analysis.release import is_analysed
from ontology.errors import InputError

_BACKLOG = 2048


@click.command(
    "serve",
    epilog="\b\n例 · Examples:\n"
    "  zhimai serve\n"
    "  zhimai serve --build --corpus 我的文件 --port 8080\n"
    "  zhimai serve --host 0.0.0.0 --workers 4",
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="监听地址 · address to serve on."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="端口 · port; 0 takes a free one.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="服务进程数 · serving processes.",
)
@click.option("--build", "first", is_flag=True, help="先建图谱 · bring the graph up to date first.")
@build_options
def command(
    *,
    host: str,
    port: int,
    workers: int,
    first: bool,
    corpus: Path | None,
    data: Path | None,
    store: str | None,
    jobs: int | None,
) -> int:
    """提供网页与接口。Serve the pages and the HTTP interface until Ctrl-C."""
    folder = data_folder(data)
    if first:
        with Progress() as progress:
            built = build(corpus, folder, store, jobs=jobs, progress=progress, wait=False)
        report(built, folder)
    with reading(folder, store) as reader:
        paths, commands = tour(reader)
        if not first and not is_analysed(folder, reader.release()):
            analyse_beside(folder, store_url(store, folder))
    listener = _listen(host, port)
    option = _data_option(folder)
    _announce(
        _address(host, listener.getsockname()[1]), paths, [line + option for line in commands]
    )
    os.environ["ZHIMAI_DATA"] = str(folder.resolve())
    os.environ["ZHIMAI_STORE"] = store_url(store, folder.resolve())
    config = uvicorn.Config(
        "api.app:app",
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        server_header=False,
        log_level="warning",
    )
    if workers > 1:
        Multiprocess(config, sockets=[listener]).run()
        return OK
    server = uvicorn.Server(config)
    # Ctrl-C is how a person ends a server: nothing was interrupted.
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    return OK if server.started else DATA


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; InputError where the address can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named so that asyncio knows it for TCP and sends answers without delay.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise InputError(
            f"{host}:{port}: {error.strerror}. Choose another with --port (0 takes a free one)."
        ) from error
    listener.listen(_BACKLOG)
    listener.set_inheritable(True)
    return listener


def _announce(address: str, paths: list[str], commands: list[str]) -> None:
    note(f"\n质脉已启动 · Zhimai serves on {address} (Ctrl-C 停止 · ends it)\n")
    for path in paths:
        note(f"  {address}{path}")
    note("")
    for command_line in commands:
        note(f"  {_called()} {command_line}")
    note("")


def _address(host: str, port: int) -> str:
    """Return the address that a browser on this machine opens."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _called() -> str:
    """Return what to type in this folder to call the program that runs."""
    program = Path(sys.argv[0]).absolute()
    found = shutil.which("zhimai")
    if found is not None and Path(found).absolute() == program:
        return "zhimai"
    if program.is_relative_to(Path.cwd()):
        return str(program.relative_to(Path.cwd()))
    return str(program)


def _data_option(folder: Path) -> str:
    """Return what a command needs to find the same data, nothing where it finds it by itself."""
    found = data_folder(None)
    return "" if found.absolute() == folder.absolute() else f" --data {shlex.quote(str(folder))}"
