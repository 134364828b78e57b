"""Tells where an id leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from queries.reader import ask
from queries.types import Identified

if TYPE_CHECKING:
    from graph.store import Reader

_PART: Final = re.compile(r"(?P<owner>.+)-(?P<mark>[xb]?)(?P<n>[1-9]\d{0,8})", re.ASCII)


def identify(reader: Reader, kind: str, id: str) -> Identified | None:
    """Return where an id of a kind (document, provision, agency, …) leads, None for nowhere."""
    match = _PART.fullmatch(id)
    rows = ask(
        reader, "identify", kind=kind, id=id,
        owner=match["owner"] if match else None, n=int(match["n"]) if match else None,
    )  # fmt: skip
    return Identified(kind, id, "here", None) if rows else None
