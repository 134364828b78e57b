"""The tables of the working index of lineage, and how sentences lie in them.

A sentence's key is its document's << 20 | n, n from 1 in the order of the text. A document that is
put again gets another key, so that its old sentences and its new ones are told apart.
"""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from graph.lineage.papers import Sentence, Thing, plain
from graph.order import PART_BITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

AT_ONCE: Final = 500
CACHE_KIB: Final = 262_144

SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- name: the id, which id is not of a version that goes; date: '' without one;
-- lineage: SHA-256 of the lineage graph that follows from the tables, '' for none, NULL when that
-- is to be seen; judged: of which judgements it was made.
CREATE TABLE document (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, graph TEXT NOT NULL,
  date TEXT NOT NULL, text TEXT NOT NULL, chinese INTEGER NOT NULL, admitted INTEGER NOT NULL,
  lineage TEXT, judged TEXT NOT NULL DEFAULT ''
);
CREATE TABLE sentence (pk INTEGER PRIMARY KEY, status TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE posting (feature INTEGER NOT NULL, sentence INTEGER NOT NULL,
  PRIMARY KEY (feature, sentence)) WITHOUT ROWID;
-- Names of things: the sentence that has one first, and the thing that it is called so.
CREATE TABLE name (name TEXT PRIMARY KEY, first INTEGER NOT NULL, place INTEGER NOT NULL,
  thing TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX name_thing ON name (thing);
-- source: i, n or g (instrument, named thing, group of sentences). lead: of a group, its first
-- sentence. alive: two of its sentences are a pair. kept: it is part of no longer thread.
CREATE TABLE thread (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, lead INTEGER,
  words TEXT NOT NULL, type TEXT NOT NULL, method TEXT NOT NULL, thing TEXT,
  size INTEGER NOT NULL DEFAULT 0, alive INTEGER NOT NULL DEFAULT 0, kept INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX thread_lead ON thread (lead) WHERE lead IS NOT NULL;
CREATE TABLE member (thread INTEGER NOT NULL, sentence INTEGER NOT NULL,
  start_ INTEGER NOT NULL, end_ INTEGER NOT NULL, PRIMARY KEY (thread, sentence)) WITHOUT ROWID;
CREATE INDEX member_sentence ON member (sentence, thread);
"""


CLEAR: Final = (
    "DELETE FROM posting", "DELETE FROM name", "DELETE FROM member", "DELETE FROM thread",
)  # fmt: skip


def connect(path: Path | str) -> sqlite3.Connection:
    """Open an index; nothing is lost with it, so it need not survive a power cut."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def to_row(sentence: Sentence) -> str:
    """Return a sentence's fields as they are kept."""
    things = [[t.kind, t.id, t.type, t.name, t.start, t.end] for t in sentence.things]
    fields = (
        *(sentence.document, sentence.measure, sentence.start, sentence.end, sentence.text),
        *(sentence.status, sentence.stage, sentence.turn, things, sentence.provision),
    )
    return json.dumps(fields, ensure_ascii=False)


def from_row(data: str) -> Sentence:
    """Return the sentence of such fields."""
    document, measure, start, end, text, status, stage, turn, things, provision = json.loads(data)
    named = tuple(Thing(*thing) for thing in things)
    return Sentence(
        *(document, measure, start, end, text, plain(text), status, stage),
        tuple(turn),
        named,
        provision,
    )


def span_of(document: int) -> tuple[int, int]:
    """Return the first and the last key that a document's sentences may have."""
    return document << PART_BITS, (document + 1 << PART_BITS) - 1


def several(
    connection: sqlite3.Connection, query: str, keys: Iterable[Any]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query with `IN ({keys})`, some hundreds of keys at a time."""
    ordered = sorted(set(keys))
    for first in range(0, len(ordered), AT_ONCE):
        some = ordered[first : first + AT_ONCE]
        yield from connection.execute(query.format(keys=",".join("?" * len(some))), some)
