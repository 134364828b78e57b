"""Keeps the analysis of a release beside the dataset: one file a view, and an index written last.

    analysis/{release}/{view}.json     what was found, UTF-8
    analysis/{release}/index.json      which views there are; without it there is no analysis

Nothing here loads networkx: who asks for what was found needs none of it.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.analysis.model import Actor, Analysis, Community, Gathering, Network, Tie, View
from graph.analysis.release import FOLDER, INDEX, index_path, method, read_index
from graph.errors import DamagedDataset
from loaders.whole_file import whole_file
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_KEPT_IN_MEMORY: Final = 16
EMPTY: Final = Network(
    actors=0,
    isolates=0,
    ties=0,
    ties_kept=0,
    components=0,
    largest_component=0,
    statements=0,
    joint_statements=0,
    mean_list=0.0,
    density=0.0,
    centralization=0.0,
    communities=0,
    modularity=0.0,
    modularity_by_chance=None,
    runs=0,
    agreement=1.0,
    pivots=None,
    moved=0,
)


@dataclass(frozen=True, slots=True)
class Index:
    """Which views a release has been analysed in, and by which networkx."""

    release: str
    networkx: str
    views: tuple[View, ...]

    @property
    def years(self) -> list[int]:
        """Return the years of documents that have views, ascending."""
        return sorted({view.year for view in self.views if view.year is not None})


def save(data: Path, found: Iterable[Analysis], release: str, networkx: str) -> Index:
    """Write the analyses of a release into a data folder; those of other releases stay."""
    folder = data / FOLDER / release
    views = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / INDEX).unlink(missing_ok=True)
        for analysis in found:
            (folder / f"{analysis.view.key}.json").write_bytes(_encoded(analysis))
            views.append(analysis.view)
        index = Index(release, networkx, tuple(views))
        with whole_file(folder / INDEX) as stream:
            stream.write(_encoded({"method": method(), "index": index}))
    except OSError as error:
        raise StoreError(f"{folder} can't be written: {error.strerror}") from error
    _opened.cache_clear()
    return index


def forget(data: Path, keep: str) -> None:
    """Remove the analyses of all releases but one."""
    folder = data / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name != keep:
            shutil.rmtree(path, ignore_errors=True)


def index(data: Path, release: str) -> Index | None:
    """Return what was analysed of a release; None when nothing was, or by another method."""
    path = index_path(data, release)
    try:
        found = read_index(data, release)
        return (
            None
            if found is None
            else Index(
                str(found["release"]),
                str(found["networkx"]),
                tuple(View(**view) for view in found["views"]),
            )
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path, error) from error


def load(data: Path, release: str, view: View) -> Analysis | None:
    """Return the analysis of a view, an empty one for a year without documents.

    None when the release has not been analysed. Raises DamagedDataset for a file that is no analysis of ours.
    """
    known = index(data, release)
    if known is None:
        return None
    if view not in known.views:
        return Analysis(release, view, "", EMPTY, (), (), ())
    path = data / FOLDER / release / f"{view.key}.json"
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise _damaged(path, error) from error
    return _opened(path, changed)


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def _opened(path: Path, changed: int) -> Analysis:  # noqa: ARG001 - part of the cache's key
    try:
        return _parsed(orjson.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path, error) from error


def _parsed(value: dict[str, Any]) -> Analysis:
    return Analysis(
        release=value["release"],
        view=View(**value["view"]),
        until=value["until"],
        network=Network(**value["network"]),
        actors=tuple(Actor(**row | {"bodies": tuple(row["bodies"])}) for row in value["actors"]),
        ties=tuple(Tie(**row | {"newest": tuple(row["newest"])}) for row in value["ties"]),
        communities=tuple(_community(row) for row in value["communities"]),
    )


def _community(row: dict[str, Any]) -> Community:
    return Community(
        **row
        | {
            "members": tuple(row["members"]),
            "ties": tuple((one, other) for one, other in row["ties"]),
            "gatherings": tuple(Gathering(**item) for item in row["gatherings"]),
        }
    )


def _encoded(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _damaged(path: Path, error: Exception) -> DamagedDataset:
    return DamagedDataset(f"{path} can't be read ({error}); `zhimai analyze --again` makes it anew")
