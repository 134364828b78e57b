"""A document with its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import NotFound
from queries.agency import keys_of
from queries.details import Details
from queries.documents import document_rows
from queries.period import period_of
from queries.reader import ask
from queries.types import DocumentAnswer, OutlineRow

if TYPE_CHECKING:
    from graph.port import Reader


def document(reader: Reader, id: str, *, as_of: str | None = None) -> DocumentAnswer:
    """Return a document with every provision of it in order.

    A document dated after `as_of` is not found. Raises NotFound, InvalidParameter.
    """
    low, high = period_of(as_of).documents
    details = Details(reader, as_of)
    found = ask(reader, "document_key", id=id)
    if not found or not low <= found[0][0] <= high:
        until = f" dated up to {as_of}" if as_of else ""
        raise NotFound(f"no document{until} has the id {id!r}")
    ((row, answer),) = document_rows(details, [found[0][0]])
    return DocumentAnswer(
        row=answer,
        recipients=keys_of(row[13]),
        text_sha256=row[14],
        length=row[15],
        outline=tuple(OutlineRow(*line) for line in ask(reader, "outline", document=row[0])),
        as_of=as_of,
    )
