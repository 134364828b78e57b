"""A name means the right body of the right place at the right time, and never another place's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.authority import NATIONAL, Authority, load_authority
from ontology.iri import ID_PATTERN, agency_origin

HANGZHOU, YUHANG, YIWU, GUANGZHOU = "330100", "330110", "330782", "440100"
JIANGSU, SHANGHAI, HUANGPU, CHONGQING = "320000", "310000", "310101", "500000"
SICHUAN, GUANGXI, DALI, WUHAN = "510000", "450000", "532900", "420100"

# What the documents of a place and a day print, and the official name of the body they mean.
MEANT = [
    (HANGZHOU, "2023-05-01", "市市场监管局", "杭州市市场监督管理局"),
    (HANGZHOU, "2023-05-01", "市经信局", "杭州市经济和信息化局"),
    (HANGZHOU, "2016-05-01", "市经信委", "杭州市经济和信息化委员会"),
    (HANGZHOU, "2023-05-01", "市人力社保局", "杭州市人力资源和社会保障局"),
    (HANGZHOU, "2023-05-01", "市规划和自然资源局", "杭州市规划和自然资源局"),
    (HANGZHOU, "2023-05-01", "市建委", "杭州市城乡建设委员会"),
    (HANGZHOU, "2023-05-01", "市住保房管局", "杭州市住房保障和房产管理局"),
    (HANGZHOU, "2023-05-01", "市国资委", "杭州市人民政府国有资产监督管理委员会"),
    (HANGZHOU, "2023-05-01", "市税务局", "国家税务总局杭州市税务局"),
    (HANGZHOU, "2017-05-01", "市国税局", "杭州市国家税务局"),
    (HANGZHOU, "2020-05-01", "人行杭州中心支行", "中国人民银行杭州中心支行"),
    (HANGZHOU, "2020-05-01", "浙江银保监局", "中国银行保险监督管理委员会浙江监管局"),
    (HANGZHOU, "2023-05-01", "杭州海关", "杭州海关"),
    (HANGZHOU, "2023-05-01", "团市委", "中国共产主义青年团杭州市委员会"),
    (HANGZHOU, "2023-05-01", "市委组织部", "中共杭州市委组织部"),
    (HANGZHOU, "2023-05-01", "中共杭州市委网信办", "中共杭州市委网络安全和信息化委员会办公室"),
    (HANGZHOU, "2023-05-01", "市检察院", "杭州市人民检察院"),
    (HANGZHOU, "2023-05-01", "市法院", "杭州市中级人民法院"),
    (HANGZHOU, "2023-05-01", "省市场监管局", "浙江省市场监督管理局"),
    (HANGZHOU, "2023-05-01", "市场监管总局", "国家市场监督管理总局"),
    (HANGZHOU, "2017-05-01", "质检总局", "国家质量监督检验检疫总局"),
    (HANGZHOU, "2023-05-01", "余杭区政府", "杭州市余杭区人民政府"),
    (HANGZHOU, "2023-05-01", "上海市市场监管局", "上海市市场监督管理局"),
    (HANGZHOU, "2023-05-01", "各区、县（市）政府", "各区、县（市）人民政府"),
    (YUHANG, "2023-05-01", "区市场监管局", "杭州市余杭区市场监督管理局"),
    (YUHANG, "2023-05-01", "市生态环境局余杭分局", "杭州市生态环境局余杭分局"),
    (YUHANG, "2023-05-01", "区生态环境分局", "杭州市生态环境局余杭分局"),
    (YUHANG, "2023-05-01", "市场监管局", "杭州市余杭区市场监督管理局"),
    (YUHANG, "2023-05-01", "省经信厅", "浙江省经济和信息化厅"),
    (YUHANG, "2023-05-01", "仓前街道", "杭州市余杭区人民政府仓前街道办事处"),
    (YIWU, "2013-06-01", "市质监局", "义乌市质量技术监督局"),
    (YIWU, "2013-06-01", "佛堂镇人民政府", "义乌市佛堂镇人民政府"),
    (YIWU, "2013-06-01", "金华市质监局", "金华市质量技术监督局"),
    ("330122", "2022-06-01", "教育局", "桐庐县教育局"),
    ("330122", "2022-06-01", "县教体局", "桐庐县教育体育局"),
    (GUANGZHOU, "2022-06-01", "市工业和信息化局", "广州市工业和信息化局"),
    (GUANGZHOU, "2022-06-01", "越秀区", "广州市越秀区人民政府"),
    (GUANGZHOU, "2022-06-01", "广东证监局", "中国证券监督管理委员会广东监管局"),
    (GUANGZHOU, "2022-06-01", "市公安局", "广州市公安局"),
    (GUANGZHOU, "2012-06-01", "市科技和信息化局", "广州市科技和信息化局"),
    (JIANGSU, "2022-06-01", "省工业和信息化厅", "江苏省工业和信息化厅"),
    (JIANGSU, "2022-06-01", "省发展改革委", "江苏省发展和改革委员会"),
    (JIANGSU, "2022-06-01", "各设区市政府", "各设区市人民政府"),
    (JIANGSU, "2022-06-01", "省高级法院", "江苏省高级人民法院"),
    (JIANGSU, "2022-06-01", "省委编办", "中共江苏省委机构编制委员会办公室"),
    (JIANGSU, "2022-06-01", "南京市市场监管局", "南京市市场监督管理局"),
    (SICHUAN, "2022-06-01", "经济和信息化厅", "四川省经济和信息化厅"),
    (GUANGXI, "2022-06-01", "自治区市场监管局", "广西壮族自治区市场监督管理局"),
    (GUANGXI, "2022-06-01", "自治区党委宣传部", "中共广西壮族自治区委员会宣传部"),
    (DALI, "2022-06-01", "州市场监管局", "大理白族自治州市场监督管理局"),
    (WUHAN, "2018-04-09", "市住房保障房管局", "武汉市住房保障和房屋管理局"),
    (CHONGQING, "2022-06-01", "市经济信息委", "重庆市经济和信息化委员会"),
    (CHONGQING, "2022-06-01", "云阳县人民政府", "云阳县人民政府"),
    (CHONGQING, "2022-06-01", "渝中区政府", "重庆市渝中区人民政府"),
    ("110000", "2019-06-01", "市教委", "北京市教育委员会"),
    (SHANGHAI, "2024-04-10", "市市场监管局", "上海市市场监督管理局"),
    (SHANGHAI, "2024-04-10", "市规划资源局", "上海市规划和自然资源局"),
    (SHANGHAI, "2024-04-10", "本市各区政府", "各区人民政府"),
    (SHANGHAI, "2014-04-10", "静安区", "上海市静安区人民政府"),
    (HUANGPU, "2024-04-10", "市市场监管局", "上海市市场监督管理局"),
    (HUANGPU, "2024-04-10", "区市场监管局", "上海市黄浦区市场监督管理局"),
    (HUANGPU, "2024-04-10", "区税务局", "国家税务总局上海市黄浦区税务局"),
    (GUANGZHOU, "2006-05-01", "市建委", "广州市建设委员会"),
    (GUANGZHOU, "2012-05-01", "市建委", "广州市城乡建设委员会"),
    (YUHANG, "2019-05-01", "区发改经信局", "杭州市余杭区发展改革和经济信息化局"),
    (YUHANG, "2019-05-01", "区住房和城建局", "杭州市余杭区住房和城市建设局"),
    (YUHANG, "2019-05-01", "区文化和广电旅游体育局", "杭州市余杭区文化和广电旅游体育局"),
    (YUHANG, "2019-05-01", "区财政金融局", "杭州市余杭区财政金融局"),
    (YUHANG, "2019-05-01", "区工信商务局", "杭州市余杭区工业信息化和商务局"),
    (YUHANG, "2024-05-01", "区委巡察办", "中共杭州市余杭区委巡察工作领导小组办公室"),
    (NATIONAL, "2016-04-01", "发展改革委", "国家发展和改革委员会"),
    (NATIONAL, "2016-04-01", "卫生计生委", "国家卫生和计划生育委员会"),
    (NATIONAL, "2016-04-01", "农业部", "农业部"),
    (NATIONAL, "2019-04-01", "农业农村部", "农业农村部"),
    (NATIONAL, "2019-04-01", "知识产权局", "国家知识产权局"),
    (NATIONAL, "2022-04-01", "银保监会", "中国银行保险监督管理委员会"),
    (NATIONAL, "2024-04-01", "金融监管总局", "国家金融监督管理总局"),
    (NATIONAL, "2002-04-01", "国家药品监督管理局", "国家药品监督管理局"),
    (NATIONAL, "2024-04-01", "各省、自治区、直辖市人民政府", "各省、自治区、直辖市人民政府"),
]

FUNCTION_SURFACES = [
    "市市场监管局",
    "市质监局",
    "市发展改革委",
    "市经济信息化委",
    "市科委",
    "市教委",
    "市政府",
    "市委",
    "市委宣传部",
    "市财政局",
    "市国资委",
    "团市委",
    "市总工会",
    "市消保委",
    "市住建委",
    "市农业农村委",
    "市文旅局",
    "市卫健委",
    "市环保局",
    "市工商局",
    "市房管局",
    "各区",
    "各区人民政府",
    "各有关部门",
    "有关部门",
    "领导小组",
    "区县府",
    "黄浦区",
    "普陀区",
    "宝山",
    "旅游行业协会",
    "市质量工作领导小组",
    "市场监管局",
    "上海",
    "街道、镇",
    "地方标准化技术委员会",
    "检察机关",
    "群团组织",
]


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load_authority()


@pytest.mark.parametrize(("place", "date", "surface", "name"), MEANT)
def test_a_surface_means_the_body_of_its_document(
    authority: Authority, place: str, date: str, surface: str, name: str
) -> None:
    assert authority.resolve(surface, date=date, jurisdiction=place).name == name


@pytest.mark.parametrize("place", [HANGZHOU, GUANGZHOU, JIANGSU, "999999", "440300", None])
@pytest.mark.parametrize("surface", [s for s in FUNCTION_SURFACES if s != "上海"])
def test_nothing_outside_shanghai_means_shanghai(
    authority: Authority, place: str | None, surface: str
) -> None:
    for date in (None, "2016-01-01", "2024-01-01"):
        found = authority.resolve(surface, date=date, jurisdiction=place)
        if found.agency in authority.agencies:
            home = authority.agencies[found.agency].jurisdiction
            assert home is None or not home.startswith("31")
        assert "上海" not in found.name


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_shanghai_name_without_its_place_never_leaves_shanghai(data: st.DataObject) -> None:
    authority = load_authority()
    names = [
        name.text
        for agency in authority.agencies.values()
        if (agency.jurisdiction or "").startswith("31")
        for name in authority.names_of(agency.id)
        if "上海" not in name.text
    ]
    # The centre may name 浦东新区 without its city.
    places = [place.code for place in authority.gazetteer if place.code[:2] not in {"31", "00"}]
    found = authority.resolve(
        data.draw(st.sampled_from(names)),
        date=data.draw(st.sampled_from([None, "2013", "2017-04-07", "2024-04-10"])),
        jurisdiction=data.draw(st.sampled_from(places)),
    )
    assert not (found.jurisdiction or "").startswith("31")


@settings(max_examples=300, deadline=None)
@given(
    surface=st.text(
        alphabet="市省区县委局厅办部各人民政府（）、上海杭州监管有关领导小组中国 \n",
        min_size=1,
        max_size=14,
    ),
    date=st.sampled_from([None, "2012", "2018-11", "2024-04-10"]),
    place=st.sampled_from([None, NATIONAL, SHANGHAI, HANGZHOU, YIWU, GUANGXI, DALI, "999999"]),
)
def test_every_surface_resolves_to_an_id_and_a_name(
    surface: str, date: str | None, place: str | None
) -> None:
    authority = load_authority()
    found = authority.resolve(surface, date=date, jurisdiction=place)
    assert found == authority.resolve(surface, date=date, jurisdiction=place)
    assert ID_PATTERN.fullmatch(found.agency)
    assert agency_origin(found.agency) == found.how
    assert found.name or not surface.strip()
    if found.how == "authority":
        assert found.agency in authority.agencies


def test_the_same_short_name_is_another_body_in_another_place(authority: Authority) -> None:
    found = {
        authority.resolve("市市场监管局", date="2023", jurisdiction=place).agency
        for place in (HANGZHOU, GUANGZHOU, SHANGHAI, CHONGQING, YIWU)
    }
    assert len(found) == 5


def test_one_body_has_one_id_however_it_is_printed(authority: Authority) -> None:
    printed = (
        "市市场监管局", "杭州市市场监管局", "市市场监督管理局", "杭州市市场监督管理局", "市场监管局",
        "市 市场\n监管局", "原市市场监管局", "市市场监管局（市知识产权局）",
    )  # fmt: skip
    found = {authority.resolve(s, date="2023", jurisdiction=HANGZHOU).agency for s in printed}
    assert found == {"330100-market-regulation"}


def test_a_name_is_still_its_body_some_years_after_it_was_closed(authority: Authority) -> None:
    found = authority.resolve("市质监局", date="2020-03-01", jurisdiction=SHANGHAI)
    assert (found.agency, found.how) == ("sh-qts", "authority")


def test_a_name_that_two_bodies_bore_is_the_one_of_the_date(authority: Authority) -> None:
    def housing(date: str) -> str:
        return authority.resolve("市房管局", date=date, jurisdiction=SHANGHAI).agency

    assert housing("2014-06-01") == "sh-housing-security"
    assert housing("2020-06-01") == "sh-housing-admin"


def test_the_printed_suffix_is_kept(authority: Authority) -> None:
    for printed, name in (
        ("市发展改革局", "杭州市发展和改革局"),
        ("市发展改革委", "杭州市发展和改革委员会"),
        ("市商务厅", "杭州市商务厅"),
    ):
        assert authority.resolve(printed, date="2023", jurisdiction=HANGZHOU).name == name


def test_what_nobody_knows_is_provisional_under_its_printed_name(authority: Authority) -> None:
    found = authority.resolve("市轨道集团", date="2023", jurisdiction=HANGZHOU)
    same = authority.resolve("杭州市轨道集团", date="2023", jurisdiction=HANGZHOU)
    other = authority.resolve("市轨道集团", date="2023", jurisdiction=GUANGZHOU)
    assert (found.how, found.name) == ("provisional", "市轨道集团")
    assert found.agency == same.agency != other.agency


def test_a_written_out_name_is_put_in_its_place(authority: Authority) -> None:
    found = authority.resolve("市质量强市工作领导小组", date="2023", jurisdiction=HANGZHOU)
    assert (found.how, found.name) == ("composed", "杭州市质量强市工作领导小组")


def test_a_bare_level_without_a_place_stays_provisional(authority: Authority) -> None:
    for place in (None, NATIONAL, JIANGSU):
        found = authority.resolve("市市场监管局", date="2023", jurisdiction=place)
        assert (found.how, found.name) == ("provisional", "市市场监管局")


def test_the_central_bank_is_its_branch_in_a_city_and_itself_elsewhere(
    authority: Authority,
) -> None:
    def bank(place: str | None, date: str = "2022-05-01") -> str:
        return authority.resolve("人民银行", date=date, jurisdiction=place).name

    assert bank(NATIONAL) == bank(None) == "中国人民银行"
    assert bank(HANGZHOU) == "中国人民银行杭州中心支行"
    assert bank("330300", "2024-05-01") == "中国人民银行温州市分行"


def test_bodies_of_one_function_in_one_place_are_told_apart(authority: Authority) -> None:
    for left, right in (
        ("虹桥国际中央商务区管委会", "上海化工区管委会"),
        ("市数据局", "市大数据中心"),
        ("市公安局", "市公安局交警总队"),
        ("市城管执法局", "市绿化市容局"),
        ("市计测院", "市质检院"),
        ("浦江镇", "华漕镇"),
    ):
        place = "310112" if left == "浦江镇" else SHANGHAI
        found = {
            authority.resolve(surface, date="2024", jurisdiction=place).agency
            for surface in (left, right)
        }
        assert len(found) == 2, (left, right)


def test_collectives_are_of_their_place_and_say_whom_they_cover(authority: Authority) -> None:
    for surface, place, agency, covers in (
        ("各县（市、区）人民政府", "330000", "330000-county-level-governments", "county"),
        ("各市州", SICHUAN, "510000-prefecture-level-governments", "prefecture"),
        ("各市、县（市、区）人民政府", JIANGSU, "320000-local-governments", "local"),
        ("各镇（街道）", YIWU, "330782-town-governments", "town"),
        ("市级有关部门", HANGZHOU, "330100-departments", "department"),
        ("国务院有关部门", HANGZHOU, "000000-departments", "department"),
        ("各区市场监管局", HANGZHOU, "330100-county.market-regulation", "county"),
        ("各区人民政府", SHANGHAI, "all-districts", "county"),
        ("各省级人民政府", NATIONAL, "000000-provincial-governments", "province"),
    ):
        found = authority.resolve(surface, date="2023", jurisdiction=place)
        body = authority.agency(found.agency)
        assert (found.agency, found.collective) == (agency, True)
        assert body is not None
        assert body.covers == covers


def test_a_town_is_named_only_where_its_district_is_known(authority: Authority) -> None:
    for place, how, name in (
        (YUHANG, "composed", "杭州市余杭区人民政府仓前街道办事处"),
        (HANGZHOU, "provisional", "仓前街道"),
        ("441900", "composed", "东莞市人民政府仓前街道办事处"),
        (NATIONAL, "provisional", "仓前街道"),
    ):
        found = authority.resolve("仓前街道", date="2023", jurisdiction=place)
        assert (found.how, found.name) == (how, name)


def test_a_former_place_bears_its_name_of_the_time(authority: Authority) -> None:
    old = authority.resolve("襄樊市质监局", date="2009", jurisdiction="420000")
    assert old.name == "襄樊市质量技术监督局"
    now = authority.resolve("襄阳市市场监管局", date="2020", jurisdiction="420000")
    assert now.name == "襄阳市市场监督管理局"


def test_a_composed_id_can_be_asked_for_its_body(authority: Authority) -> None:
    body = authority.agency("330100-market-regulation")
    assert body is not None
    assert (body.official_name, body.jurisdiction, body.how) == (
        "杭州市市场监督管理局",
        HANGZHOU,
        "composed",
    )
    assert authority.agency("330100-nothing") is None
    assert authority.agency("p-0123456789") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("上海市黄浦区人民政府", HUANGPU),
        ("国家税务总局上海市税务局", SHANGHAI),
        ("上海市市场监督管理局等18部门关于印发《上海市质量提升三年行动计划》的通知", SHANGHAI),
        ("国务院办公厅关于支持浙江的通知", NATIONAL),
        ("市场监管总局 中央网信办关于印发", NATIONAL),
        ("财政部 税务总局关于海南自由贸易港的通知", NATIONAL),
        ("中共杭州市委 杭州市人民政府", HANGZHOU),
        ("关于印发《昆明市官渡区质量提升方案》的通知", "530111"),
        ("沪府发〔2015〕6号", SHANGHAI),
        ("国办发〔2016〕68号", NATIONAL),
        ("桂政办发〔2021〕106号", GUANGXI),
        ("关于加强质量工作的通知", None),
    ],
)
def test_the_place_of_an_issuer_a_title_or_a_number(
    authority: Authority, text: str, code: str | None
) -> None:
    assert authority.jurisdiction_of(text) == code


@pytest.mark.parametrize(
    "surface",
    [
        "市市场监管局",
        "各区人民政府",
        "各县（市、区）",
        "浦东新区",
        "外交部",
        "市大数据中心",
        "各成员单位",
        "有关部门",
        "团市委",
        "市科协",
        "上海海关",
        "市质量工作领导小组办公室",
        "新疆生产建设兵团",
        "各地级以上市人民政府",
        "市人居环境委",
    ],
)
def test_names_of_bodies_look_like_bodies(authority: Authority, surface: str) -> None:
    assert authority.looks_like_body(surface)


@pytest.mark.parametrize(
    "surface",
    [
        "试行",
        "产品",
        "2023—2025年",
        "工程质量潜在缺陷",
        "一带一路",
        "社会",
        "机会",
        "内部",
        "下同",
        "IDI",
        "品牌经济发展",
        "暂名",
        "第一批",
        "全局",
        "国家标准",
        "征求意见稿",
        "高质量发展",
        "局",
    ],
)
def test_other_words_do_not(authority: Authority, surface: str) -> None:
    assert not authority.looks_like_body(surface)


def test_the_matcher_gets_names_with_and_inside_so_that_lists_are_not_cut_there(
    authority: Authority,
) -> None:
    words = set(authority.body_words())
    assert {"文化和旅游局", "发展和改革委员会", "市市场监管局", "国家市场监督管理总局"} <= words
    assert len(words) == len(authority.body_words())
    assert ("市市场监管局", "sh-amr") in set(authority.surfaces())
