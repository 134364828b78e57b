"""Tells where an id leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ontology.iri import split
from queries.reader import ask
from queries.types import Identified

if TYPE_CHECKING:
    from graph.port import Reader

_PART: Final = re.compile(r"(?P<owner>.+)-(?P<mark>[xbtj]?)(?P<n>[1-9]\d{0,8})", re.ASCII)


def identify(reader: Reader, kind: str, id: str) -> Identified | None:
    """Return where an id of a kind (document, provision, agency, …) leads, None for nowhere.

    Documents, provisions, statements and measures that once were there are "moved", with what
    came in their place, or "gone" when nothing did.
    """
    match = _PART.fullmatch(id)
    rows = ask(
        reader, "identify", kind=kind, id=id,
        owner=match["owner"] if match else None, n=int(match["n"]) if match else None,
    )  # fmt: skip
    if rows:
        return Identified(kind, id, "here", None)
    withdrawn = ask(reader, "withdrawn", id=f"{kind}/{id}")
    if not withdrawn:
        return None
    successor = None if withdrawn[0][0] is None else split(withdrawn[0][0])
    if successor is None:
        return Identified(kind, id, "gone", None)
    return Identified(kind, id, "moved", successor[1])
