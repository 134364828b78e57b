"""Reads what answers are made of by their keys: clauses, statements with their bodies, sentences.

Each method runs one question for a whole page. The documents' columns come in the order
pk, id, title, contained_title, number, kind, date, year, sha256; a body's in the order of an
agency's (see `Naming`), then name, surface, role, position, inherited, start, end.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from queries.naming import Naming
from queries.reader import array, ask
from queries.types import (
    Acting,
    Assigned,
    Clause,
    DocumentRef,
    Evidence,
    Sentence,
    StatementAnswer,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.port import Reader
    from queries.reader import Row

DOCUMENT_COLUMNS = 9
_FIRST = itemgetter(0)
_INHERITED, _START, _END = 9, 10, 11
Rules = dict[tuple[int, int, int], tuple[int, int, str]]
"""A standing rule's start, end and quote, by document key and span of an inherited body."""


class Details:
    """Everything that one answer is made of, read page by page; documents are made once."""

    def __init__(self, reader: Reader, as_of: str | None) -> None:
        self.reader = reader
        self.naming = Naming(reader, as_of)
        self._documents: dict[int, DocumentRef] = {}

    def document(self, row: Row, at: int = 0) -> DocumentRef:
        """Return the document whose columns begin at `at`."""
        key = row[at]
        known = self._documents.get(key)
        if known is None:
            _, identifier, title, contained, number, kind, date, year, sha256 = row[
                at : at + DOCUMENT_COLUMNS
            ]
            known = self._documents[key] = DocumentRef(
                identifier, title or contained or number or identifier, number, kind, date, year, sha256
            )  # fmt: skip
        return known

    def clause(self, row: Row, at: int = 0) -> Clause:
        """Return the clause whose columns (as in clauses.sql) begin at `at`."""
        return Clause(row[at + 1], self.document(row, at + 10), *row[at + 2 : at + 10])

    def clauses(self, keys: Iterable[int]) -> dict[int, Clause]:
        """Return clauses by key, in the order of the keys."""
        rows = ask(self.reader, "clauses", provisions=array(keys))
        return {row[0]: self.clause(row) for row in rows}

    def statements(self, keys: Sequence[int]) -> dict[int, StatementAnswer]:
        """Return statements with their bodies and the ids of their sentences, by key."""
        rows = ask(self.reader, "statements", statements=array(keys))
        return self.statements_of(rows, self.covered(keys))

    def statements_of(
        self, rows: Sequence[Row], covered: Mapping[int, Sequence[tuple[int, Sentence]]]
    ) -> dict[int, StatementAnswer]:
        """Return the statements of rows as statements.sql has them."""
        rules = self.rules(rows, 22, 13)
        self.naming.refs(rows, 22)
        answers: dict[int, StatementAnswer] = {}
        for key, group in groupby(rows, _FIRST):
            bodies = list(group)
            row = bodies[0]
            evidence = evidence_of(self.document(row, 13), row[10], row[11], row[12])
            answers[key] = StatementAnswer(
                id=row[1],
                provision=row[2],
                form=row[3],
                manner=row[4],
                open=bool(row[5]),
                lead_written=bool(row[6]),
                deadline=row[7],
                scope_start=row[8],
                scope_end=row[9],
                measures=tuple(sentence.id for _, sentence in covered.get(key, ())),
                bodies=tuple(
                    self.assigned(body, 22, 13, row[1], evidence, rules)
                    for body in bodies
                    if body[22] is not None
                ),
                evidence=evidence,
            )
        return answers

    def covered(self, statements: Iterable[int]) -> dict[int, list[tuple[int, Sentence]]]:
        """Return the sentences (with their keys) of each statement, by the statement's key."""
        rows = ask(self.reader, "covered", statements=array(statements))
        known: dict[int, Sentence] = {}
        answers: dict[int, list[tuple[int, Sentence]]] = {}
        for row in rows:
            key = row[1]
            sentence = known.get(key)
            if sentence is None:
                sentence = known[key] = Sentence(*row[2:10])
            answers.setdefault(row[0], []).append((key, sentence))
        return answers

    def actors(self, measures: Iterable[int]) -> dict[int, list[Acting]]:
        """Return the bodies that sentences themselves put in charge, by the sentence's key."""
        rows = ask(self.reader, "actors", measures=array(measures))
        agencies = self.naming.refs(rows, 14)
        answers: dict[int, list[Acting]] = {}
        for row in rows:
            evidence = evidence_of(self.document(row, 5), row[3], row[4], row[2])
            answers.setdefault(row[0], []).append(
                Acting(agencies[row[14]], row[19], row[20], row[21], row[1], row[22], row[23], evidence)
            )  # fmt: skip
        return answers

    def rules(self, rows: Iterable[Row], at: int, document_at: int) -> Rules:
        """Return the standing rules that inherited bodies are from, by where their names stand."""
        spans = list(
            dict.fromkeys(
                (row[document_at], row[at + _START], row[at + _END])
                for row in rows
                if row[at + _INHERITED]
            )
        )
        if not spans:
            return {}
        # Of nested statements the last in the text is the innermost: it comes first.
        found = reversed(ask(self.reader, "rules", spans=array(spans)))
        return {spans[key]: (start, end, quote) for key, quote, start, end in found}

    def assigned(
        self, row: Row, at: int, document_at: int, statement: str, evidence: Evidence, rules: Rules
    ) -> Assigned:
        """Return the body whose columns begin at `at`; its agency has been named before.

        `evidence` is its statement, which proves it unless a standing rule does.
        """
        agency = self.naming.known[row[at]]
        name, surface, role, position, inherited, start, end = row[at + 5 : at + 12]
        if inherited:
            proof = rules.get((row[document_at], start, end), (start, end, surface))
            evidence = replace(evidence, start=proof[0], end=proof[1], quote=proof[2])
        return Assigned(
            agency, name, surface, role, position, bool(inherited), statement, start, end, evidence
        )


def evidence_of(document: DocumentRef, start: int, end: int, quote: str) -> Evidence:
    """Return the words [start, end) of a document as evidence."""
    return Evidence(
        document.id, document.number, document.title, document.date, document.sha256, start, end, quote
    )  # fmt: skip
