"""How names are resolved: by their day, their place, their form, one rule a test."""

from __future__ import annotations

from ontology.authority import NATIONAL, Authority
from tests.ontology.places import (
    CHONGQING,
    GUANGZHOU,
    HANGZHOU,
    JIANGSU,
    SHANGHAI,
    SICHUAN,
    YIWU,
    YUHANG,
)


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
