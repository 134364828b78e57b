"""How a question reaches a store: the text of its file in the store's dialect, run with parameters.

A question is never put together from a user's words: the file is run as it stands. The two
dialects of a question give the same rows in the same order, with two differences that come from
what the engines have: a flag is 1 or true, and a list is a JSON array or a list.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.port import Reader

SUFFIX: Final = {"sqlite": "sql", "cypher": "cypher"}
Row = Sequence[Any]


@functools.cache
def question(name: str, dialect: str) -> str:
    """Return the text of the question `name` in a store's dialect, as the file has it."""
    return resources.files("queries").joinpath(f"{name}.{SUFFIX[dialect]}").read_text("utf-8")


def ask(reader: Reader, name: str, /, **parameters: object) -> list[Row]:
    """Run the question `name` and return its rows."""
    return cast("list[Row]", reader.query(question(name, reader.dialect), parameters))


def ask_all(reader: Reader, name: str, /, **parameters: object) -> list[Row]:
    """Run the question `name`, which goes through the whole graph, and return its rows."""
    text = question(name, reader.dialect)
    return cast("list[Row]", reader.query(text, parameters, many=True))


def array(values: Iterable[object]) -> list[object]:
    """Return a list parameter; SQLite's store writes it as a JSON array (`json_each(:keys)`).

    >>> array({3: "c", 1: "a"})
    [3, 1]
    """
    return list(values)
