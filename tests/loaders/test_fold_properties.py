"""Properties of the fold: alignment both ways, nothing lost but what it says, stable on itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.fold.fold import Fold, fold
from loaders.fold.lines import INVISIBLE
from loaders.fold.variant import fold_variant
from loaders.fold.width import fold_width

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))

# Anything that has a meaning to some rule, often, and any other character, seldom.
_WORDS = [
    "市",
    "科",
    "委",
    "质量",
    "发展",
    "人民政府",
    "的",
    "和",
    "关于",
    "通知",
    "、",
    "，",
    "。",
    "；",
    "：",
    ",",
    ";",
    ":",
    "(",
    ")",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "〔",
    "〕",
    "[",
    "]",
    "<",
    ">",
    "2024",
    "5",
    "年",
    "月",
    "日",
    "一、",
    "（二）",
    "3.",
    "第三条",
    "附件",
    "抄送：",
    "责任单位：",
    "-",
    "—",
    "|",
    "#",
    "質量",
    "發展",
    "着名商标",
    "２０",
    "Ａ",
    "⼈",
    "2024年4月10日",
    "世界食品网",
    "ICP备",
    "**",
    "&nbsp;",
    "<p>",
    "</p>",
    "<br/>",
    "(zhì)",
    "(fā)",
    "索引号：",
    "文号：",
    "首页>",
    "<!--x-->",
]
_BLANKS = [" ", "  ", "\u3000\u3000", "\xa0", "\t", "\n", "\n\n", "\r\n", "\f", "\ufeff", "\u200b"]
_PIECES = st.sampled_from([*_WORDS, *_BLANKS, "\u2028", "- 3 -"])
_SOURCES = st.one_of(
    st.lists(_PIECES, max_size=80).map("".join),
    st.text(max_size=60),
    st.lists(_PIECES | st.text(max_size=3), max_size=60).map("".join),
)

_SENTENCES = st.sampled_from(
    [
        "加强质量监管，落实主体责任。",
        "推进《质量强国建设纲要》落地，完善政策体系；",
        "到2025年，制造业产品质量合格率达到95%以上。",
        "鼓励企业创新质量管理方法，提升质量水平。",
        "各区、各有关部门要加强领导，确保取得实效。",
    ]
)
_STATEMENTS = st.sampled_from(
    ["（市市场监管局、市科委负责）", "（牵头单位：市经济信息化委，配合单位：各区人民政府）", ""]
)


@st.composite
def documents(draw: st.DrawFn) -> list[str]:
    """Draw the paragraphs of a document in the house style."""
    paragraphs = ["上海市质量工作要点", "各区人民政府，各有关单位："]
    for section in draw(
        st.lists(st.sampled_from("一二三四五"), min_size=1, max_size=3, unique=True)
    ):
        paragraphs.append(f"{section}、加强质量工作")
        for clause in draw(st.lists(st.sampled_from("一二三四"), max_size=3, unique=True)):
            sentences = "".join(draw(st.lists(_SENTENCES, min_size=2, max_size=6)))
            paragraphs.append(f"（{clause}）提升质量。{sentences[:-1]}。{draw(_STATEMENTS)}")
    return [*paragraphs, "上海市人民政府", "2024年4月10日"]


def covered(folded: Fold) -> list[tuple[int, int]]:
    return [folded.source_span(i, i + 1) for i in range(len(folded.text))]


@given(_SOURCES)
@settings(max_examples=400, deadline=None)
def test_every_fold_character_stands_for_source_characters_in_order(source: str) -> None:
    folded = fold(source)
    end = 0
    for start, stop in covered(folded):
        assert end <= start <= stop <= len(source)
        end = stop


@given(_SOURCES)
@settings(max_examples=400, deadline=None)
def test_a_character_kept_is_its_source_character_folded(source: str) -> None:
    folded = fold(source)
    characters, _ = fold_variant(fold_width(source))
    for character, (start, stop) in zip(folded.text, covered(folded), strict=True):
        if stop - start == 1 and not character.isspace():
            assert character == characters[start]
        elif character not in "\n\t ":
            assert source[start] == "&"  # a named character


@given(_SOURCES)
@settings(max_examples=400, deadline=None)
def test_only_space_markup_and_recorded_noise_is_lost(source: str) -> None:
    folded = fold(source)
    kept = bytearray(len(source))
    for start, stop in [*covered(folded), *(noise[:2] for noise in folded.noise)]:
        kept[start:stop] = b"\1" * (stop - start)
    lost = "".join(c for c, seen in zip(source, kept, strict=True) if not seen)
    assert not lost.strip(INVISIBLE + " \t\r\n\f\v\x85\u2028\u2029\xa0\u3000*|")


@given(_SOURCES)
@settings(max_examples=400, deadline=None)
def test_offsets_go_to_the_source_and_back(source: str) -> None:
    folded = fold(source)
    for offset, (start, stop) in enumerate(covered(folded)):
        if stop > start:
            assert folded.fold_offset(start) == offset
    for offset in range(len(source) + 1):
        there = folded.fold_offset(offset)
        start = folded.source_offset(there)
        inside = there < len(folded.text) and folded.source_span(there, there + 1)[1] > offset
        assert inside or start >= offset or there == len(folded.text)


@given(_SOURCES, st.data())
@settings(max_examples=200, deadline=None)
def test_a_span_of_the_fold_is_found_again_in_its_source_span(
    source: str, data: st.DataObject
) -> None:
    folded = fold(source)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.source_span(start, end)
    characters, _ = fold_variant(fold_width(source))
    # In order: every character of the span that is no separator stands in the source span.
    letters = iter(characters[first:last])
    wanted = [
        c
        for c, (a, b) in zip(folded.text[start:end], covered(folded)[start:end], strict=True)
        if not c.isspace() and b - a == 1
    ]
    assert all(any(letter == character for letter in letters) for character in wanted)


@given(documents(), st.integers(16, 40), st.booleans(), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=150, deadline=None)
def test_wrapping_a_document_changes_nothing(
    paragraphs: list[str], width: int, numbered: bool, end: str
) -> None:
    lines: list[str] = []
    for paragraph in [
        *paragraphs,
        *(f"（{n}）" + "各区要抓好落实，加强领导。" * 9 for n in "五六七八"),
    ]:
        text = "\u3000\u3000" + paragraph
        lines += [text[i : i + width] for i in range(0, len(text), width)]
    unwrapped = [*paragraphs, *(f"（{n}）" + "各区要抓好落实，加强领导。" * 9 for n in "五六七八")]
    if numbered:
        lines = [
            piece
            for number, line in enumerate(lines)
            for piece in ([line, f"— {number} —"] if number % 20 == 9 else [line])
        ]
    assert fold(end.join(lines)).text.split("\n") == unwrapped


@given(documents(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_page_break_inside_a_clause_changes_nothing(
    paragraphs: list[str], data: st.DataObject
) -> None:
    long = [i for i, paragraph in enumerate(paragraphs) if len(paragraph) > 60]
    pieces = list(paragraphs)
    for index in long:
        paragraph = paragraphs[index]
        # Not behind a mark that ends a sentence: such a break can't be told from a paragraph's end.
        places = [i for i in range(20, len(paragraph) - 1) if paragraph[i - 1] not in "。；：）”》"]
        cut = data.draw(st.sampled_from(places))
        if paragraph[cut:].lstrip("0123456789").startswith((".", "、")):
            continue
        pieces[index] = paragraph[:cut] + "\n\n" + paragraph[cut:]
    assert fold("\n".join(pieces)).text.split("\n") == paragraphs


@given(documents())
@settings(max_examples=100, deadline=None)
def test_simplified_text_in_lines_of_paragraphs_is_its_own_fold(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    folded = fold(text)
    assert folded.text == text
    assert covered(folded) == [(i, i + 1) for i in range(len(text))]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_folding_a_fold_changes_nothing(path: Path) -> None:
    once = fold(path.read_bytes().decode()).text
    again = fold(once)
    assert again.text == once
    assert again.noise == ()


@given(documents(), st.integers(16, 40))
@settings(max_examples=60, deadline=None)
def test_folding_the_fold_of_a_wrapped_document_changes_nothing(
    paragraphs: list[str], width: int
) -> None:
    source = "\n".join(p[i : i + width] for p in paragraphs for i in range(0, len(p), width))
    once = fold(source).text
    assert fold(once).text == once
