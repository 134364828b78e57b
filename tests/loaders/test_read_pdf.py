"""Pdf files: lines in reading order, pages told apart, and clear words where there is no text."""

from __future__ import annotations

import io
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from loaders.fold.fold import fold
from loaders.read.file import Limits, read_bytes
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from loaders.read.source import Source

FONT, SIZE, LEADING = "STSong-Light", 16, 28
LEFT, TOP, BOTTOM = 80, 780, 90
PER_LINE = 28

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Pdf:
    """A pdf under construction: paragraphs wrapped and indented as GB/T 9704 sets them."""

    def __init__(self, **options: Any) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=A4, **options)
        self.page = 0
        self.height = 0.0
        self.new_page()

    def new_page(self) -> None:
        if self.page:
            self.canvas.drawCentredString(A4[0] / 2, 40, f"— {self.page} —")
            self.canvas.showPage()
        self.canvas.setFont(FONT, SIZE)
        self.page += 1
        self.height = TOP

    def line(self, text: str, x: float) -> None:
        if self.height < BOTTOM:
            self.new_page()
        self.canvas.drawString(x, self.height, text)
        self.height -= LEADING

    def title(self, text: str) -> None:
        self.line(text, (A4[0] - SIZE * len(text)) / 2)

    def paragraph(self, text: str) -> None:
        self.line(text[: PER_LINE - 2], LEFT + 2 * SIZE)
        for start in range(PER_LINE - 2, len(text), PER_LINE):
            self.line(text[start : start + PER_LINE], LEFT)

    def data(self) -> bytes:
        self.canvas.save()
        return self.stream.getvalue()


def read_pdf(pdf: Pdf) -> Source:
    return read_bytes(pdf.data(), "a.pdf")


TITLE = "上海市质量工作要点"
PARAGRAPHS = [
    "一、总体要求",
    "以高质量发展为主题，坚持质量第一、效益优先。" * 6,
    "（一）加强质量监管。"
    + "推动主体责任落实，完善风险监测机制。" * 8
    + "（市市场监管局、市科委负责）",
    "（二）提升服务质量。" + "鼓励企业创新质量管理方法，提升质量水平。" * 20 + "（市商务委负责）",
    "二、保障措施",
    "各区、各有关部门要加强领导，抓好落实，确保各项任务取得实效。" * 3,
]


def notice() -> Pdf:
    pdf = Pdf()
    pdf.title(TITLE)
    for paragraph in PARAGRAPHS:
        pdf.paragraph(paragraph)
    return pdf


def test_lines_show_their_indentation_and_pages_end_in_a_form_feed() -> None:
    source = read_pdf(notice())
    assert source.media_type == "application/pdf"
    first = source.text.split("\n")
    assert first[0].strip("\u3000") == TITLE
    assert first[1] == "\u3000\u3000一、总体要求"
    assert source.text.count("\f") == 2
    assert source.text.endswith("\f")


def test_paragraphs_are_found_again_over_lines_and_pages() -> None:
    source = read_pdf(notice())
    assert fold(source.text).text.split("\n") == [TITLE, *PARAGRAPHS]
    assert {reason for *_, reason in fold(source.text).noise} == {"page number"}


def test_lines_drawn_out_of_order_are_read_from_top_to_bottom() -> None:
    pdf = Pdf()
    pdf.canvas.drawString(LEFT, 100, "第三行在下，")
    pdf.canvas.drawString(LEFT, 700, "第一行在上，")
    pdf.canvas.drawString(LEFT, 400, "第二行在中，")
    text = read_pdf(pdf).text
    assert [line for line in text.split("\n") if line.strip()][:3] == [
        "第一行在上，",
        "第二行在中，",
        "第三行在下，",
    ]


def test_ruled_tables_are_rows_with_the_spans_of_their_cells() -> None:
    pdf = Pdf()
    pdf.paragraph("附件")
    xs, ys = [80, 200, 320, 480], [740, 700, 640, 600]
    # The cell below 牵头单位 reaches over two rows: no rule divides them.
    for y in ys:
        for left, right in pairwise(xs):
            if (y, left) != (640, 200):
                pdf.canvas.line(left, y, right, y)
    for x in xs:
        pdf.canvas.line(x, ys[0], x, ys[-1])
    cells = {
        (0, 0): "任务",
        (0, 1): "牵头单位",
        (0, 2): "配合单位",
        (1, 1): "市科委",
        (2, 0): "加强宣传",
        (2, 2): "各区",
    }
    for (row, column), text in cells.items():
        pdf.canvas.drawString(xs[column] + 4, ys[row] - 24, text)
    pdf.canvas.drawString(84, 680, "推进质量")
    pdf.canvas.drawString(84, 660, "强国")
    pdf.canvas.drawString(324, 680, "市发展改革委、")
    pdf.canvas.drawString(324, 660, "市教委")
    pdf.height = 560
    pdf.paragraph("附注：本表由办公室解释。")
    source = read_pdf(pdf)
    [table] = source.tables
    assert [[source.text[a:b] for a, b in row] for row in table.rows] == [
        ["任务", "牵头单位", "配合单位"],
        ["推进质量\u2028强国", "市科委", "市发展改革委、\u2028市教委"],
        ["加强宣传", "市科委", "各区"],
    ]
    folded = fold(source.text, source.tables).text.split("\n")
    assert folded == [
        "附件",
        "任务\t牵头单位\t配合单位",
        "推进质量强国\t市科委\t市发展改革委、市教委",
        "加强宣传\t\t各区",
        "附注：本表由办公室解释。",
    ]


def test_a_frame_around_text_is_no_table() -> None:
    pdf = Pdf()
    pdf.canvas.rect(60, 60, 480, 760)
    pdf.paragraph(PARAGRAPHS[2])
    assert read_pdf(pdf).tables == ()


def test_a_scan_is_refused_with_advice() -> None:
    pdf = Pdf()
    pdf.canvas.rect(100, 100, 200, 200, fill=1)
    with pytest.raises(UnreadableFile, match="OCR"):
        read_pdf(pdf)


def test_single_pages_without_text_are_warned_of() -> None:
    pdf = Pdf()
    pdf.canvas.showPage()
    pdf.canvas.setFont(FONT, SIZE)
    pdf.paragraph(PARAGRAPHS[2])
    [warning] = read_pdf(pdf).warnings
    assert warning.code == "page-without-text"
    assert "page 1" in warning.message


def test_an_encrypted_file_is_refused() -> None:
    pdf = Pdf(encrypt="geheim")
    pdf.paragraph(PARAGRAPHS[2])
    with pytest.raises(UnreadableFile, match="password"):
        read_pdf(pdf)


@settings(max_examples=60, deadline=None)
@given(st.floats(0.02, 0.98))
def test_a_truncated_file_is_refused_or_warned_of(share: float) -> None:
    data = notice().data()
    try:
        source = read_bytes(data[: int(len(data) * share) + 10], "a.pdf")
    except UnreadableFile as refusal:
        message = str(refusal)
    else:
        message = " ".join(warning.code for warning in source.warnings)
    assert "truncated" in message or "OCR" in message


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    data = notice().data()
    packed = zlib.compress(b" " * (30 << 20), 9)
    bomb = (
        b"99 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed)
        + packed
        + b"\nendstream\nendobj\n"
    )
    data = data.replace(b"xref\n", bomb + b"xref\n", 1)
    with pytest.raises(UnreadableFile, match="unpack to more than 20 MB"):
        read_bytes(data, "a.pdf", limits=Limits(unpacked_bytes=20 << 20))


def test_pictures_do_not_count_as_text_that_unpacks() -> None:
    packed = zlib.compress(b" " * (30 << 20), 9)
    picture = (
        b"99 0 obj\n<</Type/XObject/Subtype/Image/Length %d/Filter/FlateDecode>>\nstream\n"
        % len(packed)
        + packed
        + b"\nendstream\nendobj\n"
    )
    data = notice().data().replace(b"xref\n", picture + b"xref\n", 1)
    assert read_bytes(data, "a.pdf", limits=Limits(unpacked_bytes=20 << 20)).text


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="2 is the limit"):
        read_bytes(_pages(3), "a.pdf", limits=Limits(pages=2))


def _pages(count: int) -> bytes:
    pdf = Pdf()
    for _ in range(count - 1):
        pdf.new_page()
    return pdf.data()


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_nothing_else(draw: st.DataObject) -> None:
    data = bytearray(_pages(2))
    for _ in range(draw.draw(st.integers(1, 20))):
        data[draw.draw(st.integers(8, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        source = read_bytes(bytes(data), "a.pdf")
    except UnreadableFile as refusal:
        message = str(refusal)
        assert message.startswith("a.pdf: ")
    else:
        source.text.encode()
