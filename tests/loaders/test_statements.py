"""Responsibility statements as governments all over the country print them, each in a clause."""

from __future__ import annotations

import pytest

from tests.loaders.documents import bodies, read

HEAD = "某市人民政府办公室关于印发《某市优化服务行动方案》的通知\n各区人民政府，市各委办局：\n一、主要任务\n"


CLAUSE = "（一）优化营商环境。推进政务服务改革，完善工作机制。"

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("（市发展改革委、市财政局牵头负责）", [("市发展改革委", "lead"), ("市财政局", "lead")]),
    (
        "（市商务局牵头，市财政局、市文化和旅游局配合）",
        [("市商务局", "lead"), ("市财政局", "support"), ("市文化和旅游局", "support")],
    ),
    (
        "（国家发展改革委、财政部牵头，工业和信息化部等部门按职责分工负责）",
        [("国家发展改革委", "lead"), ("财政部", "lead"), ("工业和信息化部", "by_duty")],
    ),
    ("（商务部会同有关部门负责）", [("商务部", "lead"), ("有关部门", "support")]),
    (
        "（市场监管总局负责，各地区、各部门参与）",
        [("市场监管总局", "responsible"), ("各地区", "support"), ("各部门", "support")],
    ),
    (
        "（责任单位：市发改委（牵头）、市经信局，各区、县（市）人民政府）",
        [
            ("市发改委", "lead"),
            ("市经信局", "responsible"),
            ("各区、县（市）人民政府", "responsible"),
        ],
    ),
    (
        "（省发展改革委、省工业和信息化厅、省财政厅，各市（州）人民政府）",
        [
            ("省发展改革委", "responsible"),
            ("省工业和信息化厅", "responsible"),
            ("省财政厅", "responsible"),
            ("各市（州）人民政府", "responsible"),
        ],
    ),
    (
        "（牵头单位：市教育局；配合单位：市财政局、市人社局；完成时限：2025年12月底前）",
        [("市教育局", "lead"), ("市财政局", "support"), ("市人社局", "support")],
    ),
    (
        "[责任单位：市住房城乡建设局、市自然资源和规划局]",
        [("市住房城乡建设局", "responsible"), ("市自然资源和规划局", "responsible")],
    ),
    ("〔省教育厅牵头，省财政厅参加〕", [("省教育厅", "lead"), ("省财政厅", "support")]),
    ("【牵头单位：市科技局】", [("市科技局", "lead")]),
    (
        "（市发展改革委会同市财政局、市国资委负责）",
        [("市发展改革委", "lead"), ("市财政局", "support"), ("市国资委", "support")],
    ),
    (
        "（市政府办公厅牵头，各区政府、各开发区管委会按照职责分工落实）",
        [("市政府办公厅", "lead"), ("各区政府", "by_duty"), ("各开发区管委会", "by_duty")],
    ),
    ("（各区县政府牵头负责）", [("各区县政府", "lead")]),
    ("（由市公安局负责）", [("市公安局", "responsible")]),
    (
        "（市委宣传部、市委网信办、市文化广电旅游局）",
        [
            ("市委宣传部", "responsible"),
            ("市委网信办", "responsible"),
            ("市文化广电旅游局", "responsible"),
        ],
    ),
    (
        "(市发展改革委牵头,市科技局、市工业和信息化局等按职责分工负责)",
        [("市发展改革委", "lead"), ("市科技局", "by_duty"), ("市工业和信息化局", "by_duty")],
    ),
    (
        "（市人力资源和社会保障局、市农业农村局和各县区人民政府负责）",
        [
            ("市人力资源和社会保障局", "responsible"),
            ("市农业农村局", "responsible"),
            ("各县区人民政府", "responsible"),
        ],
    ),
    (
        "（牵头单位：市卫生健康委 配合单位：市医保局 市财政局）",
        [("市卫生健康委", "lead"), ("市医保局", "support"), ("市财政局", "support")],
    ),
    ("\n责任单位：市教育局、市财政局", [("市教育局", "responsible"), ("市财政局", "responsible")]),
    (
        "\n牵头单位：市教育局\n配合单位：市财政局、各区政府\n完成时限：2024年底",
        [("市教育局", "lead"), ("市财政局", "support"), ("各区政府", "support")],
    ),
    ("责任单位：市教育局、市财政局。", [("市教育局", "responsible"), ("市财政局", "responsible")]),
    (
        "牵头单位：市教育局；责任单位：市财政局、市司法局。",
        [("市教育局", "lead"), ("市财政局", "responsible"), ("市司法局", "responsible")],
    ),
    ("【责任单位】市教育局、市财政局", [("市教育局", "responsible"), ("市财政局", "responsible")]),
    (
        "（市市场监管局、市公安局按照职责分工实施",
        [("市市场监管局", "by_duty"), ("市公安局", "by_duty")],
    ),
    ("市教育局、市财政局按职责分工负责。", [("市教育局", "by_duty"), ("市财政局", "by_duty")]),
    (
        "（市高级人民法院、市人民检察院、市公安局、市司法局按职责分工负责）",
        [
            ("市高级人民法院", "by_duty"),
            ("市人民检察院", "by_duty"),
            ("市公安局", "by_duty"),
            ("市司法局", "by_duty"),
        ],
    ),
    ("（市教委等部门，各区政府）", [("市教委", "responsible"), ("各区政府", "responsible")]),
]


@pytest.mark.parametrize(("statement", "expected"), CASES, ids=[c[0][:24] for c in CASES])
def test_a_statement_gives_every_body_its_role(
    statement: str, expected: list[tuple[str, str]]
) -> None:
    record = read(f"{HEAD}{CLAUSE}{statement}\n（二）加强保障。落实经费。\n")
    assert bodies(record) == [expected]


NONE = [
    "（一）规范程序。严格执行《某市管理办法（试行）》，完善工程质量潜在缺陷（IDI）保险。",
    "（一）任务分工。落实《行动方案（2023—2025年）》（市府办〔2023〕5号）各项要求。",
    "（一）主管部门。市知识产权局（市版权局）会商有关单位研究解决问题。",
    "（一）联系方式。有问题请联系市市场监管局（联系人：张某，电话：12345678）。",
    "（一）职责。县级以上人民政府市场监督管理部门（以下简称市场监管部门）负责本行政区域内的监督管理工作。",
    "（一）企业责任。建立企业负责、政府监管、社会监督的工作机制（含检验机构）。",
    "（一）类别。奖励分为市级（一类）、区级（二类）。",
]


@pytest.mark.parametrize("clause", NONE, ids=[c[:14] for c in NONE])
def test_brackets_that_are_no_statements_stay_none(clause: str) -> None:
    assert bodies(read(f"{HEAD}{clause}\n（二）加强保障。落实经费。\n责任编辑：李某\n")) == []


def test_several_statements_in_one_clause_divide_its_text() -> None:
    record = read(
        f"{HEAD}（一）健全投入机制。完善资金投入机制。（市财政局牵头负责）在专项资金中加大支持力度。"
        "（市经济信息化委、市科委按照职责分工负责）\n鼓励有条件的区设立专项资金。（各区政府牵头负责）\n"
    )
    scopes = [record.text[s.scope_start : s.scope_end].strip() for s in record.statements]
    assert scopes == [
        "（一）健全投入机制。完善资金投入机制。",
        "在专项资金中加大支持力度。",
        "鼓励有条件的区设立专项资金。",
    ]
    covered = {m.text: [s[-8:] for s in m.statements] for m in record.measures}
    assert all(len(found) == 1 for found in covered.values())


def test_a_rule_of_order_makes_the_first_listed_the_lead_from_there_on() -> None:
    record = read(
        f"{HEAD}（一）甲。做好甲事。（市商务局、市财政局，列第一位者为牵头单位，下同）\n"
        "（二）乙。做好乙事。（市教育局、市财政局）\n"
    )
    assert bodies(record) == [
        [("市商务局", "lead"), ("市财政局", "responsible")],
        [("市教育局", "lead"), ("市财政局", "responsible")],
    ]


def test_a_rule_of_manner_sets_the_role_of_later_bare_lists() -> None:
    record = read(
        f"{HEAD}（一）甲。做好甲事。（市商务局、市财政局按照职责分工实施，下同）\n"
        "（二）乙。做好乙事。（市教育局、市财政局）\n"
    )
    assert bodies(record)[1] == [("市教育局", "by_duty"), ("市财政局", "by_duty")]
    assert record.statements[1].manner == "按照职责分工"
    assert not any(a.inherited for s in record.statements for a in s.assignments)


def test_a_rule_that_names_bodies_adds_them_to_every_later_clause() -> None:
    record = read(
        f"{HEAD}（一）甲。做好甲事。（市商务局等部门及各区人民政府负责落实。以下均需各区人民政府落实，不再列出）\n"
        "（二）乙。做好乙事。（市教育局等按职责分工负责）\n（三）丙。做好丙事。\n"
    )
    first, second, third = record.statements
    assert [(a.surface, a.inherited) for a in first.assignments] == [
        ("市商务局", False),
        ("各区人民政府", False),
    ]
    assert [(a.surface, a.inherited) for a in second.assignments] == [
        ("市教育局", False),
        ("各区人民政府", True),
    ]
    assert third.form == "rule"
    assert [(a.surface, a.inherited) for a in third.assignments] == [("各区人民政府", True)]
    assert first.open
    assert second.open


def test_a_name_cut_by_a_page_break_is_read_whole_and_printed_as_it_stands() -> None:
    record = read(
        f"{HEAD}（一）甲。做好甲事。（市质量技监局、市经济信息化\n\n委按照职责分工负责）\n（二）乙。做好乙事。\n"
    )
    surface = record.statements[0].assignments[1].surface
    assert surface == "市经济信息化\n\n委"
    assert "\n" not in record.statements[0].assignments[1].name


def test_every_fact_is_a_slice_of_the_kept_text() -> None:
    text = f"{HEAD}{CLAUSE}(市商务局牵头,市财政局\r\n配合)\r\n（二）乙。由市教育局牵头推进。\r\n"
    record = read(text)
    for statement in record.statements:
        assert text[statement.start : statement.end] == statement.quote
        for assignment in statement.assignments:
            assert text[assignment.start : assignment.end] == assignment.surface
    for measure in record.measures:
        assert text[measure.start : measure.end] == measure.text
        for actor in measure.actors:
            assert text[actor.start : actor.end] == actor.surface
    assert [a.surface for m in record.measures for a in m.actors] == ["市教育局"]


def test_a_table_gives_one_statement_a_row() -> None:
    tabs = read(
        "某市工作任务分解表\n序号\t工作任务\t牵头单位\t配合单位\t完成时限\n"
        "1\t建设质量知识库。\t市市场监管局\t市财政局、市教育局\t2024年6月\n"
        "2\t办好质量月活动。\t市质量办\t各区政府\t2024年9月\n"
    )
    lines = read(
        "某市工作任务分解表\n序号\n工作任务\n牵头单位\n配合单位\n完成时限\n"
        "1\n建设质量知识库。\n市市场监管局\n市财政局、市教育局\n2024年6月\n"
        "2\n办好质量月活动。\n市质量办\n各区政府\n2024年9月\n"
    )
    expected = [
        [("市市场监管局", "lead"), ("市财政局", "support"), ("市教育局", "support")],
        [("市质量办", "lead"), ("各区政府", "support")],
    ]
    assert bodies(tabs) == expected
    assert bodies(lines) == expected
    assert {s.form for s in tabs.statements + lines.statements} == {"table"}
    assert [m.text for m in tabs.measures] == ["建设质量知识库。", "办好质量月活动。"]
    assert tabs.statements[0].deadline == "2024年6月"


MORE: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "（牵头单位：市行政审批服务局；责任单位：市直有关部门、单位，各区市政府）",
        [
            ("市行政审批服务局", "lead"),
            ("市直有关部门、单位", "responsible"),
            ("各区市政府", "responsible"),
        ],
    ),
    (
        "（市商务局、市财政局负责。列第一位者为牵头部门或单位，其他有关部门和单位按职责分工负责，下同）",
        [("市商务局", "lead"), ("市财政局", "by_duty")],
    ),
    (
        "（市工信局；市科技局、市国资委（列第二位及以后的为配合单位））",
        [("市工信局", "lead"), ("市科技局", "support"), ("市国资委", "support")],
    ),
    (
        "（区市场监管局牵头，各街道办事处〔含东街、西街街道〕配合）",
        [("区市场监管局", "lead"), ("各街道办事处〔含东街、西街街道〕", "support")],
    ),
    (
        "（各省、自治区、直辖市人民政府和新疆生产建设兵团负责）",
        [("各省、自治区、直辖市人民政府", "responsible"), ("新疆生产建设兵团", "responsible")],
    ),
    ("（团市委、市妇联等群团组织负责）", [("团市委", "responsible"), ("市妇联", "responsible")]),
    (
        (
            "[市水务局牵头，市城乡建设局配合，各县(市)区政府负责落实。以下均需各县(市)区政府落实，"
            "区政府无相关职能的，由市直部门负责，不再列出)]"
        ),
        [("市水务局", "lead"), ("市城乡建设局", "support"), ("各县(市)区政府", "responsible")],
    ),
    (
        "\n责任单位：\n1.市住建局\n2.市交通局",
        [("市住建局", "responsible"), ("市交通局", "responsible")],
    ),
    (
        "\n责任单位及责任人：市农业农村局 钱某某，市林业局 孙某某",
        [("市农业农村局", "responsible"), ("市林业局", "responsible")],
    ),
    (
        "（牵头单位为市商务局，责任单位为市财政局，各县区人民政府）",
        [
            ("市商务局", "lead"),
            ("市财政局", "responsible"),
            ("各县区人民政府", "responsible"),
        ],
    ),
    ("（市妇联：牵头；市商务局：配合）", [("市妇联", "lead"), ("市商务局", "support")]),
    (
        "（市发展改革、财政、住房城乡建设等部门按职责分工负责）",
        [("市发展改革", "by_duty"), ("财政", "by_duty"), ("住房城乡建设", "by_duty")],
    ),
]


MORE += [
    (
        "\n部门分工：市商务局牵头，各县区政府配合",
        [("市商务局", "lead"), ("各县区政府", "support")],
    ),
    (
        "\n责任单位：市商务局、市财政局（除标明的外，列第一位为牵头单位，下同）",
        [("市商务局", "lead"), ("市财政局", "responsible")],
    ),
    ("（市商务局牵头，市财政局协作）", [("市商务局", "lead"), ("市财政局", "support")]),
    ("推动改革，牵头单位：市商务局。", [("市商务局", "lead")]),
    (
        "制定办法责任单位：市商务局、市财政局责任人：王某某",
        [("市商务局", "responsible"), ("市财政局", "responsible")],
    ),
]


@pytest.mark.parametrize(("statement", "expected"), MORE, ids=[c[0][:24] for c in MORE])
def test_forms_that_few_governments_use_are_read_too(
    statement: str, expected: list[tuple[str, str]]
) -> None:
    record = read(f"{HEAD}{CLAUSE}{statement}\n（二）加强保障。落实经费。\n")
    assert bodies(record)[:1] == [expected]


@pytest.mark.parametrize(
    "clause",
    [
        "要发挥各牵头单位：统筹、协调的作用。",
        "部门分工：坚持统筹协调，做到各司其职。",
        "明确任务，责任单位：按要求报送，逐项销号。",
    ],
)
def test_a_label_in_running_prose_needs_a_list_of_bodies(clause: str) -> None:
    assert read(f"{HEAD}（一）加强协调。{clause}\n（二）加强保障。落实经费。\n").statements == ()


def test_answers_that_a_copy_numbered_are_for_the_task_above_them() -> None:
    record = read(
        "某市2008年十件实事责任分解\n一、改造农村学校200所\n（一）责任领导：王某\n"
        "（二）责任单位：市教育局\n（三）协办单位：市财政局、农业局\n（四）任务：改造学校200所，分两年完成。\n"
    )
    assert bodies(record) == [
        [("市教育局", "responsible")],
        [("市财政局", "support"), ("农业局", "support")],
    ]
    [task] = [m for m in record.measures if m.text.startswith("任务")]
    assert task.statements == tuple(s.id for s in record.statements)


def test_an_answer_behind_a_comma_in_a_short_first_sentence_is_no_part_of_a_heading() -> None:
    record = read(
        f"{HEAD}（一）学校食堂建设，牵头单位：市教育局。其中，3月份检查发现的问题已经整改。\n"
        "（二）加强保障。落实经费。\n"
    )
    assert bodies(record) == [[("市教育局", "lead")]]


def test_a_short_text_below_the_signature_of_its_notice_is_read() -> None:
    record = read(
        "衢州市人民政府办公室关于印发目标任务的通知\n各县（市、区）人民政府：\n"
        "一、加强领导。各单位要落实责任。\n二、加强督办。定期通报情况。\n"
        "衢州市人民政府办公室\n2023年1月3日\n目标任务责任分解方案\n一、预期目标\n"
        "（一）工业增加值增长12%\n责任单位：市经信局\n"
    )
    assert bodies(record) == [[("市经信局", "responsible")]]


def test_a_bracket_cut_off_by_the_end_of_its_text_is_read_with_a_warning() -> None:
    record = read(f"{HEAD}{CLAUSE}（市商务局、市财政局")
    assert bodies(record) == [[("市商务局", "responsible"), ("市财政局", "responsible")]]
    assert [w.code for w in record.warnings] == ["slip"]


def test_an_event_and_a_list_of_members_are_no_statements() -> None:
    record = read(
        f"{HEAD}（一）启动仪式。9月1日举办。\n主办单位：市市场监管局\n活动地点：市民广场\n"
        "（二）领导小组。成立领导小组。\n成员：张某（市府办）\n李某（市发改局）\n"
    )
    assert bodies(record) == []


@pytest.mark.parametrize(
    "table",
    [
        "序号 工作任务 牵头部门\n1 城镇新增就业1000万人以上 人力资源社会保障部\n2 推进光纤建设 工业和信息化部",
        "领域\n主要目标\n责任单位\n1.提高质量。\n——合格率提高。\n人力资源社会保障部\n2.扩大供给。\n工业和信息化部",
        "|序号|工作任务|责任部门|\n|---|---|---|\n|1|就业|人力资源社会保障部|\n|2|光纤|工业和信息化部|",
        "序号\n|\n工作任务\n|\n责任部门\n（加*号为牵头部门）\n|\n1\n|\n就业\n|\n人力资源社会保障部*\n|\n2\n|\n光纤\n|\n工业和信息化部*",
    ],
    ids=["spaces", "lost columns", "markdown", "rules on lines"],
)
def test_tables_are_read_in_whatever_way_a_copy_sets_them(table: str) -> None:
    record = read(f"国务院部门任务分解表\n{table}\n")
    assert [[a.name for a in s.assignments] for s in record.statements] == [
        ["人力资源和社会保障部"],
        ["工业和信息化部"],
    ]


def test_bare_places_share_the_ending_of_the_body_behind_them() -> None:
    record = read(
        "山西省人民政府关于环境保护的意见\n一、任务\n（一）甲。做好甲事。"
        "（临汾、侯马经济开发区管委会负责落实）\n"
    )
    assert [a.name for a in record.statements[0].assignments] == [
        "临汾经济开发区管理委员会",
        "侯马经济开发区管理委员会",
    ]
    assert [a.surface for a in record.statements[0].assignments] == ["临汾", "侯马经济开发区管委会"]


def test_a_rule_of_order_in_its_own_sentence_is_a_statement_that_names_nobody() -> None:
    record = read(
        f"{HEAD}（一）分工。列第一位的责任单位为牵头单位，下同。各单位要抓好落实。\n"
        "（二）加强保障。落实经费。（市商务局、市财政局负责）\n"
    )
    rule, bracket = record.statements
    assert (rule.form, rule.quote, rule.assignments) == (
        "rule",
        "列第一位的责任单位为牵头单位，下同",
        (),
    )
    assert [a.role for a in bracket.assignments] == ["lead", "responsible"]
    assert all(rule.id not in m.statements for m in record.measures)


def test_members_annexes_signatures_and_rows_of_lists_are_no_measures() -> None:
    record = read(
        "衢州市人民政府办公室关于成立领导小组的通知\n各县（市、区）人民政府：\n"
        "一、组成人员\n组长：陈平（市长）\n周建军（市统计局局长）\n吴  勇（市财政局副局长）\n"
        "二、工作职责\n领导小组负责普查的组织和实施。\n"
        "单位\t负责人\t电话\n市公安局\t杨志\t2125678\n市教育局\t张丽\t2173301\n"
        "附件：1.任务分解表\n2.民生实事任务分解表\n3.责任人员名单\n"
        "衢州市人民政府办公室\n2022年12月19日\n（此件公开发布）\n"
    )
    assert [m.text for m in record.measures] == ["领导小组负责普查的组织和实施。"]


def test_a_preamble_is_no_measure_where_nothing_is_numbered() -> None:
    record = read(
        "各镇人民政府：\n为完成各项任务，现将《任务分解表》印发给你们。\n请各单位认真落实。\n"
        "大洼区人民政府办公室\n2021年1月25日\n"
    )
    assert [m.text for m in record.measures] == ["请各单位认真落实。"]


def test_a_line_above_a_table_says_whose_it_is_though_it_is_no_title() -> None:
    record = read("衢州市2018年度为民办实事项目\n序号\t任务\t责任单位\n1\t甲事。\t市残联\n")
    assert [a.name for a in record.statements[0].assignments] == ["衢州市残疾人联合会"]
