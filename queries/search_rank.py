"""What a search is asked for, and where its hits stand in the order of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from loaders.record import MentionType
    from queries.types import Kind

AGENCY, DOCUMENT, CLAUSE, SENTENCE, WORK, STANDARD, PROGRAMME, INDICATOR = range(8)
THINGS: Final[dict[int, Literal["work", "standard", "programme", "indicator"]]] = {
    WORK: "work",
    STANDARD: "standard",
    PROGRAMME: "programme",
    INDICATOR: "indicator",
}
"""The kinds of what documents name and count, which several documents share."""
KINDS: Final[dict[int, Kind]] = {
    AGENCY: "agency",
    DOCUMENT: "document",
    CLAUSE: "provision",
    SENTENCE: "measure",
    **THINGS,
}


class Rank(NamedTuple):
    """Where a hit stands in the order: ascending, integers and ids only.

    Exact names and titles (tier 0), then those that contain the words (1), then texts (2); in a
    tier agencies, documents, things that documents name, clauses and sentences together; then the
    most occurrences (of an agency: clauses, of a thing: documents), the newest document, the order
    of its text. Agencies and things go by their ids, and their key is 0: each store has keys of
    its own for agencies.
    """

    tier: int
    group: int
    fewer: int
    document: int
    start: int
    kind: int
    key: int
    id: str


@dataclass(frozen=True, slots=True)
class Search:
    """A search as the questions take it: `agency` is a key, `roles` are bits (0 for any).

    `match` is what the store's index is asked for the words `key`.
    """

    key: str
    match: str
    kinds: frozenset[int]
    low: int
    high: int
    document_kind: str | None
    type: MentionType | None
    agency: int | None
    few_duties: bool
    roles: int
    last_day: str

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters that the questions about clauses have in common."""
        return {
            "key": self.key,
            "match": self.match,
            "kind": self.document_kind,
            "agency": self.agency,
            "roles": self.roles,
            "as_of": self.last_day,
        }
