"""Reads which statements answer for the hits of a search, for facets and page of one answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from queries.reader import array, ask
from queries.search_rank import CLAUSE, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.port import Reader
    from queries.search_rank import Rank

Place = tuple[int, int]
"""Kind and key of a clause or a sentence, as ranks have them."""
Listed = tuple[str | tuple[int, ...], int]
"""The keys of a statement's bodies, which one store keeps as text and one as a list, and their
roles as bits."""

_KINDS: Final = {1: CLAUSE, 2: SENTENCE}
_ANSWERED: Final = frozenset(_KINDS.values())


@dataclass(slots=True)
class Answering:
    """What answers for clauses and sentences, by their places; nothing is asked for twice."""

    reader: Reader
    listed: dict[Place, tuple[Listed, ...]] = field(default_factory=dict)
    statements: dict[Place, list[int]] = field(default_factory=dict)
    _asked: set[Place] = field(default_factory=set)

    def learn(self, hits: Iterable[Rank]) -> None:
        """Ask for those of some hits that have not been asked for yet."""
        fresh = {(hit.kind, hit.key) for hit in hits if hit.kind in _ANSWERED} - self._asked
        if not fresh:
            return
        self._asked |= fresh
        clauses = sorted(key for kind, key in fresh if kind == CLAUSE)
        sentences = sorted(key for kind, key in fresh if kind == SENTENCE)
        rows = ask(self.reader, "answering", provisions=array(clauses), measures=array(sentences))
        listed, statements = self.listed, self.statements
        for number, key, statement, bodies, bits in rows:
            place = _KINDS[number], key
            one = (bodies if bodies.__class__ is str else tuple(bodies), bits)
            if place in listed:
                listed[place] = (*listed[place], one)
                statements[place].append(statement)
            else:
                listed[place] = (one,)
                statements[place] = [statement]
