"""Counts the hits of a search by kind, year, document, agency and role."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from queries.reader import array, ask
from queries.search_window import AGENCY, CLAUSE, DOCUMENT, SENTENCE
from queries.types import Facet, FacetValue
from queries.words import KIND_ZH, ROLE_ZH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from queries.details import Details
    from queries.search_window import Rank
    from queries.types import FacetField

MOST_VALUES: Final = 30
_ROLES: Final[dict[str, str]] = {str(role): words for role, words in ROLE_ZH.items()}
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
) -> tuple[tuple[Counter[str], dict[str, str]], Counter[str]]:
    answering = statements_of(details, hits)
    statements = {statement for group in answering.values() for statement in group}
    named: dict[int, set[int]] = defaultdict(set)
    in_role: dict[int, set[str]] = defaultdict(set)
    for statement, agency, role in ask(
        details.reader, "statement_agencies", statements=array(statements)
    ):
        named[statement].add(agency)
        in_role[statement].add(role)
    standing = _standing(
        details, {agency for group in named.values() for agency in group}, last_day
    )
    agencies_in = {
        statement: {stands for agency in group for stands in standing[agency]}
        for statement, group in named.items()
    }
    agencies: Counter[int] = Counter()
    roles: Counter[str] = Counter()
    nothing: set[int] = set()
    for group in answering.values():
        if len(group) == 1:
            agencies.update(agencies_in.get(group[0], nothing))
            roles.update(in_role.get(group[0], ()))
        else:
            agencies.update(set().union(*(agencies_in.get(s, nothing) for s in group)))
            roles.update(set().union(*(in_role.get(s, ()) for s in group)))
    refs = details.naming.known
    counts = Counter({refs[key].id: count for key, count in agencies.items()})
    return (counts, {refs[key].id: refs[key].name for key in agencies}), roles


def _standing(details: Details, named: Iterable[int], last_day: str) -> dict[int, list[int]]:
    rows = ask(details.reader, "standing_for", agencies=array(named), as_of=last_day)
    details.naming.refs(rows, 1)
    standing: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        standing[row[0]].append(row[1])
    return standing


def _facet(field: FacetField, counts: Counter[str], labels: Mapping[str, str]) -> Facet:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Facet(
        field,
        tuple(
            FacetValue(value, labels.get(value, value), count)
            for value, count in ordered[:MOST_VALUES]
        ),
        max(0, len(ordered) - MOST_VALUES),
    )
