"""Counts the hits of a search by kind, year, document, agency and role."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from queries.reader import array, ask
from queries.search_window import AGENCY, CLAUSE, DOCUMENT, SENTENCE
from queries.types import Facet, FacetValue
from queries.words import KIND_ZH, ROLE_ZH, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from queries.details import Details
    from queries.search_window import Rank
    from queries.types import FacetField

MOST_VALUES: Final = 30
_ROLES: Final[dict[str, str]] = {str(role): words for role, words in ROLE_ZH.items()}
_ROLES_OF: Final = [
    [str(role) for place, role in enumerate(ROLES) if bits >> place & 1]
    for bits in range(1 << len(ROLES))
]
KINDS: Final = {AGENCY: "agency", DOCUMENT: "document", CLAUSE: "provision", SENTENCE: "measure"}


def facets_of(details: Details, hits: Sequence[Rank], last_day: str) -> tuple[Facet, ...]:
    """Return the facets of hits, each with its thirty largest values.

    Agencies are those of today (or `last_day`) that the bodies named in a hit's statements stand
    for, so that narrowing to one finds as many hits as it counted.
    """
    kinds = Counter(KINDS[hit.kind] for hit in hits)
    documents = Counter(hit.document for hit in hits if hit.kind != AGENCY)
    refs = {
        row[0]: details.document(row)
        for row in ask(details.reader, "documents_of", documents=array(documents))
    }
    years: Counter[str] = Counter()
    for key, count in documents.items():
        if refs[key].year is not None:
            years[str(refs[key].year)] += count
    agencies, roles = _assigned(details, hits, last_day)
    titles = {ref.id: ref.title for ref in refs.values()}
    return (
        _facet("kind", kinds, KIND_ZH),
        _facet("year", years, {}),
        _facet("document", Counter({refs[k].id: n for k, n in documents.items()}), titles),
        _facet("agency", *agencies),
        _facet("role", roles, _ROLES),
    )


def statements_of(details: Details, hits: Iterable[Rank]) -> dict[tuple[int, int], list[int]]:
    """Return the statements that answer for each clause or sentence, by kind and key."""
    clauses = [hit.key for hit in hits if hit.kind == CLAUSE]
    sentences = [hit.key for hit in hits if hit.kind == SENTENCE]
    answering: dict[tuple[int, int], list[int]] = defaultdict(list)
    for kind, key, statement in ask(
        details.reader, "answering", provisions=array(clauses), measures=array(sentences)
    ):
        answering[CLAUSE if kind == 1 else SENTENCE, key].append(statement)
    return answering


def _assigned(
    details: Details, hits: Sequence[Rank], last_day: str
) -> tuple[tuple[dict[str, int], dict[str, str]], dict[str, int]]:
    """Count hits by the bodies of today that their statements' bodies stand for, and by role."""
    answering = statements_of(details, hits)
    # A clause and its sentences mostly have the same statements: these are counted together.
    weights = Counter(map(tuple, answering.values()))
    rows = ask(
        details.reader, "statement_agencies",
        statements=array({statement for group in weights for statement in group}),
    )  # fmt: skip
    named = {row[0]: {int(agency) for agency in row[1].split(",")} for row in rows}
    in_role = {row[0]: row[2] for row in rows}
    standing = _standing(details, set().union(*named.values()), last_day)
    agencies: dict[int, int] = defaultdict(int)
    roles: dict[str, int] = defaultdict(int)
    for group, weight in weights.items():
        known = [statement for statement in group if statement in named]
        bodies = {agency for statement in known for agency in named[statement]}
        for key in {stands for agency in bodies for stands in standing[agency]}:
            agencies[key] += weight
        bits = reduce(or_, (in_role[statement] for statement in known), 0)
        for role in _ROLES_OF[bits]:
            roles[role] += weight
    refs = details.naming.known
    counts = {refs[key].id: count for key, count in agencies.items()}
    return (counts, {refs[key].id: refs[key].name for key in agencies}), roles


def _standing(details: Details, named: Iterable[int], last_day: str) -> dict[int, list[int]]:
    rows = ask(details.reader, "standing_for", agencies=array(named), as_of=last_day)
    details.naming.refs(rows, 1)
    standing: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        standing[row[0]].append(row[1])
    return standing


def _facet(field: FacetField, counts: Mapping[str, int], labels: Mapping[str, str]) -> Facet:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Facet(
        field,
        tuple(
            FacetValue(value, labels.get(value, value), count)
            for value, count in ordered[:MOST_VALUES]
        ),
        max(0, len(ordered) - MOST_VALUES),
    )
