"""The worked queries of the SPARQL page: files that a user may also paste into a client."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from api.problems import Text

_TITLES = ("# zh: ", "# en: ")


@dataclass(frozen=True, slots=True)
class Worked:
    """A query that answers a question of the corpus. `name` is the file's, without its suffix."""

    name: str
    title: Text
    query: str


@cache
def worked_queries() -> tuple[Worked, ...]:
    """All of them, in the order of their numbers."""
    folder = resources.files("api.sparql").joinpath("worked")
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(
        _read(file.name.removesuffix(".rq"), file.read_text("utf-8"))
        for file in files
        if file.name.endswith(".rq")
    )


def _read(name: str, text: str) -> Worked:
    """Take the two titles from the first lines; what follows is the query."""
    zh, en, query = text.split("\n", 2)
    titles = [line.removeprefix(mark) for line, mark in zip((zh, en), _TITLES, strict=True)]
    return Worked(name, Text(*titles), query)
