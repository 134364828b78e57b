"""Figures of documents: of which year, promised or achieved, what came in a year or stands at its end."""

from __future__ import annotations

import pytest

from tests.loaders.documents import read
from tests.loaders.test_figures import planned, reported


def test_the_year_is_that_of_the_clause_the_sentence_or_the_document() -> None:
    years = [
        found.year
        for found in reported(
            "查办案件5件。2021年，查办案件4件。截至2022年底，共有标准3项，其中企业标准2项。"
            "比2019年增加标准1项。"
        )
    ]
    assert years == [2023, 2021, 2022, 2022, 2022]
    assert [found.year for found in planned("培育企业5家。到2024年，合格率达95%。")] == [2025, 2024]


def test_an_unknown_year_stays_absent() -> None:
    text = "关于质量工作的意见\n一、任务\n（一）工作。培育企业5家。\n"
    assert [found.year for found in read(text).indicators] == [None]


def test_goals_under_a_lead_have_its_year() -> None:
    text = (
        "关于质量工作的意见\n一、总体要求\n（一）主要目标。到2025年，质量水平提高。\n"
        "产品质量：合格率达到95%。\n服务质量：满意度达到80%。\n（二）任务。培育企业5家。\n"
    )
    assert [found.year for found in read(text).indicators] == [2025, 2025, None]


def test_results_and_targets_are_told_apart() -> None:
    report = reported("培育企业5家，到2025年培育企业20家。")
    assert [(found.kind, found.year) for found in report] == [("result", 2023), ("target", 2025)]
    plan = planned("目前已建成中心3个，力争建成中心9个。")
    assert [found.kind for found in plan] == ["result", "target"]


def test_a_report_plans_for_its_own_year() -> None:
    text = (
        "政府工作报告\n——2024年3月5日在会议上\n一、2023年工作回顾\n城镇新增就业1244万人。\n"
        "二、2024年政府工作任务\n城镇新增就业1200万人以上。\n2024年3月5日\n"
    )
    assert [(found.kind, found.year) for found in read(text).indicators] == [
        ("result", 2023),
        ("target", 2024),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # A notice that issues a report issues what was done.
        (
            (
                "某局关于印发《某局2023年工作总结》的通知\n某局\n2024年2月7日\n某局2023年工作总结\n"
                "一、优化服务\n（一）窗口。完成测评任务122项。\n"
            ),
            ["result"],
        ),
        # A heading that only names its subject does not outweigh the plain one above it.
        (
            (
                "某市工作\n一、2023年工作总结\n（一）贯彻目标，党建取得新进步。建立党组织5个。\n"
                "二、下一步打算\n（一）成效显著。建立党组织9个。\n"
            ),
            ["result", "target"],
        ),
        # A line without a label heads what follows.
        (
            (
                "政府工作报告\n2017年1月7日在会议上\n各位代表：\n过去五年工作回顾\n"
                "全市工业总产值突破2150亿元。\n2017年工作安排\n建成高速公路120公里。\n"
            ),
            ["result", "target"],
        ),
        # A sentence turns to what comes next, for what follows too.
        (
            (
                "某市经营主体增多\n记者获悉，全市共有企业21.8万户，同比增长12.4%。\n"
                "下一步，将优化环境，力争突破30万户。\n建成服务站50个。\n"
            ),
            ["result", "target", "target"],
        ),
        # 1800余条 was counted, 95%以上 is wanted.
        (
            "某项工作\n推进宣传，发布信息1800余条，移送司法机关3298件。\n",
            ["result", "result"],
        ),
        # What a notice confers is done.
        ("关于命名示范县的通知\n2023年10月27日\n决定将甲县等86个单位命名为示范县。\n", ["result"]),
    ],
)
def test_evidence_of_title_headings_and_prose_adds_up(text: str, kinds: list[str]) -> None:
    assert [found.kind for found in read(text).indicators] == kinds


def test_a_report_without_a_year_in_its_title_tells_of_the_year_before_its_spring() -> None:
    text = "政府工作报告\n2017年1月7日在某市第五届人民代表大会第一次会议上\n各位代表：\n一、回顾\n五年来，工业总产值突破2150亿元。\n"
    assert [found.year for found in read(text).indicators] == [2016]


def test_news_tells_of_the_year_that_it_opens_with() -> None:
    text = "记者获悉，2024年，全国检查食品企业973.4万家次。\n查办案件53.6万件。\n"
    assert [found.year for found in read(text).indicators] == [2024, 2024]


def test_history_in_the_opening_is_not_the_year_told() -> None:
    text = "改革受到重视。2018年，党中央作出决定。\n查办案件53.6万件。\n2021年，合格率达到93.5%。\n"
    assert [found.year for found in read(text).indicators] == [None, 2021]


def test_the_year_of_a_prize_is_not_that_of_who_won_it() -> None:
    years = [found.year for found in reported("2024年5家企业获评2022年度质量奖，1家企业获提名奖。")]
    assert years == [2024, 2024]


def test_a_plan_without_a_date_plans_for_every_year_that_it_covers() -> None:
    text = (
        "某市三年行动计划（2024—2026年）\n一、工作基础\n截至2023年底，有经营主体120万户。\n"
        "二、目标\n2024年，新登记15万户；2025年，总量达到140万户；2026年，突破150万户。\n"
    )
    assert [(found.year, found.kind) for found in read(text).indicators] == [
        (2023, "result"),
        (2024, "target"),
        (2025, "target"),
        (2026, "target"),
    ]


def test_a_sentence_of_goals_wants_all_that_it_states() -> None:
    text = (
        "工作会议召开\n2024年，完成投资8506亿元，同比增长11.3%。到2024年底，里程达到16.2万公里。\n"
        "2025年的主要目标是：发送旅客42.8亿人次、同比增长4.9%，投产新线2600公里。\n"
    )
    assert [(found.value, found.year, found.kind) for found in read(text).indicators] == [
        (8506, 2024, "result"),
        (16.2, 2024, "result"),
        (42.8, 2025, "target"),
        (2600, 2025, "target"),
    ]


def test_a_subject_in_a_heading_tells_nothing_against_the_title() -> None:
    text = "某局2023年工作总结\n一、优化环境，各项任务扎实完成\n（一）窗口。核发许可证2911张。\n"
    assert [found.kind for found in read(text).indicators] == ["result"]


def test_five_years_of_a_plan_end_in_its_last_year() -> None:
    (found,) = planned("“十三五”期间，完成重点项目356个。")
    assert (found.year, found.kind) == (2020, "result")


def test_from_one_year_to_another_the_later_one_is_the_figure() -> None:
    (found,) = reported("地区生产总值从2011年的1091亿元增加到2016年的1650亿元。")
    assert (found.name, found.value, found.year) == ("地区生产总值", 1650, 2016)


def test_a_table_of_indicators_has_a_figure_a_year() -> None:
    rows = [
        "序号\t指标\t单位\t2020年\t2025年\t属性",
        "1\t市场主体数量\t万户\t26.8\t35\t预期性",
        "2\t抽检合格率（%）\t\t98.5\t>98\t约束性",
        "3\t开办时间\t—\t—\t见附件\t预期性",
    ]
    text = "某市“十四五”市场监管规划\n一、目标\n" + "\n".join(rows) + "\n二、任务\n推进工作。\n"
    found = [(f.name, f.value, f.comparison, f.unit, f.year, f.kind) for f in read(text).indicators]
    assert found == [
        ("市场主体数量", 26.8, "=", "万户", 2020, "result"),
        ("市场主体数量", 35, "=", "万户", 2025, "target"),
        ("抽检合格率", 98.5, "=", "%", 2020, "result"),
        ("抽检合格率", 98, ">", "%", 2025, "target"),
    ]


def test_a_table_copied_with_a_line_for_each_cell_is_read() -> None:
    lines = ["序号", "指标", "单位", "2020年", "2025年", "目标", "责任单位"]
    lines += ["1", "市场主体数量", "万户", "26.8", "35", "市市场监管局负责"]
    lines += ["2", "抽检合格率（%）", "启动准备", "98.5", "市农业农村局负责"]
    lines += ["3", "专利拥有量", "件", "3.1"]
    text = "某市“十四五”市场监管规划\n一、目标\n" + "\n".join(lines) + "\n二、任务\n推进工作。\n"
    found = [(f.name, f.value, f.unit, f.year, f.kind) for f in read(text).indicators]
    # A value too few and no word in its place: whose year it is can't be told.
    assert found == [
        ("市场主体数量", 26.8, "万户", 2020, "result"),
        ("市场主体数量", 35, "万户", 2025, "target"),
        ("抽检合格率", 98.5, "%", 2025, "target"),
    ]


def test_a_table_parted_by_spaces_is_read_also_where_its_rows_have_labels() -> None:
    text = (
        "某市“十四五”规划\n一、目标\n指标 2020年基期值 2025年目标值 指标属性\n"
        "1.粮食综合生产能力（亿吨） — >6.5 约束性\n二、任务\n推进工作。\n"
    )
    (found,) = read(text).indicators
    assert (found.name, found.value, found.comparison, found.unit, found.year, found.kind) == (
        "粮食综合生产能力",
        6.5,
        ">",
        "亿吨",
        2025,
        "target",
    )


def test_prose_in_a_cell_of_a_table_still_states_figures() -> None:
    text = (
        "某市2023年工作任务分解方案\n一、任务\n序号\t项目名称\t2023年目标\t进度\n"
        "1\t幼儿园建设\t新建公办幼儿园45所\t年底\n二、要求\n推进工作。\n"
    )
    assert [(f.value, f.year) for f in read(text).indicators] == [(45, 2023)]


def test_a_rank_needs_no_verb_and_a_first_thing_is_none() -> None:
    (found,) = reported("工业增加值增速全市第五。稳居全国第一梯队，压实第一责任人。")
    assert (found.value, found.unit, found.name) == (5, "位", "工业增加值增速全市排名")


def test_a_grant_is_a_norm_to_a_plan_and_paid_to_a_report() -> None:
    assert [found.value for found in reported("发放补贴3亿元。")] == [3]
    assert planned("发放补贴3亿元。") == ()


@pytest.mark.parametrize(
    ("sentence", "flows"),
    [
        ("截至年底，共有标准5项。", ["stock"]),
        ("市场主体达到35万户，接待游客达到35万人次。", ["stock", "flow"]),
        ("高速公路里程120公里。", ["stock"]),
        ("累计培育甲企业300家，乙企业500家，开展检查9次。", ["stock", "stock", "flow"]),
        ("浓度为32微克/立方米。", [None]),
    ],
)
def test_what_stands_is_a_stock_and_what_comes_a_flow(
    sentence: str, flows: list[str | None]
) -> None:
    assert [found.flow for found in reported(sentence)] == flows
