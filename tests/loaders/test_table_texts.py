"""Task tables that a copy set as text: whatever parts the cells, a row is one statement."""

from __future__ import annotations

from time import process_time

import pytest

from loaders.tables.columns import column_tables
from tests.loaders.documents import bodies, read

TITLE = "衢州市2023年重点工作任务分解表"
ROWS = [
    [("市商务局", "lead"), ("市财政局", "support"), ("各县区政府", "support")],
    [("市教育局", "lead"), ("市民政局", "support")],
]
SET = {
    "rows closed by a rule, the left one lost": (
        "序号 | 工作任务 | 牵头单位 | 配合单位 | 备注 |\n"
        "1 | 办好展会。 | 市商务局 | 市财政局、各县区政府 | |\n"
        "2 | 办好学校。 | 市教育局 | 市民政局 | |\n"
    ),
    "a cell a line, closed by a rule": (
        "序号 |\n工作任务 |\n分管 领导 |\n牵头 单位 |\n配合单位 |\n"
        "1 |\n办好展会。 |\n张 明 |\n市商务局 |\n市财政局、各县区政府 |\n"
        "2 |\n办好学校。 |\n李卫国 |\n市教育局 |\n市民政局 |\n"
    ),
    "a cell a line, heads broken, empty cells dropped": (
        "序号\n\n工作任务\n\n类别\n\n牵头\n\n单位\n\n配合单位\n\n完成\n\n时间\n\n"
        "1\n\n办好展会。\n\n市商务局\n\n市财政局、各县区政府\n\n2023年\n\n"
        "2\n\n办好学校。\n\n市教育局\n\n市民政局\n\n2024年\n"
    ),
    "a body a line": (
        "序号\n工作任务\n牵头领导\n牵头单位\n配合单位\n"
        "1\n办好展会。\n张明\n市商务局\n市财政局\n各县区政府\n"
        "2\n办好学校。\n李卫国\n市教育局\n市民政局\n"
    ),
    "labels in the place of numbers": (
        "牵头领导\n重点工作\n牵头单位\n配合单位\n备注\n张明副市长\n"
        "1.办好展会。\n市商务局\n市财政局\n各县区政府\n"
        "2.办好学校。\n市教育局\n市民政局\n"
    ),
    "spaces": (
        "序号 类别 工作任务 牵头单位 配合单位\n"
        "1 商贸 办好展会。 市商务局 市财政局、各县区政府\n"
        "2 教育 办好学校。 市教育局 市民政局\n"
    ),
    "columns of spaces, a task over two lines": (
        "  序号      工作任务              牵头单位      配合单位               时限\n\n"
        "   1    办好今年的展会，           市商务局     市财政局、各县区政府     年底前\n"
        "        做好服务。\n\n"
        "   2    办好学校。                 市教育局     市民政局                 8月底\n"
    ),
    "a number in the middle of its row's lines": (
        " 序号        工作任务          牵头单位       配合单位\n\n"
        "        办好今年的展会，     市商务局      市财政局、各县区政府\n   1\n        做好服务\n\n"
        "   2    办好学校             市教育局      市民政局\n"
    ),
    "labels inside the cells": (
        "序号  工作任务  责任分工\n"
        "1  办好展会。  牵头单位：市商务局；配合单位：市财政局、各县区政府\n"
        "2  办好学校。  牵头单位：市教育局；配合单位：市民政局\n"
    ),
    "verbs inside the cells": (
        "序号\t工作任务\t责任单位\n"
        "1\t办好展会\t市商务局牵头，市财政局、各县区政府配合\n"
        "2\t办好学校\t市教育局牵头，市民政局配合\n"
    ),
    "a title above the heads, the date in the first column": (
        "工作任务清单\n\n完成时限\n\n工作任务\n\n牵头单位\n\n配合单位\n\n"
        "6月\n\n办好展会\n\n市商务局\n\n市财政局、各县区政府\n\n"
        "8月\n\n办好学校\n\n市教育局\n\n市民政局\n"
    ),
    "breaks inside ruled cells": (
        "| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n|:--|---|---|---|\n"
        "| 1 | 办好展会<br>做好服务 | 市商务局 | 市财政局<br>各县区政府 |\n"
        "| 2 | 办好学校 | 市教育局 | 市民政局<br> |\n"
    ),
    "a head in two rows": (
        "| 序号 | 工作任务 | 责任分工 | |\n| | | 牵头 | 配合 |\n"
        "| 1 | 办好展会。 | 市商务局 | 市财政局、各县区政府 |\n"
        "| 2 | 办好学校。 | 市教育局 | 市民政局 |\n"
    ),
    "box characters": (
        "┌──┬──────┬────┬──────┐\n│序号│ 工作任务 │牵头单位│ 配合单位 │\n"
        "├──┼──────┼────┼──────┤\n│ 1 │办好展会，做│市商务局│市财政局、各│\n"
        "│  │好服务。  │    │县区政府  │\n"
        "├──┼──────┼────┼──────┤\n│ 2 │办好学校。 │市教育局│市民政局  │\n"
        "└──┴──────┴────┴──────┘\n"
    ),
    "signs of ASCII": (
        "+----+----------+--------+----------+\n| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n"
        "+====+==========+========+==========+\n"
        "| 1  | 办好展会 | 市商务局 | 市财政局、各县区政府 |\n"
        "+----+----------+--------+----------+\n| 2  | 办好学校 | 市教育局 | 市民政局 |\n"
        "+----+----------+--------+----------+\n"
    ),
    "spaces and no numbers": (
        "工作任务        牵头单位     配合单位              完成时间\n"
        "办好今年的展会    市商务局     市财政局、各县区政府     6月底前\n"
        "办好学校        市教育局     市民政局              12月底前\n"
    ),
    "spaces, the head closing the line above": (
        "经研究，现将任务分解如下，请认真组织实施。各地、各部门主要负责人作为承担工作任务的第一责任人，"
        "要切实加强组织领导，抓好工作落实，对涉及多个部门共同承担的任务，要加强协调，合力推进，确保各项任务完成。"
        "序号 工作任务 牵头单位 配合单位\n"
        "1 办好展会. 市商务局 市财政局、各县区政府\n2 办好学校. 市教育局 市民政局\n"
    ),
    "a first cell merged down, so that a row with a body a line is as wide as its head": (
        "序号\n类别\n任务名称\n工作内容\n牵头单位\n配合单位\n"
        "1\n商贸\n展会\n办好展会。\n市商务局\n市财政局、各县区政府\n"
        "2\n教学\n办好学校。\n市教育局\n市民政局\n"
    ),
    "one run": (
        "1、工作任务分解表序号工作任务牵头单位配合单位完成时限"
        "1办好展会12场。市商务局市财政局、各县区政府2023年12月"
        "2办好学校。市教育局市民政局2023年8月\n"
    ),
}


@pytest.mark.parametrize("way", SET)
def test_a_row_is_one_statement_whatever_parts_its_cells(way: str) -> None:
    record = read(f"{TITLE}\n{SET[way]}")
    assert {s.form for s in record.statements} == {"table"}
    got = [[(a.name, a.role) for a in s.assignments] for s in record.statements]
    assert got == [[(_full(name), role) for name, role in row] for row in ROWS]


def _full(name: str) -> str:
    return "各县区人民政府" if name.startswith("各") else name.replace("市", "衢州市")


def test_a_name_that_a_drawn_cell_cuts_is_read_whole_and_printed_as_it_stands() -> None:
    record = read(
        f"{TITLE}\n┌────┬──────┐\n│工作任务│ 责任单位 │\n├────┼──────┤\n"
        "│办好展会│市商务局、市│\n│。    │教育局   │\n└────┴──────┘\n"
    )
    assert [(a.surface, a.name) for a in record.statements[0].assignments] == [
        ("市商务局", "衢州市商务局"),
        ("市", "衢州市教育局"),
    ]
    assert "drawn-table" not in {w.code for w in record.warnings}


def test_a_rule_across_some_columns_ends_the_cells_of_these_alone() -> None:
    record = read(
        f"{TITLE}\n┌────┬────┬────┐\n│工作任务│责任单位│完成时限│\n├────┼────┼────┤\n"
        "│甲事。 │市商务局│年底前 │\n├────┼────┤    │\n│乙事。 │市教育局│    │\n"
        "└────┴────┴────┘\n"
    )
    assert bodies(record) == [[("市商务局", "responsible")], [("市教育局", "responsible")]]
    assert [s.deadline for s in record.statements] == ["年底前", "年底前"]


def test_a_drawn_table_whose_head_names_no_role_is_reported() -> None:
    record = read(f"{TITLE}\n┌──┬──┐\n│甲 │乙 │\n├──┼──┤\n│丙 │丁 │\n└──┴──┘\n")
    assert record.statements == ()
    assert "drawn-table" in {w.code for w in record.warnings}


@pytest.mark.parametrize("mark", ["★", "*", "▲"])
def test_the_mark_that_the_head_explains_tells_the_lead(mark: str) -> None:
    record = read(
        f"{TITLE}\n序号\t工作任务\t责任单位（标{mark}为牵头单位）\n"
        f"1\t甲事。\t市商务局{mark}、市财政局\n2\t乙事。\t{mark}市教育局、市民政局\n"
    )
    assert bodies(record) == [
        [("市商务局", "lead"), ("市财政局", "responsible")],
        [("市教育局", "lead"), ("市民政局", "responsible")],
    ]


def test_a_column_of_offices_lists_offices() -> None:
    record = read(
        "江苏省民政厅重点工作任务分解表\n序号\t工作任务\t责任处室\t配合处室\n"
        "1\t甲事。\t养老服务处\t规划财务处、办公室\n2\t乙事。\t综合科\t\n"
    )
    assert bodies(record) == [
        [("养老服务处", "responsible"), ("规划财务处", "support"), ("办公室", "support")],
        [("综合科", "responsible")],
    ]


def test_persons_in_a_column_of_bodies_and_persons_are_no_bodies() -> None:
    record = read(
        f"{TITLE}\n序号\t工作任务\t责任单位及责任人\n1\t甲事。\t市商务局 张建国\n"
        "2\t乙事。\t市教育局 李明、市民政局 王海峰\n"
    )
    assert bodies(record) == [
        [("市商务局", "responsible")],
        [("市教育局", "responsible"), ("市民政局", "responsible")],
    ]


def test_a_column_that_is_no_role_lists_nobody_who_answers() -> None:
    record = read(
        "大理市责任人员名单\n单位\t负责人\t职务\t联系电话\n市公安局\t杨志\t副局长\t2125678\n"
        "市教育局\t张丽\t副局长\t2173301\n"
    )
    assert record.statements == ()


def test_a_table_below_the_signature_is_read() -> None:
    record = read(
        "衢州市人民政府办公室关于印发任务分工的通知\n各县（市、区）人民政府：\n一、加强领导。落实责任。\n"
        "衢州市人民政府办公室\n2023年4月6日\n（此件公开发布）\n任务分工\n"
        "序号 工作任务 牵头部门\n1 甲事1000万元 市商务局\n2 乙事 市教育局\n"
    )
    assert bodies(record) == [[("市商务局", "lead")], [("市教育局", "lead")]]


def test_a_body_in_the_place_of_a_task_shows_that_a_cell_before_it_merged_down() -> None:
    record = read(
        f"{TITLE}\n序号\n类别\n任务名称\n工作内容\n牵头单位\n配合单位\n"
        "1\n商贸\n展会\n办好展会。\n市商务局\n市财政局\n"
        "2\n巡展\n办好巡展。\n市文旅局\n市财政局\n市体育局\n"
    )
    assert bodies(record)[1] == [
        ("市文旅局", "lead"),
        ("市财政局", "support"),
        ("市体育局", "support"),
    ]


def test_rows_that_share_a_number_in_one_run_begin_with_a_person_and_end_with_bodies() -> None:
    record = read(
        "2023年重点工作任务分解表序号工作任务分管领导牵头单位配合单位"
        "1办好展会12场。王建国市商务局市财政局新城公司扩大外贸，组织企业参展。李红梅市文旅局市体育局"
        "2办好学校，改善条件。张明市教育局市民政局\n"
    )
    assert bodies(record) == [
        [("市商务局", "lead"), ("市财政局", "support"), ("新城公司", "support")],
        [("市文旅局", "lead"), ("市体育局", "support")],
        [("市教育局", "lead"), ("市民政局", "support")],
    ]


def test_a_task_in_one_run_that_no_full_stop_closes_ends_where_a_sure_name_begins() -> None:
    record = read(
        "2023年重点工作任务分解表序号工作任务牵头单位配合单位"
        "1启动县图书馆新馆建设市文旅局市财政局各镇街2创建国家级全域旅游示范区市委宣传部市总工会市供电公司\n"
    )
    assert bodies(record) == [
        [("市文旅局", "lead"), ("市财政局", "support"), ("各镇街", "support")],
        [("市委宣传部", "lead"), ("市总工会", "support"), ("市供电公司", "support")],
    ]


def test_a_task_that_ends_as_bodies_do_is_no_body() -> None:
    record = read(
        f"{TITLE}\n序号\n工作任务\n责任单位\n1\n组建城发集团\n市国资委\n市财政局\n"
        "2\n改造8家养老服务中心\n市民政局\n3\n修路\n市推进办\n"
    )
    assert bodies(record) == [
        [("市国资委", "responsible"), ("市财政局", "responsible")],
        [("市民政局", "responsible")],
        [("市推进办", "responsible")],
    ]


OFFICES = "{}镇安全检查安排表\n检查行业 | 时间 | 责任单位 |\n烟花 | 1月 | 安监站 派出所 |\n学校 | 2月 | {} |\n电力 | 3月 | 电管所 |\n"


def test_a_column_that_holds_nothing_but_offices_lists_them() -> None:
    record = read(OFFICES.format("龙游县东", "文化站、城建办"))
    assert [[a.surface for a in s.assignments] for s in record.statements] == [
        ["安监站", "派出所"],
        ["文化站", "城建办"],
        ["电管所"],
    ]


def test_a_column_with_other_words_lists_only_what_has_the_form_of_a_body() -> None:
    record = read(OFFICES.format("龙游县东", "按上级要求另行通知"))
    # 派出所 has the form of a body's name, and so the cell is a list; 电管所 alone tells nothing.
    assert [[a.surface for a in s.assignments] for s in record.statements] == [["安监站", "派出所"]]


PLACED = {
    "numbers at the top": (
        "序号    工作任务        牵头单位          配合单位\n"
        "1       办好今年的      市商务局          市财政局、市发展改\n"
        "        展会。                            革委\n"
        "2       办好学校。      市教育局、市公    市民政局\n"
        "                        安局\n"
    ),
    "numbers in the middle": (
        "序号    工作任务        牵头单位          配合单位\n"
        "        办好今年的                        市财政局、市\n"
        "1                       市商务局          发展改革委\n"
        "        展会。\n"
        "                        市教育局、市公\n"
        "2       办好学校。                        市民政局\n"
        "                        安局\n"
    ),
}


@pytest.mark.parametrize("way", PLACED)
def test_cells_broken_over_lines_are_put_together_by_their_place_on_the_page(way: str) -> None:
    record = read(f"{TITLE}\n{PLACED[way]}")
    assert [[(a.name, a.role) for a in s.assignments] for s in record.statements] == [
        [
            ("衢州市商务局", "lead"),
            ("衢州市财政局", "support"),
            ("衢州市发展和改革委员会", "support"),
        ],
        [("衢州市教育局", "lead"), ("衢州市公安局", "lead"), ("衢州市民政局", "support")],
    ]


def test_a_table_of_many_broken_cells_is_read_in_bounded_time() -> None:
    cells = "        推进工作      市教育局、      市财政局\n"
    number = "1       推进工作      市教育局、      市财政局\n"
    head = "序号    任务          牵头单位        配合单位\n"
    text = head + (cells * 13 + number) * 60 + head * 2000
    began = process_time()
    column_tables(text, text, lambda at: at)
    assert process_time() - began < 5
