"""Works named without marks: by the word that titles end in, and by what stands around them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from loaders.mentions.edges import left_edge
from loaders.mentions.names import fold_name
from loaders.mentions.proper import distinct
from loaders.mentions.spans import Taken, outside
from ontology.mention_words import known_works, relation_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.record import MentionType

_WINDOW: Final = 44
_BEFORE: Final = 24
_BODY: Final = 4
_DISTINCT: Final = 2
_CLASS: Final = 2
_LONG: Final = 8
_PLACES: Final = ("国家", "全国", "中国")
_TITLE_REST: Final = 40
_CLAUSE: Final = re.compile("[，。；！？]")
_FIVE_YEARS: Final = re.compile(r"“十[一二三四五六]五”(?:[一-龥]{0,18}?)规划(?:纲要)?")
# 关于加快建设全国统一大市场的意见: what is between says it all.
_ABOUT: Final = re.compile(
    r"关于[^，。；：、《》〈〉（）\n]{4,48}?的(?:若干|指导|实施|意见|实施意见|指导意见|若干意见|决定|通知|若干措施|实施方案)+"
    r"(?![》〉])"
)
# 研究制定质量促进法: a law of which the title is said.
_LAW: Final = re.compile(
    r"(?:制定|修订|修改|起草|审议|出台|施行)(?:了)?(?P<name>(?!和|了|的|并|本|该|有关|相关)[一-龥]{3,14}(?<![办方执立司依做合守普用书违想看])法)"
    r"(?![律规制院学治定官人则案务庭])"
)
_NO_NAME: Final = re.compile(
    r"的|相关|有关|配套|具体|[各等]|(?<![0-9一二两三五十])年|本[市省区县]|^以下|^下列|^上述|^如下|^该|^此|^细化|^工作|^年度"
)
_AND: Final = ("、", "和", "及", "与", "以及")
_EDITION: Final = re.compile(
    r"（(?:19|20)[0-9]{2}(?:年)?[-—－~～至]{1,2}(?:19|20)[0-9]{2}年?）|（(?:试行|暂行|修订版?|草案|征求意见稿)）"
)
# 等政策文件; 等相继出台: what stands in front of it is a list of works.
_CLOSED: Final = re.compile(
    r"等(?:一系列|一批|系列|重要|配套|有关|相关|[0-9一二三四五六七八九十]+[项个部])?(?:政策|法律|法规|规划|标准|制度)?"
    r"(?:文件|政策|规划|方案|法规|法律|规章|办法|条例|规定|(?:相继|先后|陆续|正式)?(?:出台|印发|发布|实施|公布))"
)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A work named without marks at a span of the fold."""

    start: int
    end: int
    type: MentionType
    name: str
    how: str


def find_unmarked(text: str, taken: list[tuple[int, int]]) -> Iterator[Unmarked]:
    """Yield the works named without marks; `taken` spans of the fold are passed over.

    >>> t = "质量强国建设的纲要、国家综合立体交通网纲要发布实施，依照计量法，制定工作方案。"
    >>> sorted(w.name for w in find_unmarked(t, []))
    ['国家综合立体交通网纲要', '计量法', '质量强国建设的纲要']
    """
    spans = list(taken)
    for read in (_five_years, _known, _laws, _about, _formed):
        for work in read(text, spans):
            yield work
            spans.append((work.start, work.end))
        spans.sort()


def _five_years(text: str, taken: list[tuple[int, int]]) -> Iterator[Unmarked]:
    for match in list(outside(_FIVE_YEARS.finditer(text), taken)):
        low = left_edge(text, match.start(), max(0, match.start() - _BEFORE))
        low = match.start() if low is None else low
        name = fold_name(text[low : match.end()])
        if not _alone(text, low, match.end()):
            yield Unmarked(low, match.end(), "document", name, "five-years")


def _known(text: str, taken: list[tuple[int, int]]) -> Iterator[Unmarked]:
    for match in list(outside(_known_pattern().finditer(text), taken)):
        name = match.group()
        kind = _known_types().get(name, "law")
        yield Unmarked(*match.span(), kind, name, "known-name")


def _laws(text: str, taken: list[tuple[int, int]]) -> Iterator[Unmarked]:
    held = Taken(taken)
    for match in _LAW.finditer(text):
        low, high = match.span("name")
        if not held.touch(low, high):
            yield Unmarked(low, high, "law", match["name"], "made")


def _about(text: str, taken: list[tuple[int, int]]) -> Iterator[Unmarked]:
    for match in list(outside(_ABOUT.finditer(text), taken)):
        if _follows().match(text, match.end()) is None or _alone(text, *match.span()):
            continue
        yield Unmarked(*match.span(), "document", fold_name(match.group()), "about")


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a work stands in a line that says nothing else: the text's own title."""
    low = text.rfind("\n", max(0, start - _TITLE_REST), start) + 1
    high = text.find("\n", end, end + _TITLE_REST)
    if (low == 0 and start > _TITLE_REST) or (high < 0 and len(text) - end > _TITLE_REST):
        return False
    rest = text[low:start] + text[end : high if high >= 0 else len(text)]
    return len(rest) <= _TITLE_REST and _CLAUSE.search(rest) is None


def _formed(text: str, taken: list[tuple[int, int]]) -> Iterator[Unmarked]:
    """Yield what ends like a title: a strong ending alone, any where the words around say so."""
    run: list[tuple[int, int, str]] = []
    edges = {edge for span in taken for edge in span}
    held = Taken(taken)
    for match in list(outside(_endings().finditer(text), taken)):
        low = left_edge(
            text, match.start(), max(0, match.start() - _WINDOW), titles=True, leads=False
        )
        if low is None or _alone(text, low, match.end()) or held.touch(low, match.end()):
            continue
        edition = _EDITION.match(text, match.end())
        end = edition.end() if edition is not None else match.end()
        if run and text[run[-1][1] : low] not in _AND:
            yield from _run(text, run, edges)
            run = []
        run.append((low, end, match.group()))
    yield from _run(text, run, edges)


def _run(text: str, run: list[tuple[int, int, str]], edges: set[int]) -> Iterator[Unmarked]:
    """Yield the works of one list of names that end like titles."""
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    cued = (
        text.endswith(_makers(), 0, start)
        or text.startswith(words("work_told"), end)
        or _CLOSED.match(text, end) is not None
        or any(text.endswith(word, 0, start) and start - len(word) in edges for word in _AND)
        or any(text.startswith(word, end) and end + len(word) in edges for word in _AND)
    )
    for low, high, ending in run:
        name = fold_name(text[low:high])
        if _NO_NAME.search(name) or not _says(_EDITION.sub("", text[low:high])):
            continue
        if cued or ending in words("work_strong"):
            kind: MentionType = "law" if ending in words("law_title") else "document"
            yield Unmarked(low, high, kind, name, "made")


def _says(name: str) -> bool:
    """Tell whether a title without its last word says which work it is: 计量发展规划."""
    body = name[:-_CLASS]
    if len(body) < _BODY:
        return False
    return distinct(body, _DISTINCT) or len(body) >= _LONG or name.startswith(_PLACES)


@functools.cache
def _known_types() -> dict[str, MentionType]:
    found: dict[str, MentionType] = {}
    for work in known_works():
        whole = work.type == "law" or "(" not in work.title
        names = (work.title, *work.names) if whole else work.names
        found |= dict.fromkeys(names, work.type)  # type: ignore[arg-type]  # checked by a test
    laws: dict[str, MentionType] = dict.fromkeys(words("known:law"), "law")
    return laws | found


@functools.cache
def _known_pattern() -> re.Pattern[str]:
    # 计量法律, 刑法修正案: a longer word.
    names = choices(_known_types())
    return re.compile(rf"{names}(?:实施条例|实施细则)?(?![律规制学院治定官人庭修典案务实研])")


@functools.cache
def _endings() -> re.Pattern[str]:
    ending = choices({*words("work_ending"), *words("work_strong")})
    return re.compile(f"{ending}(?={_follows().pattern})")


@functools.cache
def _follows() -> re.Pattern[str]:
    """Return the pattern of what may follow a title: no more of a longer one."""
    told = choices(words("work_told"))
    return re.compile(
        rf"{told}|{_EDITION.pattern}|(?![（》〉”一-龥])|等|和|及|与|以及|（(?:以下)?简称"
    )


@functools.cache
def _makers() -> tuple[str, ...]:
    return tuple(
        w for w, r in relation_words("before").items() if r in {"made", "draft", "revised"}
    )
