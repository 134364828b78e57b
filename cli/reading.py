"""Opens the graph for a question: the options, pages and output that asking commands share."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

import click

from cli.options import data_option, output_options, store_option, together
from cli.output import Output
from cli.places import data_folder, store_url
from graph.dataset import Dataset
from graph.sync import open_current
from ontology.errors import StoreError
from queries.types import MAX_LIMIT, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.port import Reader
    from queries.types import Position


class HasPage(Protocol):
    """Any answer that is a page of a list."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def page(self) -> Page[Any]:
        """The page."""


Listed = TypeVar("Listed", bound=HasPage)

limit_option = click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    metavar="N",
    help="最多列出几条 · list at most N.",
)
year_options: Callable[[Any], Any] = together(
    click.option(
        "--from", "year_from", type=int, metavar="YEAR", help="起始年份 · from this year."
    ),
    click.option("--to", "year_to", type=int, metavar="YEAR", help="截止年份 · up to this year."),
)
as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    help="截至日期 · documents dated up to it, agencies as they were then (2024, 2024-04-10).",
)


def existing_dataset(data: Path | None) -> Dataset:
    """Return the dataset of a data folder; StoreError where nothing was built yet."""
    folder = data_folder(data)
    dataset = Dataset(folder)
    if not dataset.read_manifest().graphs:
        raise StoreError(f"{folder}: 还没有图谱 · no graph here yet; run `zhimai build`.")
    return dataset


@contextmanager
def reading(data: Path | None, store: str | None) -> Iterator[Reader]:
    """Yield one state of the store that holds the dataset, brought up to what was committed."""
    dataset = existing_dataset(data)
    opened = open_current(store_url(store, dataset.path), dataset)
    try:
        with opened.snapshot() as state:
            yield state
    finally:
        opened.close()


def question(function: Callable[..., int]) -> Callable[..., int]:
    """Make a command that answers a question: its options, an open graph, its output.

    The function gets `reader`, `output` and `as_of`, and its own parameters; it returns the exit
    code.
    """

    @as_of_option
    @data_option
    @store_option
    @output_options
    @functools.wraps(function)
    def run(
        *,
        data: Path | None,
        store: str | None,
        as_json: bool,
        lang: str | None,
        no_color: bool,
        **parameters: Any,
    ) -> int:
        output = Output(as_json=as_json, lang=lang, no_color=no_color)
        with reading(data, store) as reader:
            return function(reader=reader, output=output, **parameters)

    asking: Callable[..., int] = run
    return asking


def whole_pages(ask: Callable[[int, Position | None], Listed], limit: int) -> Listed:
    """Ask a listing question page by page and return one answer with up to `limit` items in it.

    `ask` takes the size of a page and where it goes on.
    """
    answer = ask(min(limit, MAX_LIMIT), None)
    items = list(answer.page.items)
    while answer.page.after is not None and len(items) < limit:
        answer = ask(min(limit - len(items), MAX_LIMIT), answer.page.after)
        items.extend(answer.page.items)
    return replace(answer, page=replace(answer.page, items=tuple(items), limit=limit))
