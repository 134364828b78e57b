"""`zhimai validate`: check the graph against the shapes, its quotes and its references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import DATA, OK
from cli.options import data_option, output_options
from cli.output import Output, note
from cli.progress import Progress
from cli.reading import existing_dataset
from graph.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from graph.finding import Finding


@click.command(
    "validate",
    epilog="\b\n例 · Examples:\n  zhimai validate\n  zhimai validate --no-shapes --json",
)
@click.option(
    "--no-shapes",
    is_flag=True,
    help="不查约束，只查文件、引文与所指 · leave the shapes out: files, quotes, references only.",
)
@data_option
@output_options
def command(
    *, no_shapes: bool, data: Path | None, as_json: bool, lang: str | None, no_color: bool
) -> int:
    """校验图谱：约束（SHACL）、引文是否逐字相符、所指是否存在。

    Check every named graph of the dataset: the SHACL shapes, that each quote is what the kept text
    has there, that everything referred to is there. Each finding says what fails where and what to
    do. Exit code 4 when something fails.
    """
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    dataset = existing_dataset(data)
    total = len(dataset.read_manifest().graphs)
    findings = []
    with Progress() as progress:
        progress.begin("校验 · checking named graphs", total)

        def next_graph(graph: str) -> bool:
            progress.advance(graph)
            return True

        for finding in validate(dataset, graphs=next_graph, shapes=not no_shapes):
            findings.append(finding)
            if not output.as_json:
                _write(output, finding)
    if output.as_json:
        output.json(findings)
    elif findings:
        note(output.word(f"共 {len(findings)} 处不符。", f"{len(findings)} found."))
    else:
        output.line(output.word(f"{total} 个图全部通过。", f"All {total} graphs are valid."))
    return DATA if findings else OK


def _write(output: Output, finding: Finding) -> None:
    place = "" if finding.start is None else f" {finding.start}–{finding.end}"
    name = " ".join(part for part in (finding.file, finding.document) if part) or finding.graph
    output.line((f"{name}{place}", "bold"), f"  {finding.check} {finding.shape} {finding.path}")
    output.line("  ", output.word(finding.message_zh, finding.message_en))
    output.line((f"  {finding.node} {finding.value}".rstrip(), "dim"))
