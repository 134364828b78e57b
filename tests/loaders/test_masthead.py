"""What a document states of itself, in the layouts that copies of documents have."""

from __future__ import annotations

import pytest

from tests.loaders.documents import read

BODY = (
    "一、主要任务\n（一）优化服务。完善工作机制，提升服务水平。\n（二）加强监管。开展专项检查。\n"
)


def test_a_notice_and_the_thing_it_issues_keep_both_titles() -> None:
    document = read(
        "杭州市人民政府办公室关于印发《杭州市质量提升三年行动方案（2021—2023年）》的通知\n"
        "杭政办函〔2021〕8号\n各区、县（市）人民政府，市政府各部门、各直属单位：\n"
        "《杭州市质量提升三年行动方案（2021—2023年）》已经市政府同意，现印发给你们，请认真贯彻执行。\n"
        f"杭州市人民政府办公室\n2021年3月4日\n杭州市质量提升三年行动方案（2021—2023年）\n{BODY}"
    ).document
    assert document.title == (
        "杭州市人民政府办公室关于印发《杭州市质量提升三年行动方案（2021—2023年）》的通知"
    )
    assert document.contained_title == "杭州市质量提升三年行动方案（2021—2023年）"
    assert document.number == "杭政办函〔2021〕8号"
    assert document.date == "2021-03-04"
    assert document.kind == "通知"
    assert document.period == ("2021", "2023")
    assert document.recipients == ("各区、县（市）人民政府", "市政府各部门、各直属单位")
    assert [issuer.name for issuer in document.issuers] == ["杭州市人民政府办公室"]
    assert document.jurisdiction == "330100"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("沪府发〔2015〕6号", "沪府发〔2015〕6号"),
        ("国办发[2016]68号", "国办发〔2016〕68号"),
        ("苏政发（2009）1号", "苏政发〔2009〕1号"),
        ("市质发【2020】第12号", "市质发〔2020〕12号"),
        ("某市人民政府令第 121 号", "某市人民政府令第121号"),
    ],
)
def test_a_number_is_read_in_every_form_of_brackets(head: str, number: str) -> None:
    record = read(f"某市人民政府关于加强质量工作的意见\n{head}\n各区人民政府：\n{BODY}")
    assert record.document.number == number
    assert not record.warnings


def test_an_ill_formed_number_stays_as_printed_with_a_warning() -> None:
    record = read(
        f"某市质量工作领导小组关于印发《工作要点》的通知 (某质20220001号)\n各成员单位：\n{BODY}"
    )
    assert record.document.number == "某质20220001号"
    assert [w.code for w in record.warnings] == ["ill-formed-number"]
    warning = record.warnings[0]
    assert record.text[warning.start : warning.end] == "某质20220001号"


def test_a_number_in_the_prose_is_no_number_of_the_document() -> None:
    document = read(
        "某市关于贯彻《质量规划》的实施意见\n为贯彻《质量规划》（国办发〔2016〕68号），提出如下意见：\n"
        + BODY
    ).document
    assert document.number is None


def test_joint_issuers_in_columns_are_read_one_by_one() -> None:
    document = read(
        "上海市市场监督管理局等部门关于印发《行动方案》的通知\n各区人民政府：\n现将《行动方案》印发给你们。\n"
        "上海市市场监督管理局 上海市财政局\n国家税务总局上海市税务局\n"
        f"中国银行保险监督管理委员会 上海监管局上海市工商业联合会\n2023年7月7日\n行动方案\n{BODY}"
    ).document
    assert [issuer.name for issuer in document.issuers] == [
        "上海市市场监督管理局",
        "上海市财政局",
        "国家税务总局上海市税务局",
        "中国银行保险监督管理委员会上海监管局",
        "上海市工商业联合会",
    ]


def test_the_date_of_printing_is_not_the_date_of_signing() -> None:
    document = read(
        f"某市人民政府关于质量工作的意见\n各区人民政府：\n{BODY}某市人民政府\n2015年3月4日\n"
        "抄送：市委各部门。\n某市人民政府办公室\n2015年3月9日印发\n"
    ).document
    assert document.date == "2015-03-04"


def test_nothing_is_invented_for_a_text_without_a_masthead() -> None:
    document = read(BODY).document
    assert document.title is None
    assert document.number is None
    assert document.date is None
    assert document.issuers == ()
    assert document.recipients == ()
    assert document.period is None
    assert document.jurisdiction is None


def test_the_table_of_a_site_gives_what_the_text_does_not() -> None:
    document = read(
        "名称：某市嘉阳区人民政府关于加强质量工作的实施方案\n文 号：嘉府发〔2021〕34号\n"
        f"成文日期：2021-12-09\n各镇人民政府：\n{BODY}"
    ).document
    assert document.title == "某市嘉阳区人民政府关于加强质量工作的实施方案"
    assert document.number == "嘉府发〔2021〕34号"
    assert document.date == "2021-12-09"


def test_the_same_text_gives_the_same_ids_and_another_number_another() -> None:
    first, again = (
        read(f"关于质量的意见\n某府发〔2020〕1号\n{BODY}"),
        read(f"关于质量的意见\n某府发〔2020〕1号\n{BODY}"),
    )
    other = read(f"关于质量的意见\n某府发〔2020〕2号\n{BODY}")
    assert first.document.id == again.document.id
    assert [m.id for m in first.measures] == [m.id for m in again.measures]
    assert first.document.id != other.document.id


def test_a_law_is_of_the_congress_that_passed_it_and_of_its_last_amendment() -> None:
    document = read(
        "某省质量条例\n2007年9月28日 江苏省第十届人民代表大会常务委员会第三十四次会议通过\n"
        "2011年11月25日 江苏省第十一届人民代表大会常务委员会第二十九次会议《关于修改〈江苏省专利条例〉的决定》修正\n"
        "2012年3月1日 施行\n第一条 为了提高质量，制定本条例。\n"
    ).document
    assert [issuer.name for issuer in document.issuers] == ["江苏省人民代表大会常务委员会"]
    assert document.issuers[0].surface == "江苏省第十届人民代表大会常务委员会"
    assert document.date == "2011-11-25"
    assert document.number is None


def test_the_province_that_approves_a_citys_law_did_not_pass_it() -> None:
    document = read(
        "南京市广告条例\n2019年4月28日南京市第十七届人民代表大会常务委员会第三次会议通过"
        "2019年5月31日江苏省第十三届人民代表大会常务委员会第十二次会议批准\n第一条 为规范广告，制定本条例。\n"
    ).document
    assert [issuer.name for issuer in document.issuers] == ["南京市人民代表大会常务委员会"]
    assert document.date == "2019-05-31"


def test_an_order_gives_a_decree_its_number_and_issuer() -> None:
    document = read(
        "质量监督条例\n2002年8月3日 中华人民共和国国务院令第358号公布\n"
        "2014年4月29日 中华人民共和国国务院令第651号修订通过\n2014年5月1日 施行\n"
        "第一条 根据法律，制定本条例。\n第二条 商标局发布《商标公告》，发给当事人。\n"
    ).document
    assert document.number == "中华人民共和国国务院令第651号"
    assert document.date == "2014-04-29"
    assert [issuer.surface for issuer in document.issuers] == ["国务院"]
    assert document.contained_title is None


def test_a_report_is_of_the_body_in_whose_name_it_is_given() -> None:
    document = read(
        "政府工作报\n告\n——2021年3月5日在某市第八届人民代表大会\n第四次会议上\n市长 某某\n各位代表：\n"
        f"现在，我代表南京市人民政府，向大会报告政府工作，请予审议。\n{BODY}"
    ).document
    assert document.title == "政府工作报告"
    assert document.kind == "报告"
    assert document.date == "2021-03-05"
    assert [issuer.name for issuer in document.issuers] == ["南京市人民政府"]


def test_what_a_notice_without_a_title_issues_gives_the_title() -> None:
    document = read(
        "苏政发〔2020〕11号\n各区人民政府：\n省长所作的报告已经审议通过，现印发给你们，请抓好实施。\n"
        f"江苏省人民政府\n2020年5月11日\n（此件公开发布）\n政府工作报告\n{BODY}"
    ).document
    assert document.title == "政府工作报告"
    assert document.date == "2020-05-11"


def test_places_that_share_an_ending_are_one_recipient() -> None:
    document = read(
        "江苏省民政厅关于做好工作的通知\n南京市、苏州市、无锡市民政局：\n现将有关事项通知如下。\n"
        + BODY
    ).document
    assert document.recipients == ("南京市、苏州市、无锡市民政局",)


def test_a_title_that_a_site_set_in_marks_still_names_its_issuer() -> None:
    document = read(
        f"扬府发〔2023〕141号《扬州市人民政府关于深化质量工作的实施意见》\n各区人民政府：\n{BODY}"
    ).document
    assert document.title == "扬州市人民政府关于深化质量工作的实施意见"
    assert document.number == "扬府发〔2023〕141号"
    assert [issuer.name for issuer in document.issuers] == ["扬州市人民政府"]


def test_an_order_on_two_lines_and_the_year_of_a_decision_in_the_prose() -> None:
    document = read(
        "国务院机构编制条例\n中华人民共和国国务院令\n第227号\n现发布《国务院机构编制条例》，自发布之日起施行。\n"
        "1997年8月3日\n第一章 总则\n第一条 为了规范机构，制定本条例。\n"
    ).document
    assert document.number == "中华人民共和国国务院令第227号"
    assert [issuer.surface for issuer in document.issuers] == ["国务院"]
    prose = read(
        f"各县人民政府：\n8项重点工作已经2013年2月25日市政府常务会议研究通过。现分解如下：\n{BODY}"
    ).document
    assert prose.date is None


def test_a_work_that_others_issued_is_not_the_thing_issued() -> None:
    document = read(
        "江苏省林业厅关于征求意见的函\n各市人民政府：\n八部委研究下发了《贯彻落实〈方案〉的实施意见》，请研究。\n"
        + BODY
    ).document
    assert document.contained_title is None


@pytest.mark.parametrize(
    "sentence",
    [
        "现将修订后的《某市预算办法》印发给你们，请执行。",
        "县政府研究确定了《某市预算办法》，现印发给你们，请执行。",
        "??《某市预算办法》已经市政府同意，现印发给你们，请执行。",
        "修订后的《某市预算办法》已经会议审议通过，现印发给你们。",
    ],
)
def test_the_thing_issued_is_named_in_several_ways(sentence: str) -> None:
    document = read(f"各区人民政府，市政府各部门：\n{sentence}\n某市人民政府\n2020年1月2日\n{BODY}")
    assert document.document.contained_title == "某市预算办法"


def test_a_signature_whose_date_is_lost_still_names_the_issuers() -> None:
    document = read(
        f"关于安全的意见\n各单位：\n现将《意见》印发给你们，请落实。\n南京市财政局 南京市民政局\n20171228\n{BODY}"
    ).document
    assert [issuer.name for issuer in document.issuers] == ["南京市财政局", "南京市民政局"]
    assert document.date is None


def test_the_name_of_the_site_above_a_title_is_no_part_of_it() -> None:
    document = read(
        f"南京市鼓楼区人民政府\n南京市鼓楼区关于优化环境的若干措施\n为贯彻决策部署，制定本措施。\n{BODY}"
    ).document
    assert document.title == "南京市鼓楼区关于优化环境的若干措施"


def test_a_title_goes_on_over_a_line_without_words_of_titles_and_stops_at_its_issuer() -> None:
    document = read(
        "《江苏省加大力度支持民间投资发展实\n江苏省人民政府办公厅关于印发江苏省\n进一步加大力度支持民间投资\n"
        f"实施方案的通知\n苏政办〔2023〕5号\n各市人民政府：\n现将《方案》印发给你们。\n{BODY}"
    ).document
    assert document.title == (
        "江苏省人民政府办公厅关于印发江苏省进一步加大力度支持民间投资实施方案的通知"
    )


def test_a_field_may_have_its_value_on_the_next_line() -> None:
    document = read(
        f"南京市人民政府工作规则\n  • 发文字号:\n\n    宁政发〔2024〕7号\n  • 发文日期:\n\n    2024年04月06日 16:40\n{BODY}"
    ).document
    assert (document.number, document.date) == ("宁政发〔2024〕7号", "2024-04-06")


def test_links_to_the_articles_above_the_text_are_not_its_beginning() -> None:
    document = read(
        "第十一条 第二十一条 第三十一条\n南京市人民政府关于印发文件管理规定的通知\n宁政〔2011〕53号\n"
        f"各区人民政府：\n现将《文件管理规定》印发给你们。\n{BODY}"
    ).document
    assert document.title == "南京市人民政府关于印发文件管理规定的通知"
    assert document.recipients == ("各区人民政府",)


def test_an_order_without_the_word_for_ordinals_is_kept_as_printed() -> None:
    document = read(
        "南京市市场管理规定\n（1991年3月26日南京市人民政府令19号发布）\n第一条 为加强管理，制定本规定。\n"
    ).document
    assert document.number == "南京市人民政府令19号"
    assert [issuer.name for issuer in document.issuers] == ["南京市人民政府"]


def test_a_short_form_behind_the_work_is_not_the_work_that_is_issued() -> None:
    document = read(
        "某区人民政府关于印发规划纲要的通知\n各街道办事处：\n"
        "《某区第十四个五年规划和2035年远景目标纲要》（以下简称《纲要》）已经区人大批准，现印发给你们。\n"
        f"某区人民政府\n2021年9月23日\n{BODY}"
    ).document
    assert document.contained_title == "某区第十四个五年规划和2035年远景目标纲要"
    assert document.period == ("2021", "2025")


def test_a_work_that_another_body_drew_up_is_the_thing_issued() -> None:
    document = read(
        "某市人民政府办公室关于转发资金管理办法的通知\n各区人民政府：\n"
        f"现将市财政局制定的《专项资金管理办法》转发给你们，请遵照执行。\n2008年10月14日\n{BODY}"
    ).document
    assert document.contained_title == "专项资金管理办法"


def test_the_title_of_a_copy_stands_above_that_of_the_notice() -> None:
    document = read(
        "某市考试管理规定（2005年）\n某省某市人民政府\n关于批转某市考试管理规定的通知\n某政〔2005〕32号\n"
        f"各区人民政府：\n现转发给你们，请遵照执行。\n某市人民政府\n2005年6月17日\n{BODY}"
    ).document
    assert document.title == "关于批转某市考试管理规定的通知"
    assert document.period is None


def test_a_headline_above_a_title_of_two_lines_is_not_the_title() -> None:
    document = read(
        "某委发布促进中部发展规划\n某省发展和改革委员会关于印发促进\n中部发展规划的通知\n"
        f"某发改〔2016〕64号\n各市人民政府：\n现印发给你们，请认真执行。\n{BODY}"
    ).document
    assert document.title == "某省发展和改革委员会关于印发促进中部发展规划的通知"


@pytest.mark.parametrize(
    ("foot", "issuer"),
    [("1990年3月10日，铁道部", "铁道部"), ("某省人民政府", "某省人民政府")],
)
def test_the_body_under_a_laws_title_issued_it(foot: str, issuer: str) -> None:
    document = read(
        f"某省运输管理办法\n{foot}\n第一章 总则\n第一条 为了加强管理，制定本办法。\n"
    ).document
    assert [one.name for one in document.issuers] == [issuer]


def test_the_issuers_of_a_sites_field_are_read_one_by_one() -> None:
    document = read(
        "发文标题：某省财政厅某省税务局关于征收管理事项的公告\n发文文号：某省税务局公告2016年第6号\n"
        f"发文部门：某省财政厅 某省税务局\n发文时间：2016-4-22\n{BODY}"
    ).document
    assert document.number == "某省税务局公告2016年第6号"
    assert [one.name for one in document.issuers] == ["某省财政厅", "某省税务局"]
    assert document.date == "2016-04-22"


def test_recipients_below_an_empty_field_are_not_its_value() -> None:
    document = read(
        "某地区关于印发《工作规则》的通知\n发布时间：2021-12-22 浏览次数：\n各县人民政府，各局、委、办、处：\n"
        f"《工作规则》已经审定，现印发给你们，请认真执行。\n{BODY}"
    ).document
    assert document.recipients == ("各县人民政府", "各局、委、办、处")


def test_a_note_on_copies_may_stand_before_the_date() -> None:
    document = read(
        "中共某市委办公室\n某市人民政府办公室\n关于印发《实施方案》的通知\n各乡镇党委：\n"
        "《实施方案》已经同意，现印发给你们，请认真执行。\n中共某市委办公室\n某市人民政府办公室\n"
        f"（此件发至乡）      2017年6月13日\n实施方案\n{BODY}"
    ).document
    assert document.date == "2017-06-13"
    assert len(document.issuers) == 2


def test_the_column_of_a_site_before_a_title_is_left_out() -> None:
    document = read(
        f"政务服务丨某市人民政府关于深化改革的实施意见\n各区人民政府：\n{BODY}"
    ).document
    assert document.title == "某市人民政府关于深化改革的实施意见"
    assert [one.name for one in document.issuers] == ["某市人民政府"]


def test_the_president_promulgates_what_the_congress_adopted() -> None:
    document = read(
        "中华人民共和国某某法\n（2000年10月31日第九届全国人民代表大会常务委员会第十八次会议通过 "
        "2000年10月31日中华人民共和国主席令第三十七号公布 自2001年1月1日起施行）\n"
        "第一条 为了规范管理，制定本法。\n"
    ).document
    assert document.number == "中华人民共和国主席令第三十七号"
    assert [one.name for one in document.issuers] == ["全国人民代表大会常务委员会"]


def test_a_head_that_ran_together_is_read_part_by_part() -> None:
    document = read(
        "岳阳市人民政府关于印发《市长质量奖管理办法》的通知（岳政发〔2023〕2号）各县（市、区）人民政府，"
        "市直各单位：《市长质量奖管理办法》已经市政府常务会议研究通过，现印发给你们，请认真执行。"
        f"岳阳市人民政府2023年1月19日市长质量奖管理办法\n{BODY}"
    ).document
    assert document.title == "岳阳市人民政府关于印发《市长质量奖管理办法》的通知"
    assert document.number == "岳政发〔2023〕2号"
    assert document.recipients == ("各县（市、区）人民政府", "市直各单位")
    assert [one.name for one in document.issuers] == ["岳阳市人民政府"]
    assert document.date == "2023-01-19"


def test_a_township_that_is_printed_with_its_county_is_named_once() -> None:
    document = read(
        f"遂昌县应村乡人民政府关于防汛工作的通知\n各村：\n{BODY}遂昌县应村乡人民政府\n2023年11月14日\n"
    ).document
    assert [one.name for one in document.issuers] == ["遂昌县应村乡人民政府"]


def test_the_path_of_a_site_before_a_title_is_no_part_of_it() -> None:
    document = read(
        "法规首页 太原市消防条例\n太原市消防条例\n（2023年12月28日太原市第十五届人民代表大会常务委员会第十四次会议通过）\n"
        "第一章 总则\n第一条 为了预防火灾，制定本条例。\n"
    ).document
    assert document.title == "太原市消防条例"


def test_a_notice_of_two_things_covers_the_years_of_both() -> None:
    document = read(
        "某市关于印发2016年工作总结和2017年工作要点的通知 |\n各单位：\n"
        f"《2016年工作总结》和《2017年工作要点》已经会议通过，现予以下发，请执行。\n某市人民政府\n2017年2月22日\n{BODY}"
    ).document
    assert document.title == "某市关于印发2016年工作总结和2017年工作要点的通知"
    assert document.contained_title == "2016年工作总结"
    assert document.period == ("2016", "2017")


def test_a_signature_and_the_text_below_it_may_share_a_line() -> None:
    document = read(
        "某管委办通„2017‟135号\n某市人民政府办公室\n关于印发突发环境事件应急预\n案的通知\n各镇人民政府：\n"
        "《突发环境事件应急预案》已经同意，现印发给你们，请抓好落实。\n"
        f"某市人民政府办公室 2017年11月30日 突发环境事件应急预案 总则\n{BODY}"
    ).document
    assert document.title == "某市人民政府办公室关于印发突发环境事件应急预案的通知"
    assert document.number == "某管委办通〔2017〕135号"
    assert [one.name for one in document.issuers] == ["某市人民政府办公室"]
    assert document.date == "2017-11-30"
