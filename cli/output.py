"""Writes answers: for people on a terminal, with colours that can be turned off, or as JSON."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import orjson
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.labels import language
from cli.pipes import end_with_the_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Piped output is for grep and files: no line of it is broken.
_PIPED_WIDTH = 10_000


class Output:
    """Where a command's answer goes. `as_json` commands write one JSON value and nothing else."""

    def __init__(self, *, as_json: bool = False, lang: str | None = None, no_color: bool = False):
        end_with_the_reader()
        self.as_json = as_json
        self.lang = language(lang)
        self.console = self._console(no_color)

    @staticmethod
    def _console(no_color: bool) -> Console:
        terminal = sys.stdout.isatty()
        width = None if terminal or "COLUMNS" in os.environ else _PIPED_WIDTH
        return Console(
            file=sys.stdout,
            force_terminal=terminal,
            no_color=no_color or bool(os.environ.get("NO_COLOR")) or not terminal,
            width=width,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=not terminal,
        )

    def word(self, zh: str, en: str) -> str:
        """Return the label in the user's language."""
        return zh if self.lang == "zh" else en

    def json(self, value: Any) -> None:
        """Write one JSON value: dataclasses as objects, UTF-8, indented."""
        options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        sys.stdout.buffer.write(orjson.dumps(value, option=options))

    def line(self, *parts: str | Text | tuple[str, str]) -> None:
        """Write one line of parts: plain words, or words with a style."""
        self.console.print(Text.assemble(*parts))

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[str | Text]],
        *,
        right: Sequence[int] = (),
        title: str | None = None,
    ) -> None:
        """Write a table; the columns numbered in `right` hold figures."""
        table = Table(
            box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, show_edge=False
        )
        for number, column in enumerate(columns):
            table.add_column(
                column, justify="right" if number in right else "left", overflow="fold"
            )
        for row in rows:
            table.add_row(*row)
        self.console.print(table)


def note(message: str) -> None:
    """Write a remark for people to stderr, where it is in no program's way."""
    sys.stderr.write(message + "\n")
