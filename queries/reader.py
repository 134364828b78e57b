"""How a question reaches a store: the text of its file in the store's dialect, run with parameters.

A question is never put together from a user's words: the file is run as it stands, and
lists go in as one JSON array (`json_each(:keys)`).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import Reader

SUFFIX: Final = {"sqlite": "sql", "cypher": "cypher"}
Row = Sequence[Any]


@functools.cache
def question(name: str, dialect: str) -> str:
    """Return the text of the question `name` in a store's dialect, as the file has it."""
    return resources.files("queries").joinpath(f"{name}.{SUFFIX[dialect]}").read_text("utf-8")


def ask(reader: Reader, name: str, /, **parameters: object) -> list[Row]:
    """Run the question `name` and return its rows."""
    return cast("list[Row]", reader.query(question(name, reader.dialect), parameters))


def array(values: Iterable[object]) -> str:
    """Return a list parameter as the questions take it, a JSON array.

    >>> array([3, 1])
    '[3,1]'
    """
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
