"""Search finds exactly what contains the words, ranks it by integers, and never loses a page."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.search_key import search_key
from queries.parameters import InvalidParameter
from queries.search import search
from queries.types import FacetField, SearchFilters
from tests.queries.papers import Paper, Said, agency, event, name, store_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.port import Store
    from queries.types import Hit, SearchAnswer

THINGS = ("work", "standard", "programme", "indicator")
WORDS = ("质量", "标准化", "知识产权", "ISO9001", "2025年", "认证", "Ａ", "質", "A")


def everything(store: Store, q: str, limit: int = 50, **more) -> list[Hit]:
    """Return all hits of a search, page by page."""
    hits: list[Hit] = []
    after = None
    while True:
        page = search(store, q, limit=limit, after=after, **more).page
        hits += page.items
        if page.after is None:
            return hits
        after = page.after


def test_every_short_substring_of_the_corpus_is_found_where_it_stands(
    corpus: Store, records: Sequence
) -> None:
    clauses = corpus.query("SELECT id, text FROM provision")
    sentences = {m.id: search_key(m.text) for record in records for m in record.measures}
    own = {row[0]: search_key(row[1]) for row in clauses}
    samples = [
        text[n : n + 1 + n % 5] for n, text in enumerate(sentences.values()) if len(text) > n
    ]
    for key in dict.fromkeys(sample for sample in samples[:120] if sample):
        found = everything(corpus, key, 200, kinds=("provision", "measure"))
        expected = {i for i, text in sentences.items() if key in text}
        expected |= {i for i, text in own.items() if key in text}
        assert {hit.id for hit in found} == expected, key
        assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("知识图谱", "知識圖譜"),
        ("2023—2025年", "2023－2025年"),
        ("沪质〔2024〕1号", "沪质(2024)1号"),
    ],
)
def test_widths_forms_and_traditional_characters_make_no_difference(
    corpus: Store, asked: str, same: str
) -> None:
    first, second = search(corpus, asked), search(corpus, same)
    assert first.page.total > 0
    assert [hit.id for hit in first.page.items] == [hit.id for hit in second.page.items]


def test_marks_are_offsets_of_the_words_in_the_source(corpus: Store, records: Sequence) -> None:
    texts = {record.document.id: record.text for record in records}
    for q in ("质量", "知识产权", "標準", "2025"):
        for hit in everything(corpus, q, 200, kinds=("provision", "measure")):
            assert hit.document is not None
            text = texts[hit.document.id]
            cut = hit.snippet
            assert text[cut.start : cut.end] == cut.text
            assert cut.marks
            for start, end in cut.marks:
                assert search_key(text[start:end]) == search_key(q)


def test_names_and_headings_lead_then_occurrences_then_the_newest(corpus: Store) -> None:
    hits = everything(corpus, "质量文化", 200)
    assert [hit.tier for hit in hits] == sorted(hit.tier for hit in hits)
    texts = [hit for hit in hits if hit.tier == 2]
    assert [h.occurrences for h in texts] == sorted((h.occurrences for h in texts), reverse=True)
    assert hits[0].title == "（十七）质量文化理念持续深入"
    exact = search(corpus, "上海市市场监督管理局").page.items[0]
    assert (exact.kind, exact.id, exact.tier) == ("agency", "sh-amr", 0)


def test_an_old_name_finds_its_agency_and_who_carries_on(corpus: Store) -> None:
    hit = search(corpus, "市质量技监局", kinds=("agency",)).page.items[0]
    assert hit.agency is not None
    assert hit.agency.former
    assert [body.id for body in hit.agency.today] == ["sh-amr"]


def test_a_facet_counts_what_narrowing_to_it_finds(corpus: Store) -> None:
    answer = search(corpus, "知识产权")
    assert {facet.field for facet in answer.facets} == set(get_args(FacetField))
    narrowed = {
        "kind": lambda v: search(corpus, "知识产权", kinds=(v,)),
        "type": lambda v: _with(corpus, type=v),
        "year": lambda v: _with(corpus, year_from=int(v), year_to=int(v)),
        "document": lambda v: _with(corpus, document=v),
        "agency": lambda v: _with(corpus, agency=v),
        "role": lambda v: _with(corpus, role=v),
    }
    for facet in answer.facets:
        assert facet.values
        for value in facet.values:
            assert narrowed[facet.field](value.value).page.total == value.count, value


def test_what_documents_name_and_count_is_found_by_every_name_and_number_they_use(
    corpus: Store, records: Sequence
) -> None:
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records:
        for entity in record.entities:
            used[entity.kind, entity.id] |= {entity.name, entity.number or ""}
        for item in record.mentions:
            used[item.kind, item.entity] |= {item.name, item.number or ""}
        for item in record.indicators:
            used["indicator", item.series] |= {item.name}
    keys = {thing: {search_key(name) for name in names} for thing, names in used.items()}
    mentioned = {(m.kind, m.entity) for r in records for m in r.mentions}
    samples = sorted(key for names in keys.values() for key in names if key)
    for key in samples[::17] + [sample[1:3] for sample in samples[::13] if len(sample) > 3]:
        found = everything(corpus, key, 200, kinds=THINGS)
        expected = {
            thing
            for thing, names in keys.items()
            if any(key in name for name in names)
            and (thing[0] == "indicator" or thing in mentioned)
        }
        assert {(hit.kind, hit.id) for hit in found} == expected, key
        for hit in found:
            assert hit.tier == (0 if key in keys[hit.kind, hit.id] else 1)


def test_a_thing_is_shown_with_the_words_that_name_it(corpus: Store, records: Sequence) -> None:
    texts = {record.document.id: record.text for record in records}
    for hit in everything(corpus, "质量", kinds=THINGS):
        assert hit.evidence is not None
        quote = hit.evidence
        assert texts[quote.document][quote.start : quote.end] == quote.quote
        assert hit.snippet.marks
        assert (hit.named is None) == (hit.kind == "indicator") == (hit.indicator is not None)


def test_things_are_those_of_the_documents_that_are_searched(corpus: Store) -> None:
    before = everything(corpus, "质量", kinds=THINGS, as_of="2017")
    assert before
    assert {hit.document.year for hit in before if hit.document} <= {2015, 2017}
    assert {hit.id for hit in before} < {hit.id for hit in everything(corpus, "质量", kinds=THINGS)}


def test_a_type_that_is_none_is_refused(corpus: Store) -> None:
    with pytest.raises(InvalidParameter, match="type"):
        _with(corpus, type="ship")


def _with(store: Store, **filters) -> SearchAnswer:
    return search(store, "知识产权", filters=SearchFilters(**filters))


def test_more_than_a_thousand_hits_are_said_to_be_more_and_all_are_reached(
    generated: Store,
) -> None:
    answer = search(generated, "推广")
    assert answer.page.total == 1_000
    assert not answer.page.total_is_exact
    assert not answer.facets_are_exact
    ids = [hit.id for hit in everything(generated, "推广", 200, kinds=("provision", "measure"))]
    expected = generated.query(
        "SELECT (SELECT count(*) FROM provision WHERE instr(plain, '推广'))"
        " + (SELECT count(*) FROM measure WHERE instr(plain, '推广'))"
    )[0][0]
    assert expected > 2_000
    assert len(ids) == len(set(ids)) == expected


def test_small_pages_give_the_same_order_as_large_ones(generated: Store) -> None:
    large = everything(generated, "检验检测试点", 200)
    small = everything(generated, "检验检测试点", 7)
    assert [hit.id for hit in small] == [hit.id for hit in large]
    assert len(large) > 20


def test_an_agency_that_answers_for_much_finds_the_same_as_one_gone_through(
    generated: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    busiest = generated.query(
        "SELECT g.id FROM duty AS x JOIN agency AS g ON g.pk = x.agency"
        " GROUP BY x.agency ORDER BY count(*) DESC LIMIT 1"
    )[0][0]
    filters = SearchFilters(agency=busiest, role="lead")
    through_duties = everything(generated, "智能制造", 50, filters=filters)
    monkeypatch.setattr("queries.search.FEW_DUTIES", 0)
    through_index = everything(generated, "智能制造", 50, filters=filters)
    assert through_duties == through_index
    assert through_duties


@pytest.mark.parametrize("q", ["", "  ", "\n", "x" * 201])
def test_nothing_and_too_much_are_refused(corpus: Store, q: str) -> None:
    with pytest.raises(InvalidParameter, match="q"):
        search(corpus, q)


@pytest.mark.parametrize(
    "q", ['"', "'", "%", "*", "质量 OR 1=1", 'NEAR("质" "量")', "a:b", "^质", "-质量"]
)
def test_signs_of_query_languages_are_only_words(corpus: Store, q: str) -> None:
    key = search_key(q)
    for hit in everything(corpus, q, 200, kinds=("provision", "measure")):
        assert key in search_key(hit.evidence.quote if hit.evidence else "")


def test_a_position_of_another_list_is_refused(corpus: Store) -> None:
    with pytest.raises(InvalidParameter, match="after"):
        search(corpus, "质量", after=(1, 2))


words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(words, st.lists(words, max_size=3)), min_size=1, max_size=4),
    st.text(alphabet="质量标准知识I92认A证年", min_size=1, max_size=3),
    st.sets(st.sampled_from(("provision", "measure", "document", "agency")), min_size=1),
)
def test_hits_are_what_plain_python_finds(
    clauses: list[tuple[str, list[str]]], q: str, kinds: set
) -> None:
    bodies = [("质量局", "lead"), ("A认证办", "support")]
    paper = Paper(
        "测〔2020〕1号",
        "2020-01-01",
        [(heading, [*(f"{t}。" for t in texts), Said(bodies)]) for heading, texts in clauses],
        title="质量标准化2025年",
    )
    record = paper.record()
    texts = {
        "measure": {m.id: m.text for m in record.measures},
        "provision": {
            p.id: record.text[p.start : p.end] if p.level == "clause" else "一、总的任务"
            for p in record.provisions
        },
        "document": {record.document.id: f"{paper.title}\n{paper.number}"},
        "agency": {body: body for body, _ in bodies},
    }
    with tempfile.TemporaryDirectory() as folder:
        store = store_of(Path(folder) / "s.db", [paper])
        found = everything(store, q, 200, kinds=kinds)
        store.close()
    key = search_key(q)
    expected = {
        (kind, identifier)
        for kind in kinds
        for identifier, text in texts[kind].items()
        if any(key in search_key(line) for line in text.split("\n"))
    }
    assert {(hit.kind, hit.id) for hit in found} == expected


def test_as_of_hides_later_documents_and_names_agencies_as_they_were(tmp_path: Path) -> None:
    papers = [
        Paper("测〔2016〕1号", "2016-05-01", [("甲", ["推进质量工作。", Said([("old", "lead")])])]),
        Paper("测〔2020〕1号", "2020-05-01", [("乙", ["推进质量工作。", Said([("new", "lead")])])]),
    ]
    store = store_of(
        tmp_path / "s.db",
        papers,
        [agency("old", "旧局"), agency("new", "新局")],
        [name("old", "旧局", None, "2018"), name("new", "新局", "2018")],
        [event("ev", ["old"], ["new"], "2018-11")],
    )
    assert search(store, "质量工作", kinds=("provision", "measure")).page.total == 4
    then = search(store, "质量工作", as_of="2017")
    assert {hit.document.year for hit in then.page.items if hit.document} == {2016}
    agencies = {facet.field: facet for facet in then.facets}["agency"].values
    assert [(v.value, v.label) for v in agencies] == [("old", "旧局")]
    now = {facet.field: facet for facet in search(store, "质量工作").facets}["agency"].values
    assert [(v.value, v.count) for v in now] == [("new", 4)]
