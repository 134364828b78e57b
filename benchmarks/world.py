"""A made-up country for generated graphs: cities with bodies, their names, and what became of them.

Skew is Zipf's: few cities write most documents, few bodies are named most. Each city has the
bodies of before and after a reform (merger, split, renames, a chain of two reforms, a function
that moved); some bodies are national, some collective. All of it follows from the seed.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ontology.authority_types import Agency, Bound, ChangeEvent, Name

if TYPE_CHECKING:
    from collections.abc import Sequence

REFORM = "2018-11"
SECOND_REFORM = "2023-07-20"
MEASURES_PER_CITY = 20_000
NATIONAL = 40

_FIELDS = (
    "发展改革", "市场监管", "经济信息化", "科技", "商务", "教育", "财政", "民政", "公安", "司法",
    "统计", "水务", "绿化市容", "体育", "农业农村", "文化旅游", "卫生健康", "生态环境", "应急管理", "交通",
    "住房城乡建设", "规划资源", "人力资源社会保障", "国有资产监管", "知识产权", "药品监管", "金融监管", "地方金融",
    "邮政管理", "数据", "消防", "气象", "档案", "机关事务", "民族宗教", "外事", "审计", "信访", "粮食物资", "林业",
)  # fmt: skip
_OLD = ("质量技监", "工商", "食品药品监管", "农业", "文化广播影视", "旅游", "卫生计生", "环保")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as documents name it: its id, official name, short name and years of use."""

    id: str
    name: str
    short: str
    first_year: int = 0
    last_year: int = 9999


@dataclass(frozen=True, slots=True)
class City:
    """A place that issues documents, its bodies from the most to the least named."""

    code: str
    name: str
    government: Body
    bodies: tuple[Body, ...]
    districts: Body
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything but the documents."""

    cities: tuple[City, ...]
    city_weights: tuple[float, ...]
    national: tuple[Body, ...]
    national_weights: tuple[float, ...]
    agencies: tuple[Agency, ...]
    names: tuple[Name, ...]
    events: tuple[ChangeEvent, ...]


def zipf(count: int, exponent: float) -> tuple[float, ...]:
    """Return cumulative weights of ranks 1 to `count`, as `random.choices` takes them."""
    return tuple(itertools.accumulate(1 / rank**exponent for rank in range(1, count + 1)))


def make_world(measures: int, seed: int) -> World:
    """Return a world for a graph of about so many measures, the same for the same seed."""
    rng = random.Random(f"world-{seed}")
    count = max(1, measures // MEASURES_PER_CITY)
    cities: list[City] = []
    agencies: list[Agency] = []
    names: list[Name] = []
    events: list[ChangeEvent] = []
    for number in range(count):
        city = _city(number, rng)
        cities.append(city)
        for body in (city.government, *city.bodies, city.districts):
            agencies.append(_agency(body, city.code, collective=body is city.districts))
            names += _names(body)
        events += _events(city.code)
    national = tuple(
        Body(f"national-{n}", f"国家{field}总局", f"{field}总局") for n, field in enumerate(_FIELDS)
    )
    for body in national:
        agencies.append(_agency(body, "000000", collective=False))
        names += _names(body)
    return World(
        tuple(cities),
        zipf(count, 0.9),
        national,
        zipf(len(national), 1.1),
        tuple(agencies),
        tuple(names),
        tuple(events),
    )


def _city(number: int, rng: random.Random) -> City:
    code = f"city{number + 1}"
    name = f"{_place(number)}市"
    old = [
        Body(f"{code}-old-{n}", f"{name}{field}局", f"市{field}局", 0, 2018)
        for n, field in enumerate(_OLD)
    ]
    new = [
        Body(
            f"{code}-new-{n}",
            f"{name}{field}局",
            f"市{field}局",
            2019 if field in {"市场监管", "药品监管", "知识产权"} else 0,
            2023 if field == "金融监管" else 9999,
        )
        for n, field in enumerate(_FIELDS)
    ]
    later = Body(f"{code}-later-0", f"{name}地方金融管理局", "市地方金融管理局", 2024)
    bodies = [*old, *new, later]
    rng.shuffle(bodies)
    return City(
        code,
        name,
        Body(f"{code}-gov", f"{name}人民政府", "市政府"),
        tuple(bodies),
        Body(f"{code}-districts", f"{name}各区人民政府", "各区人民政府"),
        zipf(len(bodies), 0.9),
    )


def _place(number: int) -> str:
    """Return a made-up name of two characters, another one for each number."""
    first, second = "东西南北江河湖海山川云林", "安平宁阳州城原泉源陵昌兴"
    return first[number % 12] + second[number // 12 % 12] + ("" if number < 144 else str(number))


def _events(code: str) -> list[ChangeEvent]:
    new = {field: f"{code}-new-{n}" for n, field in enumerate(_FIELDS)}
    old = {field: f"{code}-old-{n}" for n, field in enumerate(_OLD)}
    return [
        _event(code, 1, "merger", (old["质量技监"], old["工商"]), (new["市场监管"],)),
        _event(code, 2, "split", (old["食品药品监管"],), (new["市场监管"], new["药品监管"])),
        _event(code, 3, "rename", (old["农业"],), (new["农业农村"],)),
        _event(code, 4, "merger", (old["文化广播影视"], old["旅游"]), (new["文化旅游"],)),
        _event(code, 5, "rename", (old["卫生计生"],), (new["卫生健康"],)),
        _event(code, 6, "rename", (old["环保"],), (new["生态环境"],)),
        _event(code, 7, "transfer", (old["工商"],), (new["知识产权"],), function="商标"),
        _event(code, 8, "rename", (new["金融监管"],), (new["地方金融"],), date=None),
        _event(code, 9, "rename", (new["地方金融"],), (f"{code}-later-0",), date=SECOND_REFORM),
    ]


def _event(
    code: str,
    number: int,
    kind: Literal["merger", "split", "rename", "transfer"],
    from_: Sequence[str],
    to: Sequence[str],
    *,
    date: str | None = REFORM,
    function: str | None = None,
) -> ChangeEvent:
    return ChangeEvent(
        id=f"ev-{code}-{number}",
        name_en=f"Change {number} in {code}",
        name_zh=f"{code} 机构改革之{number}",
        date=date,
        not_before=None,
        not_after=None,
        kind=kind,
        scope="whole" if function is None else "partial",
        function=function,
        from_=tuple(from_),
        to=tuple(to),
        source="generated",
        certainty="certain",
        date_certainty="certain",
        note="",
    )


def _agency(body: Body, jurisdiction: str, *, collective: bool) -> Agency:
    unknown = Bound(None, None, None, "generated", "certain")
    return Agency(
        id=body.id,
        official_name=body.name,
        english_name=f"Agency {body.id}",
        level="collective" if collective else "municipal",
        kind="collective" if collective else "department",
        jurisdiction=jurisdiction,
        function=None,
        start=unknown,
        end=unknown,
        collective=collective,
        covers="county" if collective else None,
        source="generated",
        certainty="certain",
        note="",
    )


def _names(body: Body) -> list[Name]:
    first = str(body.first_year) if body.first_year else None
    last = str(body.last_year) if body.last_year < 9999 else None
    return [
        Name(body.id, body.name, "official", first, last, "generated", "certain", ""),
        Name(body.id, body.short, "short", first, last, "generated", "certain", ""),
    ]
