"""Marked texts: the words stay as printed, whatever they hold; spans become marks and links."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from api.pages.marks import hits, marked, script_of
from queries.types import AgencyRef, Span

TEXT = "加强监管。（市市场监管局、市科委负责）"
AGENCY = AgencyRef("sh-x", "上海市市场监督管理局", None, False)


def words_of(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def test_statements_are_marked_and_agencies_linked() -> None:
    spans = [
        Span("statement", "s-1", 105, 119),
        Span("body", "s-1-1", 106, 112, AGENCY, "responsible"),
    ]
    markup = marked(TEXT, 100, spans, "/en")
    assert markup == (
        '加强监管。<mark id="s-1">（<a class="body role-responsible"'
        ' href="/en/doc/agency/sh-x.html" title="上海市市场监督管理局">市市场监管局</a>'
        "、市科委负责）</mark>"
    )


def test_an_id_stands_once_though_its_statement_is_broken() -> None:
    spans = [Span("statement", "s-1", 0, 10), Span("statement", "s-2", 3, 5)]
    markup = marked("0123456789", 0, spans)
    assert markup.count('id="s-1"') == markup.count('id="s-2"') == 1
    assert words_of(markup) == "0123456789"


def test_the_sentence_asked_about_is_marked() -> None:
    spans = [Span("measure", "m-1", 0, 4), Span("measure", "m-2", 4, 8)]
    assert marked("一二三四五六七八", 0, spans, sentence="m-2") == (
        '一二三四<mark class="sentence">五六七八</mark>'
    )


SPANS = st.builds(
    lambda kind, number, start, length: Span(
        kind, f"x{number}", start, start + length, AGENCY, "lead"
    ),
    st.sampled_from(["statement", "scope", "measure", "body", "actor"]),
    st.integers(0, 3),
    st.integers(-10, 60),
    st.integers(0, 40),
)


@given(st.text(max_size=50), st.lists(SPANS, max_size=8))
def test_whatever_is_marked_the_words_stay_and_tags_are_balanced(
    text: str, spans: list[Span]
) -> None:
    markup = marked(text, 0, spans, sentence="x1")
    assert words_of(markup) == text
    assert markup.count("<mark") == markup.count("</mark>")
    assert markup.count("<a ") == markup.count("</a>")
    ids = re.findall(r'id="([^"]+)"', markup)
    assert len(ids) == len(set(ids))


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=5),
)
def test_hits_are_marked_without_changing_the_snippet(
    text: str, marks: list[tuple[int, int]]
) -> None:
    assert words_of(hits(text, 0, marks)) == text


def test_markup_in_a_text_stays_text() -> None:
    assert "<script" not in marked("<script>alert(1)</script>", 0, [])
    assert "<b>" not in hits("<b>x</b>", 0, [(0, 3)])


def test_traditional_texts_are_told_from_simplified_ones() -> None:
    assert script_of("各區人民政府、市質量工作領導小組") == "zh-Hant"
    assert script_of("各区人民政府、市质量工作领导小组") == "zh-Hans"
    assert script_of("") == "zh-Hans"
