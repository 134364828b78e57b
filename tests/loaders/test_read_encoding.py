"""Encodings: strict, without guesses where a mark or UTF-8 decides, right on short texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read.encoding import decode
from ontology.errors import UnreadableFile

SIMPLIFIED = [
    "上海",
    "关于印发",
    "市科委",
    "各区人民政府，各有关单位：",
    "上海市质量工作领导小组关于印发《2024年上海市质量工作要点》的通知",
    "（牵头单位：市市场监管局，配合单位：市发展改革委）",
    "一、总体要求",
    "通知",  # valid UTF-8, as Hebrew and Greek
    "联通",
]
TRADITIONAL = [
    "上海市質量工作領導小組關於印發《2022年質量發展工作要點》的通知",
    "各區人民政府，各有關單位：",
    "臺北市政府",
    "一、加強質量發展制度建設。",
]
CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_short_simplified_texts_in_gb18030_are_not_taken_for_big5(text: str) -> None:
    assert decode(text.encode("gb18030"), "a") == (text, "gb18030", ())


@pytest.mark.parametrize("text", TRADITIONAL)
def test_short_traditional_texts_in_big5_are_not_taken_for_gb18030(text: str) -> None:
    assert decode(text.encode("big5"), "a") == (text, "big5", ())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_corpus_is_read_in_any_encoding(path: Path, encoding: str) -> None:
    text = path.read_bytes().decode()
    decoded = decode(text.encode(encoding), "a")
    mark = "\ufeff" if encoding in ("utf-8-sig", "utf-16", "utf-32") else ""
    assert decoded.text == mark + text


def test_utf16_without_a_mark_is_recognised_by_its_line_ends() -> None:
    text = "上海市人民政府文件\n关于加强质量工作的通知\n各区人民政府：\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding), "a") == (text, encoding, ())


def test_a_declared_encoding_is_used_where_utf8_is_impossible() -> None:
    data = "質量".encode("big5")
    assert decode(data, "a", "big5").text == "質量"
    assert decode("质量".encode("gbk"), "a", "gb2312").encoding == "gb18030"
    assert decode("质量".encode(), "a", "gb2312").text == "质量"


def test_a_character_cut_at_the_end_is_warned_of() -> None:
    data = "加强质量工作".encode()[:-1]
    text, encoding, [warning] = decode(data, "a")
    assert (text, encoding, warning.code) == ("加强质量工", "utf-8", "truncated")


@pytest.mark.parametrize(
    "data",
    [
        "加强质量".encode() + b"\xff\xfe\xff" + "工作".encode(),
        b"caf\xe9 du monde",
        b"\xef\xbb\xbf" + b"\xff",
        b"\xff\xfe" + b"\x00\xd8" + b"a\0",
    ],
)
def test_other_bytes_are_refused_with_the_offset_of_the_first(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.txt: .*byte \d+.*UTF-8"):
        decode(data, "a.txt")


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_every_utf8_text_is_itself(text: str) -> None:
    assert decode(text.encode(), "a").text == text


@pytest.mark.parametrize("text", ["Привет, мир", "שלום", "naïve café", "Ελλάδα", "«»—", "①②③"])
def test_other_scripts_in_utf8_stay_what_they_are(text: str) -> None:
    assert decode(text.encode(), "a") == (text, "utf-8", ())


@given(st.lists(st.sampled_from([*SIMPLIFIED, "\n", "2024年"]), min_size=1).map("".join))
def test_every_gb18030_text_is_itself(text: str) -> None:
    if not text.isascii() and text.strip():
        assert decode(text.encode("gb18030"), "a").text == text
