"""`zhimai build`: read a corpus folder, build the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.building import build
from cli.exits import OK, UNREADABLE
from cli.options import build_options
from cli.output import note
from cli.places import data_folder
from cli.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from cli.building import Built


@click.command(
    "build",
    epilog="\b\n例 · Examples:\n"
    "  zhimai build\n"
    "  zhimai build --corpus 我的文件 --data 图谱 --jobs 4\n"
    "  zhimai build --scheduler tcp://10.0.0.1:8786",
)
@build_options
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="由 Dask 集群读取 · read on the workers of a Dask scheduler, tcp://HOST:PORT.",
)
def command(
    *,
    corpus: Path | None,
    data: Path | None,
    store: str | None,
    jobs: int | None,
    scheduler: str | None,
) -> int:
    """读语料，建图谱；没有变化的文件不重读。

    Read a corpus folder and build the graph: checksums are verified first, and only what changed
    since the last time is read. All of it becomes visible at once.
    """
    folder = data_folder(data)
    with Progress() as progress:
        built = build(corpus, folder, store, jobs=jobs, progress=progress, scheduler=scheduler)
    report(built, folder)
    return UNREADABLE if built.failures else OK


def report(built: Built, data: Path) -> None:
    """Say in one line what a build did, and name what it left out or could not link."""
    for failure in built.failures:
        note(f"zhimai: {failure}")
    for warning in built.warnings:
        note(f"zhimai: {warning}")
    counts = {
        "新读 read": built.read,
        "未变 unchanged": built.documents - built.read - len(built.failures),
        "移出 dropped": built.dropped,
        "未能读取 left out": len(built.failures),
    }
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    note(f"{built.documents} 份文件 documents: {said or 0} → {data}")
