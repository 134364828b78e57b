"""The options that several commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])

_FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path)
"""A file of the user's; the reader says whether it is there and readable, with exit code 3."""

data_option = click.option(
    "--data",
    type=_FOLDER,
    metavar="DIR",
    help="数据文件夹 · the data folder (ZHIMAI_DATA, ./data or ~/.local/share/zhimai).",
)
corpus_option = click.option(
    "--corpus",
    type=_FOLDER,
    metavar="DIR",
    help="语料文件夹 · the folder of documents (ZHIMAI_CORPUS, ./corpus, else the five packaged).",
)
store_option = click.option(
    "--store",
    metavar="URL",
    help="存储 · the store (ZHIMAI_STORE, else sqlite: in the data folder).",
)
jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    metavar="N",
    help="并行进程数 · worker processes (the number of cores).",
)


def together(*options: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Options that stand together wherever they stand, as one decorator."""

    def apply(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return apply


build_options: Callable[[Any], Any] = together(
    corpus_option, data_option, store_option, jobs_option
)

json_option = click.option(
    "--json", "as_json", is_flag=True, help="给程序用的 JSON · JSON for programs."
)
language_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="标签语言 · language of labels (ZHIMAI_LANG, else the locale).",
)
colour_option = click.option(
    "--no-color", is_flag=True, help="不用颜色 · no colours (as NO_COLOR does)."
)
output_options: Callable[[Any], Any] = together(json_option, language_option, colour_option)
"""What every command that answers a question takes."""
