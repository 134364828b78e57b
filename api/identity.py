"""What became of an identifier: it stands, its text was edited (308), or it is gone (410)."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from api.problems import Moved, Problem, Text
from ontology.errors import NotFound
from ontology.iri import DOCUMENT_ID_PATTERN, document_of
from queries.identify import identify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.port import Reader

_PART = re.compile(r"-([mr])[0-9a-f]{8}(?:~\d+)?$")


def kind_of(identifier: str) -> str:
    """The kind that the form of an id says; what is no part of a document is an agency.

    >>> kind_of("2024-be7fa2337d.p2.s1.c2-m0123abcd"), kind_of("2024-be7fa2337d.p2.s1.c2")
    ('measure', 'provision')
    >>> kind_of("2024-be7fa2337d"), kind_of("sh-gov")
    ('document', 'agency')
    """
    if DOCUMENT_ID_PATTERN.fullmatch(identifier):
        return "document"
    if not DOCUMENT_ID_PATTERN.fullmatch(document_of(identifier)):
        return "agency"
    tail = _PART.search(identifier)
    return {"m": "measure", "r": "statement"}[tail[1]] if tail else "provision"


@contextmanager
def known(
    reader: Reader, kind: str, identifier: str, address: Callable[[str], str]
) -> Iterator[None]:
    """Within, a question about the thing is asked; if there is no such thing, say what became of it.

    `address` makes the path of this service under which the successor is found.
    """
    try:
        yield
    except NotFound:
        missing(reader, kind, identifier, address)
        raise


def missing(reader: Reader, kind: str, identifier: str, address: Callable[[str], str]) -> None:
    """Raise Moved or Problem gone when the identifier once was ours; return when it never was."""
    found = identify(reader, kind, identifier)
    if found is None or found.state == "here":
        return
    if found.state == "moved" and found.successor is not None:
        raise Moved(address(found.successor))
    headers = {}
    if found.successor is not None:
        headers["Link"] = f'<{address(found.successor)}>; rel="successor-version"'
    raise Problem(
        "gone",
        Text(f"{identifier} 已不在最新的文本中。", f"{identifier} is no longer in the text."),
        headers=headers,
    )
