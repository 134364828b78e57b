"""`zhimai extract`: print what one document says, as the JSON of the design and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import orjson

from cli.options import FILE
from cli.pipes import end_with_the_reader
from loaders.extract import extract
from loaders.read.file import read
from loaders.record_json import record_json

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "extract",
    epilog="\b\n例 · Examples:\n"
    "  zhimai extract corpus/2024-summary-and-work-points.txt\n"
    "  zhimai extract 通知.docx | jq '.measures[].assignments[].name'\n"
    "  zhimai extract --text 通知.pdf",
)
@click.argument("file", type=FILE)
@click.option(
    "--text",
    is_flag=True,
    help="只印出保留的正文 · print only the kept text, which all offsets address.",
)
def command(file: Path, *, text: bool) -> None:
    """抽取单个文件：谁对哪句话负责。

    Print what one document (txt, md, html, docx, pdf) says, as one JSON object. Offsets are
    Unicode code points of the kept text; see docs/cli.md for the fields.
    """
    end_with_the_reader()
    output = read(file).text.encode() if text else _json(file)
    sys.stdout.buffer.write(output)


def _json(file: Path) -> bytes:
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps(record_json(extract(file)), option=options)
