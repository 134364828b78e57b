"""The hand-made key of lineage: which sentences go on with which, read from its files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FOLDER: Final = "lineage"

Place = tuple[str, int]
"""A sentence: its document's file and where it starts, in code points."""
Pair = tuple[Place, Place]
"""The earlier sentence and the later one, as the key has them."""


@dataclass(frozen=True, slots=True)
class KeyThread:
    """A thread of the key: its pairs, those that any careful reader links, and of which kinds.

    `kinds` has for each sure pair the best kind and those that are as right.
    """

    id: str
    pairs: frozenset[Pair]
    sure: frozenset[Pair]
    kinds: Mapping[Pair, tuple[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class KeyTarget:
    """A plan or a figure that was set: its span in a file, the sentence that reports it, verdicts."""

    file: str
    start: int
    end: int
    result: tuple[str, int] | None
    verdicts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """The whole key. `series` are the spans of the figures of each; `look_alikes` are no pairs."""

    threads: tuple[KeyThread, ...]
    look_alikes: frozenset[frozenset[Place]]
    targets: tuple[KeyTarget, ...]
    series: tuple[frozenset[tuple[str, int, int]], ...]


def read_key(gold: Path) -> Key | None:
    """Return the key in a folder of annotations, None where it has none.

    Raises:
        DataError: a line is not what tests/gold/lineage/README.md says; the message names it.
    """
    folder = gold / FOLDER
    if not (folder / "threads.jsonl").exists():
        return None
    targets = list(_rows(folder / "targets.jsonl"))
    return Key(
        tuple(_thread(row) for row in _rows(folder / "threads.jsonl")),
        frozenset(
            frozenset({_sentence(row["from"]), _sentence(row["to"])})
            for row in _rows(folder / "false-friends.jsonl")
            if "sentence" in row["from"] and "sentence" in row["to"]
        ),
        tuple(_target(row) for row in targets if row["type"] == "target"),
        tuple(
            frozenset((p["document"], p["start"], p["end"]) for p in row["points"])
            for row in targets
            if row["type"] == "series"
        ),
    )


def _thread(row: Mapping[str, Any]) -> KeyThread:
    where = {m["measure"]: _sentence(m) for m in row["members"] if "sentence" in m}
    every, sure, kinds = set(), set(), {}
    for one in row["pairs"]:
        # One member of the key is a preamble, no sentence of a clause.
        if one["from"] not in where or one["to"] not in where:
            continue
        pair = where[one["from"]], where[one["to"]]
        every.add(pair)
        if one["certainty"] == "sure":
            sure.add(pair)
            kinds[pair] = (one["kind"], frozenset({one["kind"], *one["also"]}))
    return KeyThread(row["id"], frozenset(every), frozenset(sure), kinds)


def _target(row: Mapping[str, Any]) -> KeyTarget:
    target, result = row["target"], row["result"]
    return KeyTarget(
        target["document"],
        target["start"],
        target["end"],
        None if result is None else (result["document"], result["start"]),
        frozenset({row["verdict"], *row["also"]}),
    )


def _sentence(row: Mapping[str, Any]) -> Place:
    return row["document"], row["sentence"]["start"]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{path}, line {number}: no JSON: {error}") from error
        if not isinstance(row, dict):
            raise DataError(f"{path}, line {number}: not an object")
        yield row
