"""The manifest of a dataset: which named graphs it holds, by hash, in one small JSON file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from graph.errors import DamagedDataset

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = 1
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One named graph: the SHA-256 and size of its N-Quads, and the SHA-256 of its kept text."""

    sha256: str
    size: int
    text_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """One state of a dataset. `generation` counts the commits, `dataset` names the dataset."""

    dataset: str
    generation: int
    graphs: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def release(self) -> str:
        """Return 16 hex digits that are the same for the same graphs, whenever committed."""
        return release_of({graph: entry.sha256 for graph, entry in self.graphs.items()})

    def files(self) -> set[str]:
        """Return the names of all files that this state needs, as graph and text files."""
        names = {f"{entry.sha256}.nq" for entry in self.graphs.values()}
        return names | {
            f"{entry.text_sha256}.txt" for entry in self.graphs.values() if entry.text_sha256
        }

    def to_json(self) -> bytes:
        """Return the file's bytes, the same for the same state."""
        graphs = {
            graph: {"sha256": entry.sha256, "size": entry.size}
            | ({"text_sha256": entry.text_sha256} if entry.text_sha256 else {})
            for graph, entry in self.graphs.items()
        }
        value = {
            "format": FORMAT,
            "dataset": self.dataset,
            "generation": self.generation,
            "release": self.release,
            "graphs": graphs,
        }
        return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def release_of(graphs: Mapping[str, str]) -> str:
    """Return 16 hex digits for a set of named graphs and their hashes."""
    lines = "".join(f"{graph} {digest}\n" for graph, digest in sorted(graphs.items()))
    return sha256(lines.encode()).hexdigest()[:16]


def parse(data: bytes, path: Path) -> Manifest:
    """Return the manifest in a file's bytes; DamagedDataset when they are none."""
    try:
        value = json.loads(data)
        if value["format"] != FORMAT:
            raise DamagedDataset(
                f"{path} has the format {value['format']}, this version reads {FORMAT}; "
                "update Zhimai or build again"
            )
        graphs = {str(graph): _entry(entry) for graph, entry in value["graphs"].items()}
        return Manifest(str(value["dataset"]), int(value["generation"]), graphs)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedDataset(
            f"{path} is no manifest of ours ({error!r}); restore it from a copy, or remove the "
            "folder and build again"
        ) from error


def _entry(value: dict[str, Any]) -> Entry:
    text = value.get("text_sha256")
    for digest in (value["sha256"], text):
        if digest is not None and _HASH.fullmatch(digest) is None:
            raise ValueError(f"no SHA-256: {digest!r}")
    return Entry(value["sha256"], int(value["size"]), text)
