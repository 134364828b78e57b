"""`zhimai status`: which dataset there is, and which store holds what of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import DATA, OK
from cli.options import data_option, output_options, store_option
from cli.output import Output
from cli.places import data_folder, store_url
from graph.dataset import Dataset
from graph.status import dataset_status, store_status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.status import DatasetStatus, StoreStatus

_NAMED = 5
_CONDITIONS = {
    "missing": (
        "还没有，zhimai build 或首次提问会建立",
        "not there yet; zhimai build or the first question makes it",
    ),
    "unreachable": ("打不开", "can't be opened"),
    "outdated": ("由另一版本建立，将自动重建", "made by another version; will be made again"),
    "empty": ("空的，提问时自动载入", "empty; the first question loads it"),
    "behind": ("落后，打开时自动补上", "behind; rolls forward when opened"),
    "current": ("与数据集一致", "the same as the dataset"),
}


@click.command(
    "status",
    epilog="\b\n例 · Examples:\n"
    "  zhimai status\n"
    "  zhimai status --store neo4j://127.0.0.1:7687 --json",
)
@data_option
@store_option
@output_options
def command(
    *, data: Path | None, store: str | None, as_json: bool, lang: str | None, no_color: bool
) -> int:
    """有哪个数据集，存储里有其中哪些图。

    Which dataset there is, and which of its named graphs a store holds, lacks, or holds in an older
    version. Looks only: nothing is made, and nothing rolls forward. Exit code 4 without a dataset,
    or with a store that can't be opened.
    """
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    folder = data_folder(data)
    dataset = Dataset(folder)
    held = dataset_status(dataset)
    kept = store_status(store_url(store, folder), dataset)
    if output.as_json:
        output.json({"dataset": held, "store": kept})
    else:
        _write_dataset(output, held, str(folder))
        _write_store(output, kept)
    return DATA if held is None or kept.condition == "unreachable" else OK


def _write_dataset(output: Output, status: DatasetStatus | None, folder: str) -> None:
    head = output.word("数据集", "dataset")
    if status is None:
        none = output.word("还没有，zhimai build 会建立", "none yet; zhimai build makes one")
        output.line((head, "bold"), f"  {folder}  {none}")
        return
    output.line((head, "bold"), f"  {status.path}")
    size = f"{status.bytes / 1e6:.1f} MB"
    zh, en = (
        ("已分析机构网络", "analysed") if status.analysed else ("未分析机构网络", "not analysed")
    )
    output.line(
        output.word(
            f"  版本 {status.release}，第 {status.generation} 次提交，{status.changed}",
            f"  release {status.release}, commit {status.generation}, {status.changed}",
        )
    )
    output.line(
        output.word(
            f"  {status.documents} 份文件，{status.graphs} 个图，{size}，{zh}",
            f"  {status.documents} documents, {status.graphs} named graphs, {size}, {en}",
        )
    )


def _write_store(output: Output, status: StoreStatus) -> None:
    version = "" if status.version is None else f" {status.version}"
    output.line((output.word("存储", "store"), "bold"), f"  {status.url}  {status.engine}{version}")
    zh, en = _CONDITIONS[status.condition]
    output.line("  ", (output.word(zh, en), "bold"))
    if status.message is not None:
        output.line(f"  {status.message}")
    if status.follows is not None:
        other = output.word("所载属于另一数据集", "it follows another dataset:")
        output.line(f"  {other} {status.follows}")
    if status.generation is not None:
        when = "" if status.changed is None else f", {status.changed}"
        output.line(
            output.word(
                f"  版本 {status.release}，第 {status.generation} 次提交{when.replace(', ', '，')}",
                f"  release {status.release}, commit {status.generation}{when}",
            )
        )
    for label, graphs in (
        (output.word("一致", "same"), status.same),
        (output.word("缺少", "lacking"), status.lacking),
        (output.word("较旧", "older"), status.older),
        (output.word("多出", "extra"), status.extra),
    ):
        if graphs:
            output.line(f"  {label} {len(graphs)}", *(("  " + _some(graphs), "dim"),))


def _some(graphs: Sequence[str]) -> str:
    """Return the last parts of the names of graphs, the first few of many."""
    names = [graph.rsplit("/", 1)[-1] for graph in graphs[:_NAMED]]
    return " ".join(names) + (" …" if len(graphs) > _NAMED else "")
