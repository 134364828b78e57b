"""Word documents: what a reader sees on paper is in the text, and nothing else."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.fold.fold import fold
from loaders.numerals import to_int
from loaders.read.file import Limits, read_bytes
from loaders.read.number_formats import to_chinese
from ontology.errors import UnreadableFile
from tests.loaders.word import Word, parse, with_part

if TYPE_CHECKING:
    from loaders.read.source import Source


def read_word(word: Word) -> Source:
    return read_bytes(word.data(), "a.docx")


def lines(word: Word) -> list[str]:
    return read_word(word).text.rstrip("\n").split("\n")


def test_paragraphs_are_lines_in_order() -> None:
    word = Word()
    for text in ("上海市质量工作要点", "各区人民政府：", "", "现印发给你们。"):
        word.paragraph(text)
    source = read_word(word)
    assert source.text == "上海市质量工作要点\n各区人民政府：\n\n现印发给你们。\n"
    assert source.media_type.endswith("wordprocessingml.document")
    assert source.encoding is None


def test_numbers_that_word_prints_are_in_the_text() -> None:
    word = Word()
    word.lists()
    for text, level in [
        ("总体要求", 0),
        ("重点任务", 0),
        ("加强宣传。", 1),
        ("做好培训。", 1),
        ("第一项。", 2),
        ("第二项。", 2),
        ("细项。", 3),
        ("保障措施", 0),
        ("组织领导。", 1),
        ("任务。", 2),
    ]:
        word.paragraph(text, level)
    assert lines(word) == [
        "一、总体要求",
        "二、重点任务",
        "（一）加强宣传。",
        "（二）做好培训。",
        "1. 第一项。",
        "2. 第二项。",
        "2.2.1 细项。",
        "三、保障措施",
        "（一）组织领导。",
        "1. 任务。",
    ]


def test_numbering_follows_styles_overrides_and_levels_that_do_not_restart() -> None:
    word = Word()
    word.lists(
        levels='<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:pStyle w:val="Heading1"/><w:lvlText w:val="第%1章"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlRestart w:val="0"/><w:lvlText w:val="第%2条"/></w:lvl>',
        extra='<w:num w:numId="98"><w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="1">'
        '<w:startOverride w:val="20"/></w:lvlOverride></w:num>',
    )
    style = word.document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse('<w:numPr><w:numId w:val="99"/></w:numPr>'))
    word.document.add_paragraph("总则", style="Heading 1")
    word.paragraph("为了规范。", 1)
    word.document.add_paragraph("分则", style="Heading 1")
    word.paragraph("应当登记。", 1)
    word.paragraph("重新起算。", 1, number=98)
    word.paragraph("无编号。", 0, number=0)
    assert lines(word) == [
        "第一章总则",
        "第一条为了规范。",
        "第二章分则",
        "第二条应当登记。",
        "第二十条重新起算。",
        "无编号。",
    ]


def test_empty_and_unknown_numbered_paragraphs_print_no_number() -> None:
    word = Word()
    word.lists()
    word.paragraph("", 0)
    word.paragraph("总体要求", 0)
    word.paragraph("别的列表", 0, number=12345)
    assert lines(word) == ["", "一、总体要求", "别的列表"]


@given(st.integers(0, 99_999))
def test_chinese_numbers_are_read_back(number: int) -> None:
    if number < 10_000:  # what the reader of labels reads
        assert to_int(to_chinese(number)) == number
    assert to_chinese(number)


def test_insertions_are_kept_and_deletions_dropped_with_a_warning() -> None:
    word = Word()
    paragraph = word.paragraph("推进")
    word.append(
        paragraph,
        '<w:ins w:id="1" w:author="a"><w:r><w:t>质量强国</w:t></w:r></w:ins>',
        '<w:del w:id="2" w:author="a"><w:r><w:delText>质量兴国</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>旧处</w:t></w:r></w:moveFrom>',
        '<w:moveTo w:id="4" w:author="a"><w:r><w:t>建设。</w:t></w:r></w:moveTo>',
    )
    source = read_word(word)
    assert source.text == "推进质量强国建设。\n"
    assert [warning.code for warning in source.warnings] == ["tracked-changes"]


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    word = Word()
    first = word.paragraph("维护消费者")
    first._p.get_or_add_pPr().append(parse('<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'))
    word.paragraph("合法权益。")
    assert lines(word) == ["维护消费者合法权益。"]


def test_fields_links_controls_and_symbols_show_what_they_print() -> None:
    word = Word()
    paragraph = word.paragraph("")
    word.append(
        paragraph,
        '<w:hyperlink w:anchor="x"><w:r><w:t>见附件</w:t></w:r></w:hyperlink>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r><w:t>第3页</w:t></w:r>",
        "<w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:br/><w:t>丁</w:t></w:r>",
        "<w:r><w:ruby><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>质</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>",
    )
    assert lines(word) == ["见附件第3页控件甲\t乙-丙", "丁质"]


def test_tables_stand_in_their_place_with_the_spans_of_their_cells() -> None:
    word = Word()
    word.paragraph("附件")
    table = word.table(
        [
            ["任务", "牵头单位", "配合单位", "时限"],
            ["推进质量强国", "市市场监管局", "市科委", "2025年"],
            ["加强宣传", "", "市教委", ""],
        ]
    )
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(2, 2).merge(table.cell(2, 3))
    word.paragraph("附注。")
    source = read_word(word)
    assert source.text.split("\n")[:-1] == [
        "附件",
        "任务\t牵头单位\t配合单位\t时限",
        "推进质量强国\t市市场监管局\t市科委\t2025年",
        "加强宣传\t\t市教委\t",
        "附注。",
    ]
    [table_spans] = source.tables
    grid = [[source.text[a:b] for a, b in row] for row in table_spans.rows]
    assert grid[1:] == [
        ["推进质量强国", "市市场监管局", "市科委", "2025年"],
        ["加强宣传", "市市场监管局", "市教委", "市教委"],
    ]
    assert fold(source.text, source.tables).text == source.text.rstrip("\n")


def test_paragraphs_and_breaks_inside_a_cell_stay_in_its_row() -> None:
    word = Word()
    table = word.table([["任务", "单位"], ["", ""]])
    word.append(
        table.cell(1, 0).paragraphs[0],
        "<w:r><w:t>推进质</w:t><w:br/><w:t>量强国。</w:t></w:r>",
    )
    table.cell(1, 1).text = "市科委\n"
    table.cell(1, 1).add_paragraph("市教委")
    source = read_word(word)
    assert len(source.tables[0].lines) == 2
    assert fold(source.text, source.tables).text == "任务\t单位\n推进质量强国。\t市科委 市教委"


def test_a_table_of_one_column_is_a_frame_around_paragraphs() -> None:
    word = Word()
    word.table([["一、总体要求"], ["二、任务"]])
    source = read_word(word)
    assert (source.text, source.tables) == ("一、总体要求\n二、任务\n", ())


def test_headers_and_footers_are_left_out_and_footnotes_come_last() -> None:
    word = Word()
    word.document.sections[0].header.paragraphs[0].text = "内部资料"
    word.paragraph("推进质量强国。")
    data = with_footnotes(word.data(), "质量强国建设纲要，2023年。")
    assert read_bytes(data, "a.docx").text == "推进质量强国。\n质量强国建设纲要，2023年。\n"


def with_footnotes(data: bytes, text: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read(name).decode()
        types = archive.read("[Content_Types].xml").decode()
    relations = relations.replace(
        "</Relationships>",
        f'<Relationship Id="rIdF" Type="{kind}" Target="footnotes.xml"/></Relationships>',
    )
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = types.replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/></Types>'
    )
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>——</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = with_part(data, name, relations.encode())
    data = with_part(data, "[Content_Types].xml", types.encode())
    return with_part(data, "word/footnotes.xml", notes.encode())


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="OCR"):
        read_word(Word())


# Bad input


def document() -> bytes:
    word = Word()
    word.paragraph("关于加强质量工作的通知")
    return word.data()


@settings(max_examples=60, deadline=None)
@given(st.floats(0.01, 0.99))
def test_a_truncated_file_is_refused(share: float) -> None:
    data = document()
    with pytest.raises(UnreadableFile, match=r"^a\.docx: .*(truncated|unpack)"):
        read_bytes(data[: int(len(data) * share) + 8], "a.docx")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_nothing_else(draw: st.DataObject) -> None:
    data = bytearray(document())
    for _ in range(draw.draw(st.integers(1, 5))):
        data[draw.draw(st.integers(4, len(data) - 1))] = draw.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableFile):
        assert read_bytes(bytes(data), "a.docx").text


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_does() -> None:
    bomb = with_part(document(), "word/media/image1.png", b"\0" * (40 << 20))
    assert len(bomb) < 1 << 20
    with pytest.raises(UnreadableFile, match="unpacked it is larger"):
        read_bytes(bomb, "a.docx", limits=Limits(unpacked_bytes=20 << 20))


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    bomb = bytearray(with_part(document(), "word/document.xml", b" " * (8 << 20)))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        name = bomb.rfind(b"word/document.xml")
        place = bomb.rfind(mark, 0, name if mark == b"PK\x01\x02" else bomb.find(b"PK\x01\x02"))
        struct.pack_into("<L", bomb, place + offset, 100)
    with pytest.raises(UnreadableFile, match="damaged"):
        read_bytes(bytes(bomb), "a.docx")


def test_a_large_part_of_xml_is_refused() -> None:
    data = with_part(document(), "word/document.xml", b"<a>" + b" " * (2 << 20) + b"</a>")
    with pytest.raises(UnreadableFile, match="1 MB is the limit"):
        read_bytes(data, "a.docx", limits=Limits(part_bytes=1 << 20))


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="5 is the limit"):
        read_bytes(document(), "a.docx", limits=Limits(entries=5))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_entities_are_refused_unread(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "质量"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    for name in ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"):
        with pytest.raises(UnreadableFile, match="entities"):
            read_bytes(with_part(document(), name, bomb.encode(encoding)), "a.docx")


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(document())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        read_bytes(bytes(data), "a.docx")


def test_other_xml_in_the_place_of_the_document_is_refused() -> None:
    for content in (b"<a/>", b"", b"\xff\xfe", b"<w:document/>", b"<a><b></a>"):
        with pytest.raises(UnreadableFile, match="docx"):
            read_bytes(with_part(document(), "word/document.xml", content), "a.docx")


def test_tables_nested_without_end_do_not_exhaust_the_stack() -> None:
    depth = 400
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + "<w:tbl><w:tr><w:tc>" * depth
        + "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl>" * depth
        + "</w:body></w:document>"
    )
    with pytest.raises(UnreadableFile, match=r"a\.docx"):
        read_bytes(with_part(document(), "word/document.xml", xml.encode()), "a.docx")


def test_a_deflate_stream_that_ends_early_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "质量" * 1000)
    data = bytearray(stream.getvalue())
    packed = zlib.compress(b"x")
    data[60 : 60 + len(packed)] = packed
    with pytest.raises(UnreadableFile, match="damaged"):
        read_bytes(bytes(data), "a.docx")
