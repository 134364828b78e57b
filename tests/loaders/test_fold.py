"""The fold: one paragraph a line, whatever the copy looks like."""

from __future__ import annotations

import pytest

from loaders.fold.fold import fold


def lines(source: str) -> list[str]:
    return fold(source).text.split("\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("沪府发[2015]６号", "沪府发〔2015〕6号"),
        ("(一)加强宣传,做好服务;", "（一）加强宣传，做好服务；"),
        ("下降1,000户(占比5.2％)", "下降1,000户（占比5.2%）"),
        ("GB/T 29187-2012, GB/T 1", "GB/T 29187-2012, GB/T 1"),
        ("二○一五年三月四日", "二〇一五年三月四日"),
        ("「质量强国」", "“质量强国”"),
        ("⼈⺠政府⻓", "人民政府长"),
        ("1．支持发展", "1.支持发展"),
        ("8:30至17:00", "8:30至17:00"),
        ("《关于修改<商标法>的决定》", "《关于修改〈商标法〉的决定》"),
    ],
)
def test_widths_are_folded_only_where_a_form_is_canonical(source: str, expected: str) -> None:
    assert fold(source).text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("2015 年 3 月 4 日", "2015年3月4日"),
        ("沪府发 〔2015〕 6 号", "沪府发〔2015〕6号"),
        ("第一部分\u30002023年上海市质量工作总结", "第一部分 2023年上海市质量工作总结"),
        ("第一章　总　　则", "第一章 总则"),
        ("\xa0\xa0\u3000通 知\u3000", "通知"),
        ("上海市财政局　　上海市商务委员会", "上海市财政局 上海市商务委员会"),
        ("\ufeff关于\u200b加强", "关于加强"),
        ("A  B of C", "A B of C"),
        ("加强&ldquo;双打&rdquo;工作", "加强“双打”工作"),
    ],
)
def test_spaces_are_folded_by_what_they_mean(source: str, expected: str) -> None:
    assert fold(source).text == expected


@pytest.mark.parametrize(
    "source",
    [
        "降低企业质量风险损失,维护消费者\n\n合法权益。(市质量安全工作领导小组牵头负责)",
        "贯彻规划。按照《计量发展规划》《上海市质量\n\n发展规划(2011—2020年)》落实。",
        "制定标准。(市质量技监局、市经济信息化\n\n委按照职责分工负责)",
        "加强质量监测、\n违法案例等的信息公开力度。",
        "（牵头单位：市市场监管局、市发展\n改革委、市教\n委，配合单位：各区）",
        "抄送:市委各部门,市人大常委会办公厅,市高法院,\n市检察院。",
        "上海市质量工作领导小组关于\n\n印发《2023年上海市质量工作总结\n\n和2024年上海市质量工作要点》的通知",
        "各区要加强领导，落实责任\n\n— 3 —\n\n，确保完成任务。",
    ],
)
def test_a_break_inside_a_sentence_or_bracket_is_no_end(source: str) -> None:
    assert "\n" not in fold(source).text


@pytest.mark.parametrize(
    "source",
    [
        "三、保障措施\n加强领导,落实责任。",
        "（一）建立协作联动机制\n依托市质量工作领导小组，建立机制。",
        "（三）拓展服务，提升能级\n鼓励企业发展，支持创新。",
        "关于印发《工作要点》的通知\n各区人民政府,各有关单位:",
        "加强宣传。(市委宣传部负责)\n各区要加强组织领导,确保落实。",
        "特此通知\n上海市人民政府办公厅\n2017年4月7日",
        "请遵照执行，现予公布\n上海市人民政府\n2017年4月7日",
        "2017年4月7日\n关于本市贯彻《规划》的实施意见",
        "责任单位：市科委、市教委\n完成时限：2025年",
        "推进平台建设，完善机制\n责任单位：市科委",
        "附件：1.任务分工，时间安排\n2.联系人名单",
        "上海市财政局\n上海市商务委员会\n上海市民政局",
        "组长：张三，市政府副市长\n李四，市经济和信息化委员会副主任、党组成员\n王五，市科学技术委员会总工程师",
        "推进质量强国建设，完善政策体系和工作机制\n市市场监管局\n2025年",
        "序号\n任务\n牵头单位\n1\n推进质量强国\n市市场监管局",
        "（此件公开发布）\n上海市质量工作方案",
        "# 通知，各单位\n正文在此，如下。",
    ],
)
def test_headings_titles_signatures_dates_and_cells_stay_lines(source: str) -> None:
    assert len(lines(source)) == source.count("\n") + 1


def test_lines_wrapped_at_a_fixed_width_become_paragraphs_again() -> None:
    clause = "推动产业链供应链质量联动提升，加强对核心企业的激励引导，支持领航企业开展质量攻关。"
    paragraphs = [f"（{n}）{clause * 4}（市科委负责）" for n in "一二三四"]
    wrapped = []
    for paragraph in paragraphs:
        indented = "\u3000\u3000" + paragraph
        wrapped += [indented[i : i + 28] for i in range(0, len(indented), 28)]
    assert lines("\n".join(wrapped)) == paragraphs
    assert lines("\r\n".join(wrapped)) == paragraphs


def test_wrapped_paragraphs_set_apart_by_empty_lines_are_joined() -> None:
    text = "各区各部门要结合实际，抓好落实。要加强宣传，营造氛围。要强化督查，确保实效。" * 5
    blocks = ["\n".join(text[i : i + 30] for i in range(0, len(text), 30))] * 3
    assert lines("\n\n".join(blocks)) == [text] * 3


def test_paragraphs_of_one_line_each_are_left_alone() -> None:
    text = "一、总体要求\n坚持质量第一，效益优先。\n二、任务\n（一）加强领导。落实责任，抓好工作。"
    assert fold(text).text == text


@pytest.mark.parametrize("page", ["- 3 -", "— 12 —", "第 3 页 共 10 页", "－３－"])
def test_page_numbers_are_cut_and_recorded(page: str) -> None:
    source = f"加强质量监管，推动\n{page}\n质量提升。"
    folded = fold(source)
    assert folded.text == "加强质量监管，推动质量提升。"
    [(start, end, reason)] = folded.noise
    assert source[start:end] == page
    assert reason == "page number"


def test_running_heads_and_bare_numbers_at_form_feeds_are_cut() -> None:
    body = "各区要抓好落实，加强领导"
    pages = [f"上海市人民政府公报\n{body}\n{n}" for n in range(1, 6)]
    folded = fold("\f".join(pages))
    assert folded.text.count("公报") == 1  # the first may be the title
    assert "\n2\n" not in f"\n{folded.text}\n"
    assert {reason for *_, reason in folded.noise} == {"page number", "running head"}


def test_bare_numbers_in_the_middle_of_a_page_are_cells() -> None:
    assert "3" in lines("序号\n3\n任务\f序号\n4\n任务")


def test_a_site_is_cut_around_the_document() -> None:
    source = (
        "世界食品網\n\n關于印發《2022年質量工作要點》的通知 (滬質20220001號)\n\n\xa0\xa0 2022-07-05 572\n"
        "核心提示:持續推進質量工作。\n各區人民政府,各有關單位:\n現將要點印發給你們,請落實。\n"
        "上海市質量工作領導小組\n2022年5月8日\n抄送:各區市場監管局。\n"
        "上海市質量工作領導小組辦公室\xa0 \xa0 2022年5月8日印發\n\xa0\n地區: 上海\n"
        "反對 0舉報 0 收藏 0 打賞 0\n\xa0\n更多>同類法規\n鹽池灘羊"
    )
    folded = fold(source)
    assert folded.variant == "hant"
    assert folded.text.split("\n") == [
        "关于印发《2022年质量工作要点》的通知 （沪质20220001号）",
        "各区人民政府，各有关单位：",
        "现将要点印发给你们，请落实。",
        "上海市质量工作领导小组",
        "2022年5月8日",
        "抄送：各区市场监管局。",
        "上海市质量工作领导小组办公室 2022年5月8日印发",
    ]
    assert [source[start:end] for start, end, _ in folded.noise] == [
        "世界食品網",
        "2022-07-05 572",
        "核心提示:持續推進質量工作。",
        "地區: 上海",
        "反對 0舉報 0 收藏 0 打賞 0",
        "更多>同類法規",
        "鹽池灘羊",
    ]


def test_catalogue_data_goes_but_the_number_of_the_document_stays() -> None:
    source = (
        "当前位置：首页 > 政务公开\n索 引 号\n11331000/2023-43887\n文号\n丽政发〔2023〕30号\n"
        "成文日期\n2023-10-16\n公开方式\n主动公开\n发布时间：2023-10-23  08:59\n浏览次数：\n"
        "丽水市人民政府关于下达任务的通知\n莲都区人民政府，市直各单位：\n请做好各项工作。\n"
    )
    folded = fold(source)
    assert folded.text.split("\n") == [
        "文号",
        "丽政发〔2023〕30号",
        "成文日期",
        "2023-10-16",
        "丽水市人民政府关于下达任务的通知",
        "莲都区人民政府，市直各单位：",
        "请做好各项工作。",
    ]


def test_the_end_of_a_document_is_no_footer() -> None:
    source = (
        "各区要落实。\n责任单位：市科委\n主办单位：市教委\n联系电话：021-12345678\n"
        "上海市质量工作领导小组\n2024年4月10日\n上海市等18部门关于印发《方案》的通知"
    )
    assert fold(source).noise == ()


def test_legal_lines_of_a_site_take_the_lines_of_its_keeper_with_them() -> None:
    source = (
        "各区要落实。\n2024年4月10日\n主办：上海市人民政府办公厅 承办：信息中心\n"
        "沪ICP备00000000号 沪公网安备 00000000000000号"
    )
    assert fold(source).text == "各区要落实。\n2024年4月10日"


def test_the_words_of_a_site_inside_the_prose_stay() -> None:
    source = "各区要落实。\n来源：各单位自评\n各区要做好打印、关闭工作，落实版权所有保护。"
    assert fold(source).noise == ()


def test_slips_of_traditional_copies_are_repaired_and_the_source_kept() -> None:
    source = "继续发挥驰名商标、着名商标作用，成效显着"
    folded = fold(source)
    assert folded.text == "继续发挥驰名商标、著名商标作用，成效显著"
    start = folded.text.index("著名")
    assert source[slice(*folded.source_span(start, start + 2))] == "着名"


@pytest.mark.parametrize("source", ["写着名字", "彰显着活力", "乾隆年间李乾", "沿着道路", "於菟"])
def test_simplified_text_keeps_its_characters(source: str) -> None:
    text = f"各区要加强质量监管工作，{source}，落实主体责任，推动高质量发展"
    assert fold(text).text == text


def test_traditional_particles_become_simplified() -> None:
    folded = fold("隨著經濟發展，意味著質量提升，沿著道路，圍繞著目標，顯著提升著名品牌，關於後續")
    assert (
        folded.text
        == "随着经济发展，意味着质量提升，沿着道路，围绕着目标，显著提升著名品牌，关于后续"
    )


def test_one_traditional_paragraph_in_a_simplified_document_is_folded_too() -> None:
    simplified = "各区人民政府要加强质量工作，落实主体责任。\n" * 20
    folded = fold(simplified + "上海市質量工作領導小組關於印發質量發展工作總結的通知")
    assert folded.variant == "hans"
    assert folded.text.endswith("上海市质量工作领导小组关于印发质量发展工作总结的通知")


def test_a_text_whose_breaks_became_spaces_is_divided_again() -> None:
    source = (
        "各镇人民政府，市政府各部门： \u3000\u3000为促进发展，提出如下意见： \u3000\u3000一、总体要求 "
        "\u3000\u3000（一）明确目标。" + "加强管理，促进发展。" * 10 + " \u3000\u3000二、其他 "
        "\u3000\u3000（二）本意见由市教育局负责解释。 \u3000\u3000义乌市人民政府 \u3000\u30002013年12月23日"
    )
    assert lines(source) == [
        "各镇人民政府，市政府各部门：",
        "为促进发展，提出如下意见：",
        "一、总体要求",
        "（一）明确目标。" + "加强管理，促进发展。" * 10,
        "二、其他",
        "（二）本意见由市教育局负责解释。",
        "义乌市人民政府",
        "2013年12月23日",
    ]


def test_a_text_that_lost_every_break_is_divided_at_its_labels() -> None:
    filler = "保持行政村建制不变，合并后设立新村，切实加强领导，妥善处理好各项工作。" * 3
    source = (
        f"大战乡人民政府：经研究同意，现批复如下：一、撤销大战村建制。{filler}二、撤销后马村建制。{filler}"
        f"三、其他事项（一）购买面积。{filler}（二）负责解释。{filler}特此批复。仙居县人民政府2013年9月17日"
    )
    assert [line[:8] for line in lines(source)] == [
        "大战乡人民政府：",
        "经研究同意，现批",
        "一、撤销大战村建",
        "二、撤销后马村建",
        "三、其他事项",
        "（一）购买面积。",
        "（二）负责解释。",
        "仙居县人民政府",
        "2013年9月17日"[:8],
    ]


def test_numbered_points_inside_a_paragraph_stay_inside() -> None:
    clause = "（一）加强监管。做到：一、严格标准；二、完善制度；（1）抓好落实。" + "加强管理。" * 40
    source = f"一、总体要求\n{clause}（市科委负责）\n二、任务\n（二）做好服务。"
    assert len(lines(source)) == 4


def test_rows_of_tables_keep_their_cells() -> None:
    source = "序号\t任务\t牵头单位\n1\t推进质量强国，\t市市场监管局\n\t加强宣传\t市委宣传部"
    assert fold(source).text == source


def test_markup_of_markdown_tables_becomes_cells() -> None:
    source = "| 任务 | 牵头单位 |\n| --- | --- |\n| 推进质量强国 | 市市场监管局 |\n"
    assert fold(source).text == "任务\t牵头单位\n推进质量强国\t市市场监管局"


def test_empty_texts_fold_to_nothing() -> None:
    for source in ("", "\n\n", "\ufeff \u3000\r\n"):
        assert fold(source).text == ""
        assert fold(source).source_span(0, 0) == (0, 0)


def test_rows_of_a_catalogue_are_cut_field_by_field() -> None:
    source = (
        "咸宁市市场监督管理局\n今天是:\n您当前的位置 : 首页 >>规划信息>>正文\n"
        "索引号 : 011337207/2021-39769 文  号 :\n"
        "名 称: 市人民政府关于印发规划的通知 发布日期: 2021年12月01日\n"
        "成文日期: | 2012-11-26 | 信息分类: | 规范性文件 |\n责任部门:市市场监督管理局 发布日期:2019-02-22\n"
        "市人民政府关于印发规划的通知\n咸政发〔2012〕34号\n各县、市、区人民政府:\n现印发给你们。"
    )
    assert lines(source) == [
        "成文日期：| 2012-11-26",
        "市人民政府关于印发规划的通知",
        "咸政发〔2012〕34号",
        "各县、市、区人民政府：",
        "现印发给你们。",
    ]


def test_readings_behind_characters_are_cut_and_recorded() -> None:
    source = "關(guān)于印發(fā)質(zhì)量強(qiáng)市計(jì)劃的會(huì )議通知(IDI)"
    folded = fold(source)
    assert folded.text == "关于印发质量强市计划的会议通知（IDI）"
    assert source[slice(*folded.noise[0][:2])] == "(guān)"


def test_tags_left_in_a_text_are_cut_and_blocks_are_lines() -> None:
    source = (
        '文号:晋政发〔2018〕13号\n<p>各市人民政府:</p><p style="a"> 现将<b>方案</b>印发<br/></p>'
    )
    folded = fold(source)
    assert folded.text == "文号：晋政发〔2018〕13号\n各市人民政府：\n现将方案印发"
    assert ("<b>", "tag") in [(source[a:b], reason) for a, b, reason in folded.noise]


def test_labels_of_a_table_are_no_catalogue() -> None:
    source = "任务分工表\n序号\n任务\n责任部门\n来源\n1\n推进质量强国\n市科委\n报告"
    assert fold(source).noise == ()
    assert fold("分工表\n责任部门：市科委\n责任部门：市教委").noise == ()
