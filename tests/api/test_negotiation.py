"""Accept headers: q-values, specificity, wildcards, nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.negotiation import DOCUMENT_FORMATS, choose, prefers_html, quality_of, ranges

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "html"),
        ("", "html"),
        ("*/*", "html"),
        (BROWSER, "html"),
        ("application/json", "json"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("text/turtle;q=0.5, application/json;q=0.9", "json"),
        ("application/json;q=0.2, text/*;q=0.9", "html"),
        ("text/html;q=0, text/*;q=0.9", "ttl"),
        ("text/html;q=0, */*;q=0.1", "json"),
        ("TEXT/TURTLE", "ttl"),
        ("text/turtle; charset=utf-8; q=0.7, application/json; q=0.6", "ttl"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("application/json;q=2", None),
        ("nonsense, /, */json, ;q=1", None),
    ],
)
def test_the_preferred_format_is_chosen(accept: str | None, expected: str | None) -> None:
    assert choose(accept, DOCUMENT_FORMATS) == expected


def test_the_more_specific_range_decides() -> None:
    accepted = ranges("*/*;q=0.9, text/*;q=0.5, text/turtle;q=0.1")
    assert quality_of("text/turtle", accepted) == 0.1
    assert quality_of("text/html", accepted) == 0.5
    assert quality_of("application/json", accepted) == 0.9


def test_only_browsers_are_given_pages_for_problems() -> None:
    assert prefers_html(BROWSER)
    assert not prefers_html("*/*")
    assert not prefers_html("application/json, text/html;q=0")
    assert not prefers_html(None)


@given(st.text(max_size=200))
def test_no_header_breaks_it(accept: str) -> None:
    assert choose(accept, DOCUMENT_FORMATS) in {None, *DOCUMENT_FORMATS}


@given(st.lists(st.sampled_from(sorted(DOCUMENT_FORMATS.values())), min_size=1, unique=True))
def test_what_is_chosen_was_accepted(accepted: list[str]) -> None:
    chosen = choose(", ".join(accepted), DOCUMENT_FORMATS)
    assert chosen is not None
    assert DOCUMENT_FORMATS[chosen] in accepted
