"""Judgements of links: the file that keeps them, and the sentences that they speak of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.lineage.judging.anchoring import anchored, find
from graph.lineage.judging.judgements import COLUMNS, FILE, Anchor, Judgement, add, read, take_back
from graph.lineage.papers import Sentence, plain
from ontology.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "2015-0123456789", "2024-0123456789"
ROW = Judgement(
    "confirmed", "expands", Anchor(OLD, "推进知识图谱"), Anchor(NEW, "完善知识图谱，"),
    "张三", "2026-11-24", "同一平台",
)  # fmt: skip
HEAD = ",".join(COLUMNS)
LINE = f"confirmed,,{OLD},推进,{NEW},完善,张三,2026-11,同一"
WORDS = (
    st.text(min_size=1, max_size=8).map(str.strip).filter(lambda text: text and "\r" not in text)
)


def sentence(document: str, text: str, start: int = 0, status: str = "planned") -> Sentence:
    turn = (document[:4], document, 0 if status == "reported" else 1)
    end = start + len(text)
    identifier = f"{document}.s1-m{start}"
    return Sentence(document, identifier, start, end, text, plain(text), status, None, turn)


def test_what_is_added_is_read_and_can_be_taken_back(tmp_path: Path) -> None:
    assert read(tmp_path) == ()
    other = replace(ROW, verdict="rejected", kind=None, earlier=Anchor(OLD, "另一句"))
    add(tmp_path, ROW)
    add(tmp_path, other)
    assert [replace(one, line=0) for one in read(tmp_path)] == [ROW, other]
    assert [one.line for one in read(tmp_path)] == [2, 3]
    taken = take_back(tmp_path, ROW.earlier, ROW.later)
    assert taken is not None
    assert replace(taken, line=0) == ROW
    assert take_back(tmp_path, ROW.earlier, ROW.later) is None
    assert [replace(one, line=0) for one in read(tmp_path)] == [other]


def test_a_second_judgement_on_a_pair_takes_the_place_of_the_first(tmp_path: Path) -> None:
    add(tmp_path, ROW)
    changed = replace(ROW, verdict="rejected", kind=None, who="李四")
    add(tmp_path, changed)
    assert [replace(one, line=0) for one in read(tmp_path)] == [changed]
    (tmp_path / FILE).write_text(f"{HEAD}\n{LINE}\n{LINE.replace('confirmed', 'rejected')}\n")
    assert [(one.verdict, one.line) for one in read(tmp_path)] == [("rejected", 3)]


@given(who=WORDS, why=WORDS, quote=WORDS)
@settings(max_examples=40, deadline=None, database=None)
def test_any_words_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, who: str, why: str, quote: str
) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    row = replace(ROW, who=who, why=why, earlier=Anchor(OLD, quote))
    add(folder, row)
    assert [replace(one, line=0) for one in read(folder)] == [row]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (LINE.replace("confirmed", "maybe"), "verdict is 'maybe'"),
        (LINE.replace("confirmed,,", "confirmed,likes,"), "kind is 'likes'"),
        (LINE.replace(OLD, "2015"), "earlier_document is '2015'"),
        (LINE.replace("推进", ""), "earlier_quote is empty"),
        (LINE.replace("张三", " "), "who is empty"),
        (LINE.replace("2026-11", "gestern"), "when is 'gestern'"),
        (LINE.replace(NEW, OLD).replace("完善", "推进"), "both ends are the same"),
        (LINE + ",more", "a row has 9 cells"),
        ("confirmed,,", "a row has 9 cells"),
        (LINE.replace("同一", '"同一'), "no row of CSV"),
    ],
)
def test_an_ill_formed_row_is_refused_with_file_line_and_reason(
    tmp_path: Path, line: str, reason: str
) -> None:
    (tmp_path / FILE).write_text(f"{HEAD}\n{LINE}\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read(tmp_path)
    assert f"{tmp_path / FILE}, line 3: " in str(refused.value)
    assert reason in str(refused.value)


def test_another_head_and_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("a,b\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 1: the columns"):
        read(tmp_path)
    (tmp_path / FILE).write_bytes("判定".encode("gbk"))
    with pytest.raises(DataError, match="UTF-8"):
        read(tmp_path)


def test_a_byte_order_mark_of_a_spreadsheet_is_no_part_of_the_head(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"\ufeff{HEAD}\r\n{LINE}\r\n", encoding="utf-8")
    assert len(read(tmp_path)) == 1


def test_what_is_refused_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    add(tmp_path, ROW)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(DataError, match="when"):
        add(tmp_path, replace(ROW, when="24/11/2026"))
    assert (tmp_path / FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_judgement_finds_its_sentences_and_the_words_in_the_later_one() -> None:
    papers = {
        OLD: [sentence(OLD, "推進知識圖譜建設。")],
        NEW: [sentence(NEW, "其他。"), sentence(NEW, "要完善 知识图谱，应用它。", 10)],
    }
    found = anchored([ROW], papers.get)
    assert found.warnings == ()
    (judged,) = found.judged
    assert (judged.earlier, judged.later) == (f"{OLD}.s1-m0", f"{NEW}.s1-m10")
    assert (judged.start, judged.end, judged.quote) == (11, 19, "完善 知识图谱，")


def test_which_is_the_earlier_is_told_by_the_documents() -> None:
    papers = {OLD: [sentence(OLD, "推进知识图谱")], NEW: [sentence(NEW, "完善知识图谱，")]}
    (judged,) = anchored([replace(ROW, earlier=ROW.later, later=ROW.earlier)], papers.get).judged
    assert (judged.earlier, judged.later) == (f"{OLD}.s1-m0", f"{NEW}.s1-m0")
    assert judged.quote == "完善知识图谱，"


def test_words_that_are_gone_or_stand_twice_are_told_with_their_line() -> None:
    twice = [sentence(NEW, "完善知识图谱，一。"), sentence(NEW, "完善知识图谱，二。", 20)]
    row = replace(ROW, line=7)
    for papers, reason in (
        ({OLD: [sentence(OLD, "推进知识图谱")]}, f"no document {NEW}"),
        ({OLD: [sentence(OLD, "别的。")], NEW: twice}, f"no sentence of {OLD}"),
        ({OLD: [sentence(OLD, "推进知识图谱")], NEW: twice}, "2 sentences"),
    ):
        found = anchored([row], papers.get)
        assert found.judged == ()
        assert f"{FILE}, line 7: " in found.warnings[0]
        assert reason in found.warnings[0]


def test_a_sentence_that_is_the_quote_goes_before_one_that_has_it() -> None:
    exact, longer = sentence(NEW, "完善知识图谱。"), sentence(NEW, "完善知识图谱。应用。", 9)
    assert find(Anchor(NEW, "“完善知识图谱。”"), [longer, exact]) == [exact]
