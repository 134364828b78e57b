"""What each page shows, from the answers of queries/ to the values of its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import quote, urlencode

from api.pages.marks import hits
from api.render.labels import english_path, outline_title
from queries.headline import clause_title, headline
from queries.types import Kind
from queries.words import (
    FACET_EN,
    FACET_ZH,
    KIND_EN,
    KIND_ZH,
    ROLE_EN,
    ROLE_ZH,
    TYPE_EN,
    TYPE_ZH,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from api.language import Language
    from queries import types

_SCOPE = 120
_FACET_VALUES = 12
_NAME_TYPES = {
    "official": ("全称", "official"),
    "short": ("简称", "short"),
    "former": ("旧称", "former"),
    "english": ("英文名", "English"),
}
_GROUPS = get_args(Kind)


def role_names(language: Language) -> dict[str, str]:
    names = ROLE_EN if language == "en" else ROLE_ZH
    return {str(role): name for role, name in names.items()}


def name_types(language: Language) -> dict[str, str]:
    return {key: pair[language == "en"] for key, pair in _NAME_TYPES.items()}


def titles(clauses: Iterable[types.Clause]) -> dict[str, str]:
    """Printed label and heading of clauses, by id."""
    return {clause.id: clause_title(clause) for clause in clauses}


def provision_values(answer: types.ProvisionAnswer, language: Language) -> dict[str, Any]:
    who = answer.responsibility
    start = answer.clause.start
    return {
        "answer": answer,
        "heading": clause_title(answer.clause),
        "english_address": english_path(answer.clause.id),
        "headline": headline(who, language),
        "titles": titles((*answer.ancestors, *answer.children)),
        "scopes": {
            statement.id: _shortened(
                answer.text[max(statement.scope_start - start, 0) : statement.scope_end - start]
            )
            for statement in who.statements
        },
        "role_names": role_names(language),
    }


def measure_values(
    answer: types.Responsibility,
    sentence: types.Sentence,
    provision: types.ProvisionAnswer,
    language: Language,
) -> dict[str, Any]:
    return {
        "answer": answer,
        "sentence": sentence,
        "clause": answer.clause,
        "provision": provision,
        "heading": clause_title(answer.clause),
        "headline": headline(answer, language),
        "role_names": role_names(language),
    }


def document_values(answer: types.DocumentAnswer) -> dict[str, Any]:
    return {
        "answer": answer,
        "outline_titles": {
            row.id: outline_title(row.label, row.heading) or row.path for row in answer.outline
        },
    }


def home_values(documents: types.Documents) -> dict[str, Any]:
    years = sorted({row.document.year for row in documents.page.items if row.document.year})
    missing = [y for y in range(years[0], years[-1]) if y not in years] if years else []
    return {
        "documents": documents,
        "years": (years[0], years[-1]) if years else None,
        "missing_years": missing if len(missing) <= 20 else [],
        "examples": ["知识图谱", "首席质量官", "市市场监管局", "沪质〔2024〕1号"],
    }


def search_values(
    answer: types.SearchAnswer, chosen: Sequence[tuple[str, str]], base: str, language: Language
) -> dict[str, Any]:
    """`chosen` are the parameters of the request without cursor; `base` the page's path."""
    english = language == "en"
    items = answer.page.items
    groups = []
    for kind in _GROUPS:
        members = [hit for hit in items if hit.kind == kind]
        if members:
            groups.append(((KIND_EN if english else KIND_ZH)[kind], members))
    return {
        "query": answer.query,
        "answer": answer,
        "groups": groups,
        "types": TYPE_EN if english else TYPE_ZH,
        "titles": {hit.id: "".join(hit.title.split()) for hit in items},
        "snippets": {
            hit.id: hits(hit.snippet.text, hit.snippet.start, hit.snippet.marks) for hit in items
        },
        "facets": [_facet(facet, chosen, base, english=english) for facet in answer.facets],
        "json_href": f"/v1/search?{urlencode(chosen)}",
    }


def _facet(
    facet: types.Facet, chosen: Sequence[tuple[str, str]], base: str, *, english: bool
) -> dict[str, Any]:
    """A facet with a link for each value that puts the value on or takes it off."""
    choices = []
    for value in facet.values[:_FACET_VALUES]:
        own = _parameters(facet.field, value.value)
        on = all(pair in chosen for pair in own)
        names = {name for name, _ in own}
        rest = [pair for pair in chosen if pair[0] not in names]
        query = urlencode(rest if on else [*rest, *own])
        label = value.label
        if facet.field == "kind":
            label = (KIND_EN if english else KIND_ZH).get(value.value, value.label)
        if facet.field == "type":
            label = (TYPE_EN if english else TYPE_ZH).get(value.value, value.label)  # type: ignore[call-overload]  # any word may come
        if facet.field == "role":
            label = (ROLE_EN if english else ROLE_ZH).get(value.value, value.label)  # type: ignore[call-overload]  # any word may come
        choices.append({"label": label, "count": value.count, "on": on, "href": f"{base}?{query}"})
    return {"title": (FACET_EN if english else FACET_ZH)[facet.field], "choices": choices}


def _parameters(field: str, value: str) -> list[tuple[str, str]]:
    """The parameters of /search that one value of a facet stands for."""
    if field == "year":
        return [("year_from", value), ("year_to", value)]
    return [(field, value)]


def reference_links(reference: types.Reference, prefix: str) -> list[dict[str, str]]:
    """Links to what a reference means: the clause if it names one, else the document."""
    links = []
    for candidate in reference.candidates[:5]:
        document = candidate.document
        name = document.number or document.title
        if candidate.clause is not None:
            address = f"/doc/provision/{quote(candidate.clause.id)}.html"
            name = f"{name} {clause_title(candidate.clause)}"
        else:
            address = f"/doc/document/{quote(document.id)}.html"
        links.append({"href": f"{prefix}{address}", "title": name})
    return links


def matrix_values(matrix: types.Matrix) -> dict[str, Any]:
    """The matrix with a shade from 0 to 4 for each cell and short names for its heads."""
    off_diagonal = [
        count
        for row, counts in enumerate(matrix.counts)
        for column, count in enumerate(counts)
        if row != column
    ]
    most = max(off_diagonal, default=0) or 1
    return {
        "matrix": matrix,
        "heat": [[-(-4 * count // most) if count else 0 for count in row] for row in matrix.counts],
        "short_names": {agency.id: agency.name for agency in matrix.agencies},
    }


def _shortened(text: str) -> str:
    flat = "".join(text.split())
    return flat if len(flat) <= _SCOPE else f"{flat[:_SCOPE]}…"
