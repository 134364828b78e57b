"""A name never means another place's body, and every name means some body."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.authority import NATIONAL, Authority, load_authority
from ontology.iri import ID_PATTERN, agency_origin
from tests.ontology.places import (
    DALI,
    GUANGXI,
    GUANGZHOU,
    HANGZHOU,
    JIANGSU,
    SHANGHAI,
    YIWU,
)

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
