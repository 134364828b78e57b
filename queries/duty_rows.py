"""Reads under which statements and by which named bodies agencies answer for a page's clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.details import evidence_of
from queries.reader import array, ask
from queries.types import DutyRow
from queries.words import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from queries.details import Details
    from queries.types import Assigned, Clause, Evidence, Sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows of duty count: roles as bits, own names only or through events up to a day."""

    roles: int
    own: bool
    last_day: str


@dataclass(slots=True)
class Named:
    """The bodies that stand for one agency in one clause, and the statements that name them."""

    bodies: list[Assigned]
    statements: dict[int, Evidence]
    lead_written: bool


def bodies_of(
    details: Details, clauses: Mapping[int, Clause], agencies: Sequence[int], choice: Choice
) -> dict[tuple[int, int], Named]:
    """Return, by clause key and agency key, who stands for the agency there."""
    rows = ask(
        details.reader, "duty_bodies", provisions=array(clauses), agencies=array(agencies),
        roles=choice.roles, own=int(choice.own), as_of=choice.last_day,
    )  # fmt: skip
    details.naming.refs(rows, 9)
    rules = details.rules(rows, 9, 8)
    found: dict[tuple[int, int], Named] = {}
    for row in rows:
        named = found.setdefault((row[0], row[1]), Named([], {}, lead_written=False))
        evidence = named.statements.get(row[2])
        if evidence is None:
            document = clauses[row[0]].document
            evidence = named.statements[row[2]] = evidence_of(document, row[5], row[6], row[7])
        named.bodies.append(details.assigned(row, 9, 8, row[3], evidence, rules))
        named.lead_written |= bool(row[4])
    return found


def duty_rows(
    details: Details, clauses: Mapping[int, Clause], agencies: Sequence[int], choice: Choice
) -> list[DutyRow]:
    """Return one row a clause for one agency, or for several bodies that count as one."""
    named: dict[int, Named] = {}
    for (clause, _), here in bodies_of(details, clauses, agencies, choice).items():
        known = named.setdefault(clause, here)
        if known is not here:
            known.bodies += [body for body in here.bodies if body not in known.bodies]
            known.statements |= here.statements
            known.lead_written |= here.lead_written
    covered = details.covered(
        dict.fromkeys(key for here in named.values() for key in here.statements)
    )
    return [
        DutyRow(
            clause=clauses[key],
            roles=in_order(body.role for body in here.bodies),
            bodies=tuple(here.bodies),
            lead_written=here.lead_written,
            statements=len(here.statements),
            sentences=sentences_of(here.statements, covered),
            evidence=here.statements[min(here.statements)],
        )
        for key, here in named.items()
    ]


def sentences_of(
    statements: Mapping[int, Evidence], covered: Mapping[int, Sequence[tuple[int, Sentence]]]
) -> tuple[Sentence, ...]:
    """Return the sentences of several statements, each once, in the order of the text."""
    sentences = {key: sentence for s in statements for key, sentence in covered.get(s, ())}
    return tuple(sentences[key] for key in sorted(sentences))
