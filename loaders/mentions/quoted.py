"""Things named in “ ”: schemes, brands, campaigns and titles, told from slogans and emphasis."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from loaders.mentions.edges import first_cut, left_edge
from loaders.mentions.found import Found
from loaders.mentions.known import known
from loaders.mentions.names import class_of
from loaders.mentions.shapes import brand, is_articles, is_shaped, is_slogan
from ontology.mention_words import endings, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 48
_SHORT: Final = 3
_LONGEST_SUBJECT: Final = 12
_BEFORE: Final = 16
_TAIL: Final = 20
_ENDS: Final = re.compile(r"[^一-龥（）A-Za-z]|[的了等和与及]")
_COUNTED: Final = re.compile(r"(?:[0-9]|第[一二三四五六七八九十0-9]+)[项个家座]$")
_COUNT: Final = re.compile(r"(?:品牌|企业|产品|中小企业)?[0-9]+[余多]?[个家项件名]")
# “一网通办”服务 is a name, “金服云”服务企业 says what it does.
_SERVES: Final = re.compile(
    r"(?!能力|体系|水平|质量|事项|窗口|专区|网点|效能|改革|品牌|平台|项目|模式|机制|中心|[站点区圈])[一-龥]"
)
_PLACE_BEFORE: Final = re.compile(
    r"(?:全国|国家级|市级|省级|上海市|[一-龥][^本我全各该城]市)$|第[一二三四五六七八九十0-9]+届$"
)


_SUBJECT: Final = re.compile(r"[，。；：\n ]$")
_STOP_BEHIND: Final = re.compile(r"[^一-龥]|[的是为等和与及]|$")
_DOING: Final = re.compile(r"(?:开展|实施|启动|举办|组织|打造|创建|推出)[一-龥]{2,10}$")

_POINTS: Final = re.compile("[两三四五六七八九十]+[个项条][一-龥]{2,4}")


@dataclass(frozen=True, slots=True)
class _Quote:
    """One “…”: the span of the inside and where the marks stand."""

    start: int
    end: int
    inner: str


def find_quoted(
    text: str, works: list[tuple[int, int]]
) -> tuple[list[Found], list[tuple[int, int]]]:
    """Return the things named in quotation marks, and the spans that nothing else is read from.

    `works` are spans in 《》: what is quoted inside a title is a part of the title.

    >>> found, _ = find_quoted("开展“铁拳”行动，坚持“质量是上海的生命”理念。", [])
    >>> [(f.name, f.core) for f in found]
    [('“铁拳”行动', '铁拳')]
    """
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    run: list[_Quote] = []
    quotes = list(_quotes(text, works))
    for quote in quotes:
        if run and text[run[-1].end : quote.start] not in {"", "、", "和", "及", "与"}:
            _read_run(text, run, found, taken)
            run = []
        run.append(quote)
    if run:
        _read_run(text, run, found, taken)
    _name_again(text, quotes, found)
    return found, taken


def _name_again(text: str, quotes: list[_Quote], found: list[Found]) -> None:
    """Add the quotations whose inside is a name elsewhere in the text."""
    named = {item.core: item for item in found if item.core is not None}
    at = {item.end - 1 for item in found} | {item.start for item in found}
    held = sorted((item.start, item.end) for item in found)
    places = iter(held)
    place = next(places, None)
    for quote in quotes:
        while place is not None and place[1] <= quote.start:
            place = next(places, None)
        if place is not None and place[0] < quote.end:
            continue
        same = named.get(quote.inner)
        if same is not None and quote.start not in at:
            name = text[quote.start : quote.end]
            found.append(
                Found(quote.start, quote.end, same.type, name, "quoted-again", core=quote.inner)
            )
    found.sort(key=lambda item: item.start)


def _quotes(text: str, works: list[tuple[int, int]]) -> Iterator[_Quote]:
    spans = iter(works)
    span = next(spans, None)
    opened = -1
    for match in re.finditer("[“”\n]", text):
        at = match.start()
        mark = match.group()
        if mark == "“":
            opened = at
        elif mark == "\n":
            opened = -1
        elif opened >= 0:
            while span is not None and span[1] <= opened:
                span = next(spans, None)
            if (span is None or at < span[0] or opened < span[0]) and 1 < at - opened <= _LONGEST:
                yield _Quote(opened, at + 1, text[opened + 1 : at])
            opened = -1


def _read_run(
    text: str, run: list[_Quote], found: list[Found], taken: list[tuple[int, int]]
) -> None:
    """Read quotations that stand in one list: what names the last one speaks for all."""
    last = run[-1]
    tail = _tail(text, last.end)
    evident = tail is not None or _evident(text, run)
    for quote in run:
        own = tail if quote is last else None
        if not _may_name(text, run, quote, evident=evident):
            taken.append((quote.start, quote.end))
            continue
        low, high = quote.start, quote.end + len(own or "")
        before = _PLACE_BEFORE.search(text, max(0, low - _BEFORE), low)
        if before is not None:
            low = before.start()
        elif own is not None and len(quote.inner) <= _SHORT:
            edge = left_edge(text, low, max(0, low - _BEFORE), nouns=False)
            low = low if edge is None or (taken and edge < taken[-1][1]) else edge
        name = text[low:high]
        works = "document" if is_articles(quote.inner) else None
        kind = (
            works or class_of(name.rstrip("”")) or class_of(quote.inner) or known().get(quote.inner)
        )
        if kind is None and text.endswith(words("conferring"), 0, run[0].start):
            kind = "award"
        core = quote.inner
        if len(core) <= _SHORT and low < quote.start and before is None:
            core = text[low : quote.start] + core
        found.append(Found(low, high, kind or "programme", name, "quoted", core=core))  # type: ignore[arg-type]  # checked when read
        taken.append((low, high))
    rest = _AFTER_LIST.match(text, last.end)
    if rest is not None and found and found[-1].end == last.end:
        taken.append(rest.span())


# “龙腾”“净网”等海关保护专项行动: the words behind say what they are; 等国家重点研发计划 names another.
_AFTER_LIST: Final = re.compile(r"等(?!国家|全国|上海)[^，。；、\n“”《》]{0,24}")


def _tail(text: str, at: int) -> str | None:
    """Return the words behind a quotation that belong to the name: 产品认证, 专项行动.

    >>> _tail("”产品认证，加强", 1), _tail("”的要求", 1), _tail("”领域，", 1)
    ('产品认证', None, '领域')
    """
    stop = _ENDS.search(text, at, at + _TAIL)
    rest = text[at : stop.start() if stop is not None else min(len(text), at + _TAIL)]
    rest = rest[: first_cut(rest)]
    best = None
    for match in _tails().finditer(rest):
        # 品牌培育评价体系: what says nothing alone goes on a name that has its class word.
        goes_on = best is not None and match.start() == len(best) and match.group() in _going_on()
        if match.start() == 0 or goes_on or match.group() not in _adjacent():
            best = rest[: match.end()]
    if best is not None and best.endswith("服务") and _SERVES.match(text, at + len(best)):
        return None
    return best


def _evident(text: str, run: list[_Quote]) -> bool:
    """Tell whether the words around a list of quotations, or one of them, say that they name."""
    before = text[max(0, run[0].start - 8) : run[0].start]
    after = text[run[-1].end : run[-1].end + 8]
    if before.endswith(words("conferring")) or _COUNT.match(text, run[-1].end) is not None:
        return True
    return (
        (before.endswith(words("quoted_cue")) or _COUNTED.search(before) is not None)
        and (
            not after
            or after[0] in "，。；、（）和与及等 \n"
            or after.startswith(words("quoted_after"))
        )
    ) or after.startswith(words("quoted_after"))


def _may_name(text: str, run: list[_Quote], quote: _Quote, *, evident: bool) -> bool:
    inner = quote.inner
    if inner in known():
        return True
    if is_slogan(inner):
        return False
    if _COUNT.match(text, run[-1].end) is not None:
        return True
    plain = not text.startswith(words("slogan"), run[-1].end)
    if plain and (brand().fullmatch(inner) or is_shaped(inner)):
        return True
    if class_of(inner) is not None:
        return True
    before = text[max(0, run[0].start - 6) : run[0].start]
    if not plain or before.endswith(words("slogan_before")):
        return False
    # “数字产业化、产业数字化、治理数字化”: parallel words, no name; “春风行动、就业援助月” may be.
    if inner.count("、") > (1 if evident else 0) and _tail(text, run[-1].end) is None:
        return False
    # “五个扎实”, “五项要求”: points of a speech, unless a class word makes a name of them.
    if _POINTS.fullmatch(inner) and _tail(text, run[-1].end) is None:
        return False
    return evident or _is_led(text, run)


def _is_led(text: str, run: list[_Quote]) -> bool:
    """Tell whether quoted words stand where names stand: what is done, or what does something.

    推出“雄奇山水 新韵重庆”文旅宣传品牌; …，“东盟快班”实现双向对开; 开展大气污染防治“百日攻坚”，.
    """
    start, end = run[0].start, run[-1].end
    if text.endswith(words("quoted_doing"), 0, start):
        return True
    if len(run[0].inner) < _SHORT or _STOP_BEHIND.match(text, end) is not None:
        return _DOING.search(text, max(0, start - _BEFORE), start) is not None
    return (
        len(run[0].inner) <= _LONGEST_SUBJECT
        and _SUBJECT.search(text, max(0, start - 1), start) is not None
    )


@functools.cache
def _tails() -> re.Pattern[str]:
    formed = [e for e in endings().values() if e.strength in {"strong", "plain"}]
    after = {e.word: f"(?!{choices(e.not_before)})" for e in formed if e.not_before}
    after |= {"中心": "(?!城|功能|任务|区)"}
    # “四好农村路”全国示范县: a level may stand before the class word.
    honours = [e.word for e in endings().values() if e.type == "award" and e.strength == "named"]
    tails = choices({*words("tail"), *(e.word for e in formed)}, after)
    return re.compile(f"(?:全国|国家级|省级|市级){choices(honours)}|{tails}")


@functools.cache
def _going_on() -> frozenset[str]:
    return frozenset(words("goes_on"))


@functools.cache
def _adjacent() -> frozenset[str]:
    return frozenset(words("adjacent"))
