"""Generated documents of realistic shape and skew, as records, the same for the same seed.

Shape after the five documents of the corpus: some hundred sentences a document in clauses of
three or four, a statement for every third sentence, 3.4 bodies a statement with a long tail,
standing rules whose bodies are inherited by every later statement, sentences that name an
actor, deadlines, and what they name and count (benchmarks/naming.py). Texts are slices: `record.text[start:end]` is what each fact quotes.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.naming import Things
from benchmarks.world import Body, City, World, make_world, zipf
from loaders.record import (
    Actor,
    Assignment,
    BodyMention,
    Document,
    Measure,
    Provision,
    Record,
    Role,
    Statement,
)
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterator

MEASURES_PER_DOCUMENT = 100
FIRST_YEAR, LAST_YEAR = 2010, 2024
_VERBS = ("推进", "完善", "建立健全", "加强", "开展", "实施", "探索", "支持", "落实", "深化", "组织", "培育", "制定", "优化", "推广", "加快建设")  # fmt: skip
_OBJECTS = (
    "质量基础设施", "标准化工作", "知识产权保护", "品牌培育", "计量测试", "检验检测", "认证认可", "质量监督抽查",
    "食品安全监管", "特种设备安全", "消费者权益保护", "企业首席质量官制度", "质量管理体系", "政府质量奖",
    "绿色产品认证", "信用监管", "数字化转型", "智能制造", "工业互联网", "集成电路产业", "生物医药产业", "人工智能应用",
    "新能源汽车", "高端装备", "海洋工程装备", "养老服务", "乡村旅游", "公共交通服务", "政务服务", "营商环境",
    "产业链质量提升", "关键核心技术攻关", "DCMM贯标", "ISO 9001认证", "5G应用", "AEO企业培育", "商标品牌指导站",
    "地理标志保护", "药品追溯", "建筑节能", "知识图谱建设", "区块链应用", "碳达峰碳中和计量", "缺陷产品召回",
)  # fmt: skip
_ENDS = ("水平", "能力建设", "机制", "试点", "专项行动", "体系建设", "示范区建设", "工作", "三年行动计划", "改革")  # fmt: skip
_TAILS = ("", "，形成可复制可推广的经验", "，提升服务效能", "，强化部门协同", "，力争取得突破", "，覆盖率达到95%以上")  # fmt: skip
_OBJECT_WEIGHTS = zipf(len(_OBJECTS), 0.8)
# Most words of a corpus are rare: a tail of made-up products after the common objects.
_SYLLABLES = "硅碳氢锂钛铝铜稀土纳米微晶纤维陶瓷光电声热磁波频芯片膜层管阀泵轴缸轮桥塔窑炉仓"
_PRODUCTS = tuple(f"{a}{b}{c}" for a in _SYLLABLES for b in _SYLLABLES for c in "器件材机")
_PRODUCT_WEIGHTS = zipf(len(_PRODUCTS), 1.0)
_NUMERALS = "一二三四五六七八九十"
_BODY_COUNTS = (1, 2, 3, 4, 5, 6, 8, 12, 18)
_BODY_WEIGHTS = (22, 44, 63, 76, 85, 92, 97, 99, 100)


@dataclass(slots=True)
class _Draft:
    """A document while it is being written: its text so far and what stands in it."""

    id: str
    rng: random.Random
    world: World
    city: City
    year: int
    bodies: tuple[tuple[Body, ...], tuple[float, ...]]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    provisions: list[Provision] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    rule: tuple[int, int] | None = None
    things: Things = field(init=False)

    def __post_init__(self) -> None:
        self.things = Things(self.city.name, self.year, self.id, _object)

    def write(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length


def records(measures: int, seed: int = 1) -> Iterator[Record]:
    """Yield records with about `measures` sentences in all, one document at a time."""
    world = make_world(measures, seed)
    yield from records_of(world, measures, seed)


def records_of(world: World, measures: int, seed: int = 1) -> Iterator[Record]:
    """Yield the records of a world that was made for as many measures with the same seed."""
    rng = random.Random(f"documents-{seed}")
    for number in range(max(1, measures // MEASURES_PER_DOCUMENT)):
        yield _document(number, rng, world)


def _document(number: int, rng: random.Random, world: World) -> Record:
    (city,) = rng.choices(world.cities, cum_weights=world.city_weights)
    year = rng.randint(FIRST_YEAR, LAST_YEAR)
    date = f"{year}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    printed = f"{city.name[0]}质〔{year}〕{number + 1}号"
    draft = _Draft(
        iri.document_id(str(year), printed), rng, world, city, year, _bodies_of(city, year)
    )
    title = f"{city.name}人民政府关于{rng.choice(_VERBS)}{rng.choice(_OBJECTS)}的意见"
    draft.write(f"{printed}\n\n{title}\n\n各区人民政府，各有关单位：\n\n")
    issuer_start, issuer_end = draft.write(city.government.name)
    draft.write("\n")
    _body(draft)
    text = "".join(draft.parts)
    gov = city.government
    issuer = BodyMention(gov.id, gov.name, gov.name, issuer_start, issuer_end)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Record(
        document=Document(
            id=draft.id,
            title=title,
            contained_title=None,
            number=printed,
            kind="意见",
            date=date,
            issuers=(issuer,),
            recipients=("各区人民政府", "各有关单位"),
            period=(str(year), str(year + 2)) if rng.random() < 0.3 else None,
            sha256=digest,
            text_sha256=digest,
            jurisdiction=city.code,
        ),
        text=text,
        provisions=tuple(draft.provisions),
        statements=tuple(draft.statements),
        measures=tuple(draft.measures),
        mentions=tuple(draft.things.mentions),
        entities=tuple(draft.things.entities.values()),
        indicators=tuple(draft.things.indicators),
    )


def _bodies_of(city: City, year: int) -> tuple[tuple[Body, ...], tuple[float, ...]]:
    """Return the city's bodies of that year with cumulative weights."""
    bodies: list[Body] = []
    weights: list[float] = []
    total = before = 0.0
    for body, cumulated in zip(city.bodies, city.weights, strict=True):
        weight, before = cumulated - before, cumulated
        if body.first_year <= year <= body.last_year:
            total += weight
            bodies.append(body)
            weights.append(total)
    return tuple(bodies), tuple(weights)


def _body(draft: _Draft) -> None:
    rule_at = draft.rng.randint(2, 6) if draft.rng.random() < 0.2 else None
    target = int(draft.rng.gauss(MEASURES_PER_DOCUMENT, 15))
    section = clause = 0
    section_index = 0
    while len(draft.measures) < target:
        if clause % 6 == 0:
            section += 1
            section_index = _section(draft, section)
        clause += 1
        _clause(draft, section_index, clause, with_rule=clause == rule_at)
    if draft.provisions:
        _close(draft, section_index)


def _section(draft: _Draft, number: int) -> int:
    if draft.provisions:
        _close(draft, max(i for i, p in enumerate(draft.provisions) if p.level == "section"))
    label = f"{_numeral(number)}、"
    heading = f"{draft.rng.choice(_VERBS)}{_object(draft.rng)}"
    start, _ = draft.write(label)
    draft.write(f"{heading}\n")
    draft.provisions.append(
        Provision(
            iri.provision_id(draft.id, f"s{number}"),
            None,
            "section",
            None,
            None,
            label,
            heading,
            _numeral(number),
            start,
            draft.length,
        )
    )
    return len(draft.provisions) - 1


def _close(draft: _Draft, index: int) -> None:
    """Let a section end where its last clause ends."""
    p = draft.provisions[index]
    draft.provisions[index] = Provision(
        p.id, p.parent, p.level, p.part, p.section, p.label, p.heading, p.path, p.start, draft.length
    )  # fmt: skip


def _clause(draft: _Draft, section: int, number: int, *, with_rule: bool) -> None:
    rng = draft.rng
    parent = draft.provisions[section]
    label, heading = f"（{_numeral(number)}）", f"{rng.choice(_VERBS)}{_object(rng)}"
    identifier = iri.provision_id(draft.id, f"{parent.id.rpartition('.')[2]}.c{number}")
    start, _ = draft.write(label)
    draft.write(f"{heading}。")
    pending: list[int] = []
    scope_start = draft.length
    several = rng.random() < 0.25
    count = max(1, int(rng.gauss(3.5, 1.5)))
    for n in range(count):
        pending.append(_measure(draft, identifier))
        if (several and rng.random() < 0.4) or (n == count - 1 and rng.random() < 0.92):
            _statement(draft, identifier, scope_start, pending, with_rule=with_rule)
            pending, scope_start = [], draft.length
    draft.write("\n")
    draft.provisions.append(
        Provision(
            identifier,
            parent.id,
            "clause",
            None,
            parent.label,
            label,
            heading,
            f"{parent.path}{label}",
            start,
            draft.length,
        )
    )


def _measure(draft: _Draft, provision: str) -> int:
    rng = draft.rng
    text = f"{rng.choice(_VERBS)}{_object(rng)}{rng.choice(_ENDS)}{rng.choice(_TAILS)}"
    actors: tuple[Actor, ...] = ()
    deadline = None
    if rng.random() < 0.03:
        deadline = str(draft.year + rng.randint(0, 5))
        text = f"{deadline}年底前，{text}"
    start = draft.length
    if rng.random() < 0.05:
        body = _pick(draft, 1)[0]
        text = f"由{body.short}牵头，{text}"
        actors = (
            Actor(body.id, body.name, body.short, "lead", start + 1, start + 1 + len(body.short)),
        )
    identifier = f"{provision}-m{start:08x}"
    text = draft.things.name(text, start, provision, identifier) + rng.choice("。；")
    draft.write(text)
    draft.measures.append(
        Measure(
            identifier, provision, text, start, draft.length, "planned", None, deadline, (), actors
        )
    )
    return len(draft.measures) - 1


def _statement(
    draft: _Draft, provision: str, scope_start: int, covered: list[int], *, with_rule: bool
) -> None:
    rng = draft.rng
    bodies = _pick(draft, rng.choices(_BODY_COUNTS, cum_weights=_BODY_WEIGHTS)[0])
    manner, roles = _roles(rng, len(bodies))
    is_open = rng.random() < 0.1
    start, at = draft.write("（")
    assignments: list[Assignment] = []
    for position, (body, role) in enumerate(zip(bodies, roles, strict=True), 1):
        if position > 1:
            draft.write("、")
        at, end = draft.write(body.short)
        assignments.append(
            Assignment(body.id, body.name, body.short, role, position, False, at, end)
        )
    draft.write(("等" if is_open else "") + manner)
    if with_rule and draft.rule is None:
        draft.write("。以下均需")
        draft.rule = draft.write(draft.city.districts.short)
        draft.write("落实，不再列出")
    elif draft.rule is not None:
        districts = draft.city.districts
        assignments.append(
            Assignment(
                districts.id,
                districts.name,
                districts.short,
                "responsible",
                len(assignments) + 1,
                True,
                *draft.rule,
            )
        )
    draft.write("）")
    identifier = f"{provision}-r{start:08x}"
    quote = "".join(draft.parts[-_pieces(draft, start) :])
    deadline = str(draft.year + 3) if rng.random() < 0.02 else None
    draft.statements.append(
        Statement(
            identifier,
            provision,
            "bracket",
            scope_start,
            start,
            manner or None,
            is_open,
            deadline,
            quote,
            start,
            draft.length,
            tuple(assignments),
        )
    )
    for index in covered:
        m = draft.measures[index]
        draft.measures[index] = Measure(
            m.id, m.provision, m.text, m.start, m.end, m.status, m.stage, m.deadline,
            (identifier,), m.actors,
        )  # fmt: skip


def _pieces(draft: _Draft, start: int) -> int:
    """Return how many of the last pieces of text reach back to `start`."""
    length, count = draft.length, 0
    while length > start:
        count += 1
        length -= len(draft.parts[-count])
    return count


def _roles(rng: random.Random, count: int) -> tuple[str, list[Role]]:
    kind = rng.random()
    if kind < 0.35:
        return "负责", ["responsible"] * count
    if kind < 0.6:
        return "按照职责分工负责", ["by_duty"] * count
    if kind < 0.75:
        return "牵头负责", ["lead"] * count
    return "负责，列第一位者为牵头单位", ["lead", *["support"] * (count - 1)]


def _pick(draft: _Draft, count: int) -> list[Body]:
    """Return different bodies: the city's own, one in twelve times a national one."""
    bodies, weights = draft.bodies
    rng, world = draft.rng, draft.world
    chosen: dict[str, Body] = {}
    while len(chosen) < min(count, len(bodies) // 2):
        if rng.random() < 0.08:
            (body,) = rng.choices(world.national, cum_weights=world.national_weights)
        else:
            (body,) = rng.choices(bodies, cum_weights=weights)
        chosen[body.id] = body
    return list(chosen.values())


def _object(rng: random.Random) -> str:
    (common,) = rng.choices(_OBJECTS, cum_weights=_OBJECT_WEIGHTS)
    if rng.random() < 0.3:
        (product,) = rng.choices(_PRODUCTS, cum_weights=_PRODUCT_WEIGHTS)
        return f"{product}{common}"
    return common


def _numeral(number: int) -> str:
    """Write a number below 100 in Chinese.

    >>> [_numeral(n) for n in (3, 10, 18, 20, 42)]
    ['三', '十', '十八', '二十', '四十二']
    """
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return head + (_NUMERALS[ones - 1] if ones else "")
