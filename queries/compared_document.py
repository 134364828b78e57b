"""Reads a document as it is compared: its sentences by key, as lineage compares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.lineage.papers import Sentence, plain
from queries.reader import ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.details import Details
    from queries.types import DocumentRef


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A document with its sentences in the order of its text; `keys` are those of the store."""

    key: int
    document: DocumentRef
    keys: Mapping[int, Sentence]


def read_document(details: Details, key: int) -> ComparedDocument:
    """Return a document by its key."""
    document = details.document(ask(details.reader, "documents_of", documents=[key])[0])
    turn = document.date or "", document.id
    sentences = {
        row[0]: Sentence(
            document=document.id,
            measure=row[1],
            start=row[5],
            end=row[6],
            text=row[2],
            key=plain(row[2]),
            status=row[3],
            stage=row[4],
            turn=(*turn, 0 if row[3] == "reported" else 1),
        )
        for row in ask(details.reader, "compared_sentences", document=key)
    }
    return ComparedDocument(key, document, sentences)
