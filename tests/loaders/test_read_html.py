"""Web pages: the main text in lines, tables in rows, without the site around it."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from loaders.fold.fold import fold
from loaders.read.file import read_bytes
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from loaders.read.source import Source


def read_page(body: str, head: str = "", encoding: str = "utf-8") -> Source:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(page.encode(encoding), "a.html")


def lines(body: str, head: str = "") -> list[str]:
    return read_page(body, head).text.rstrip("\n").split("\n")


def test_blocks_are_lines_and_inline_elements_are_not() -> None:
    body = (
        "<h1>关于印发<br>要点的通知</h1><p>　　各区<b>人民</b><span>政府</span>：</p>"
        "<div>现印发\n   给你们。<div>请落实。</div>尾巴</div><ul><li>甲</li><li>乙</ul>"
    )
    assert lines(body) == [
        "关于印发",
        "要点的通知",
        "\u3000\u3000各区人民政府：",
        "现印发给你们。",
        "请落实。",
        "尾巴",
        "甲",
        "乙",
    ]


def test_white_space_is_collapsed_as_a_browser_does() -> None:
    assert lines("<p>A\n B &nbsp; C</p><pre>甲\n 乙</pre>") == ["A B \xa0 C", "甲", "乙"]


def test_numbers_of_ordered_lists_are_printed() -> None:
    assert lines("<p>如下：</p><ol start=3><li>甲<li>乙</ol>") == ["如下：", "3. 甲", "4. 乙"]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    body = (
        "<script>var a='责任单位';</script><style>p{}</style><noscript>请启用</noscript>"
        "<nav><a href='/'>首页</a></nav><div style='display: none'>藏</div><p hidden>藏</p>"
        "<!-- 注释 --><select><option>选项</select><p>正文。</p><iframe>框</iframe>"
    )
    assert lines(body) == ["正文。"]


def test_lists_of_links_and_named_surroundings_are_left_out() -> None:
    text = "<p>" + "各区要抓好落实，加强领导。" * 10 + "</p>"
    links = "".join(f"<li><a href='/{n}.html'>栏目{n}</a></li>" for n in range(5))
    body = f"<div class='site-header'>某市政府</div><ul>{links}</ul>{text}<div id='footer'>沪ICP备1号</div>"
    assert lines(body) == ["各区要抓好落实，加强领导。" * 10]


def test_a_page_whose_text_stands_in_a_named_element_keeps_it() -> None:
    assert lines("<div class='header content'><p>正文在此。</p></div>") == ["正文在此。"]


def test_the_title_is_kept_once() -> None:
    head = "<title>关于加强质量工作的通知_某市人民政府</title>"
    assert lines("<p>正文。</p>", head) == ["关于加强质量工作的通知", "正文。"]
    body = "<h2>关于加强<br/>质量工作的通知</h2><p>正文。</p>"
    assert lines(body, head) == ["关于加强", "质量工作的通知", "正文。"]


def test_tables_are_rows_with_the_spans_of_their_cells() -> None:
    body = (
        "<p>附件</p><table><thead><tr><th>任务</th><th colspan='2'>单位</th></tr></thead>"
        "<tr><td rowspan='2'><p>推进</p><p>质量</p></td><td>市经济<br>信息化委</td><td>市科委<br>市教委</td></tr>"
        "<tr><td>甲</td><td>\n乙\n</td></tr></table>尾巴"
    )
    head = "<title>分工表</title>"
    source = read_page(body, head)
    [table] = source.tables
    grid = [[source.text[a:b] for a, b in row] for row in table.rows]
    assert grid == [
        ["任务", "单位", "单位"],
        ["推进\u2029质量", "市经济\u2028信息化委", "市科委\u2028市教委"],
        ["推进\u2029质量", "甲", "乙"],
    ]
    assert [source.text[a:b] for a, b in table.lines][2] == "\t甲\t乙"
    assert fold(source.text, source.tables).text.split("\n") == [
        "分工表",
        "附件",
        "任务\t单位\t",
        "推进 质量\t市经济信息化委\t市科委 市教委",
        "\t甲\t乙",
        "尾巴",
    ]


def test_a_table_that_sets_the_page_is_no_table() -> None:
    body = "<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table><p>正文。</p></td><td>旁边</td></tr></table>"
    source = read_page(body)
    assert source.text.split("\n")[:-1] == ["甲\t乙", "正文。", "旁边"]
    assert len(source.tables) == 1


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("big5", "big5")])
def test_the_encoding_that_the_page_declares_is_used(charset: str, encoding: str) -> None:
    source = read_page("<p>通知</p>", f"<meta charset='{charset}'>", encoding)
    assert (source.text, source.encoding) == ("通知\n", encoding)


def test_an_old_word_file_that_is_a_page_is_read_as_one() -> None:
    page = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p>通知<o:p></o:p></p>".encode()
    assert read_bytes(page, "通知.doc", suffix=".doc").text == "通知\n"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="browser"):
        read_page("<div id=app></div><script>render('通知')</script>")


def test_deep_nesting_is_bounded_and_said() -> None:
    source = read_page("<p>开头。</p>" + "<div>" * 100_000 + "底" + "</div>" * 100_000)
    assert source.text.startswith("开头。")
    assert "底" in source.text or [w.code for w in source.warnings] == ["damaged-page"]


@pytest.mark.parametrize(
    "unit",
    [
        "<p>质量</p>",
        "<table><tr><td>a<td>b",
        "<ul><li>甲",
        "<b>",
        "</p>",
        "<div class=nav>",
        "&amp;",
        "<!--",
    ],
)
def test_reading_a_page_grows_with_its_size(unit: str) -> None:
    def seconds(count: int) -> float:
        page = "<p>正文。</p>" + unit * count
        best = float("inf")
        # What else the process does in between, as collecting garbage, comes once in three.
        for _ in range(3):
            start = process_time()
            read_page(page)
            best = min(best, process_time() - start)
        return best

    assert seconds(16_000) <= 70 * max(seconds(1_000), 0.005)
