"""What says that words are a name: the words around them, their list, their form, a second use."""

from __future__ import annotations

from time import process_time

import pytest

from loaders.mentions.honours import find_honours
from loaders.mentions.hosted import find_hosted
from loaders.mentions.known import find_formed
from loaders.mentions.unmarked import find_unmarked
from tests.loaders.documents import read
from tests.loaders.test_fold_growth import in_step

HEAD = "某市人民政府关于质量的意见\n各区人民政府：\n一、任务\n（一）甲。"


def named(body: str) -> list[tuple[str, str]]:
    return [(item.type, item.name) for item in read(f"{HEAD}{body}\n（二）乙。\n").mentions]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "推动发布工业软件指导意见、算力平台行动方案等政策文件。",
            ["工业软件指导意见", "算力平台行动方案"],
        ),
        ("综合立体交通网规划纲要发布实施。", ["综合立体交通网规划纲要"]),
        ("制定实施公平竞争审查条例。", ["公平竞争审查条例"]),
        ("关于加快建设统一大市场的意见为改革提供了纲领。", ["关于加快建设统一大市场的意见"]),
        ("本市城市商业网点规划获批。", []),
        ("各地要制定实施方案，明确年度工作计划。", []),
        ("制定以下工作方案。", []),
    ],
)
def test_a_work_without_marks_is_told_by_what_is_said_of_it(body: str, names: list[str]) -> None:
    assert [name for kind, name in named(body) if kind in {"document", "law"}] == names


def test_a_short_form_in_quotation_marks_is_a_mention_wherever_it_stands() -> None:
    body = "发布《两化融合工作要点》（以下简称“工作要点”）。工作要点提出，按照工作要点推进。"
    assert [name for _, name in named(body)] == ["两化融合工作要点", *["工作要点"] * 3]


def test_a_bodys_short_form_is_not_that_of_the_thing_named_in_it() -> None:
    body = "成立健康中国行动推进委员会（以下简称推进委员会）。推进委员会负责协调。"
    assert ("programme", "推进委员会") not in named(body)


def test_a_quoted_name_is_one_without_its_marks_too_but_no_common_words() -> None:
    body = "打造“青海家宴”品牌。青海家宴走向全国。实施“质量兴市”战略。质量兴市领导小组。"
    assert [name for _, name in named(body)] == ["青海家宴品牌", "青海家宴", "质量兴市战略"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("中欧开行提速，“东盟快班”实现双向对开。", ["东盟快班"]),
        ("开展大气污染防治“百日攻坚”，成效明显。", ["百日攻坚"]),
        ("推出“雄奇山水”文旅宣传品牌。", ["雄奇山水"]),
        ("被评为“经济实力十强县”；", ["经济实力十强县"]),
        ("培育“质量强县”32个。", ["质量强县"]),
        ("发挥人才评价“指挥棒”作用，开辟“绿色通道”，装满“米袋子”。", []),
        ("增强“四个意识”，坚定“四个自信”，做到“两个维护”。", []),
        ("坚持“政府引导、社会参与、市场调节”的原则。", []),
        ("扎实推进“数字产业化、产业数字化、治理数字化”，提高水平。", []),
        ("持续做好“三农”工作。", []),
    ],
)
def test_quoted_words_are_names_where_names_stand_and_no_figures_of_speech(
    body: str, names: list[str]
) -> None:
    assert [name for _, name in named(body)] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("高度重视深化“放管服”改革。", ["放管服改革"]),
        ("加力支持“两新”工作。", ["两新工作"]),
        ("继续扩大“天网”工程覆盖面。", ["天网工程"]),
        ("完善本市“一网通办”服务。", ["一网通办服务"]),
    ],
)
def test_no_verb_before_quotation_marks_becomes_a_part_of_the_name(
    body: str, names: list[str]
) -> None:
    assert [name for _, name in named(body)] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("获评2023年度全国政务信息工作优秀单位。", ["2023年度全国政务信息工作优秀单位"]),
        ("3个所被市场监管总局评为五星市场监管所。", ["五星市场监管所"]),
        ("连续3年获评A级。", []),
        (
            "成功举办智博会、西洽会、世界城市日中国主场活动等重大活动。",
            ["智博会", "西洽会", "世界城市日中国主场活动"],
        ),
        ("举办培训会、座谈会和新闻发布会12场。", []),
        ("举办相关文化节、采摘节300场次。", []),
        ("成功举办第26届青洽会。", ["第26届青洽会"]),
        ("市第九届人民代表大会第二次会议通过。", []),
        ("开展第五次全国经济普查。", ["第五次全国经济普查"]),
        ("加快引大济湟工程建设。", ["引大济湟工程"]),
        ("承担ISO/TC 123秘书处工作。", ["ISO/TC123"]),
    ],
)
def test_honours_events_and_works_are_told_by_verb_and_form(body: str, names: list[str]) -> None:
    assert [name for _, name in named(body)] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("推进柯桥民营科技园建设。", ["柯桥民营科技园"]),
        ("推进民营科技园建设。", []),
        ("龙岩至龙川铁路项目实现开工。", ["龙岩至龙川铁路项目"]),
        ("手拉手汽车智慧产业园项目开工建设。", ["手拉手汽车智慧产业园项目"]),
        ("加强项目管理，推进产业园项目建设。", []),
        ("新增国家级企业技术中心8家。", []),
        ("各级政府质量奖企业680家。", []),
        ("支持黄冈建设人力资源服务产业园。", []),
        ("实施消费提振行动、青企网销培优计划，扩大消费。", ["消费提振行动", "青企网销培优计划"]),
    ],
)
def test_a_place_a_list_or_what_was_built_tells_a_name_from_its_kind(
    body: str, names: list[str]
) -> None:
    assert [name for _, name in named(body)] == names


@pytest.mark.parametrize(
    "unit",
    [
        "举办甲乙丙丁会、",
        "获评全国甲乙丙丁单位、",
        "制定甲乙丙丁法，",
        "制定甲乙丙丁工作方案、",
        "关于甲乙丙的意见",
        "第二届甲",
        "全国甲乙丙",
    ],
)
def test_the_price_of_evidence_does_not_grow_with_the_text(unit: str) -> None:
    def price(count: int) -> float:
        text = unit * (4_000 // len(unit)) * count
        taken = [(at, at + 1) for at in range(0, len(text), 9)]
        start = process_time()
        for find in (find_formed, find_honours, find_hosted, find_unmarked):
            list(find(text, taken))
        return process_time() - start

    assert in_step(price)
