"""Chooses what is worth trying first in a graph: three addresses and three commands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from cli.naming import busiest
from queries.document import document
from queries.documents import documents
from queries.headline import clause_title
from queries.provision import provision
from queries.search import search

if TYPE_CHECKING:
    from graph.port import Reader
    from queries.types import Kind

# In the five documents that come with Zhimai: one clause, three bodies, no lead written.
_FIRST_WORDS = "知识图谱"
_KINDS: tuple[Kind, ...] = ("measure",)


def tour(reader: Reader) -> tuple[list[str], list[str]]:
    """Return three paths of the service and three commands that answer something in this graph."""
    words, clause = _words_and_clause(reader)
    bodies = [match.agency.name for match in busiest(reader, 2, None).page.items]
    paths = ["/"]
    if clause is not None:
        paths.append(f"/doc/provision/{quote(clause)}.html")
    paths.append(f"/search?q={words}")
    commands = [f"who {words}"]
    if bodies:
        commands.append(f"agency {bodies[0]}")
    if len(bodies) > 1:
        commands.append(f"shared {bodies[0]} {bodies[1]}")
    return paths, commands


def _words_and_clause(reader: Reader) -> tuple[str, str | None]:
    hits = search(reader, _FIRST_WORDS, kinds=_KINDS, limit=1).page.items
    if hits and hits[0].clause is not None:
        return _FIRST_WORDS, hits[0].clause.id
    for row in documents(reader, limit=5).page.items:
        for line in document(reader, row.document.id).outline:
            if line.statements:
                clause = provision(reader, line.id).clause
                return clause.heading or clause_title(clause), line.id
    return _FIRST_WORDS, None
