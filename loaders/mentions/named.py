"""Things named without marks: by the word they end in, and by what tells them from all others."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from loaders.mentions.found import Found
from ontology.mention_words import Ending, endings, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WINDOW: Final = 44
_LEAST: Final = {"strong": 2, "plain": 4}
_SHORT_NAME: Final = {"strong": 3, "plain": 6}
_DISTINCT: Final = 2
_LONG_BODY: Final = 8
_PLACED_NAME: Final = {"strong": 6, "plain": 9}
_LONG_NAME: Final = 10
_AND: Final = ("、", "和", "及", "与", "以及")
_CLASS: Final = 2
_LISTED: Final = 6
_JOINTS: Final = ("和", "与", "及", "或")
_DELIMITER: Final = re.compile(
    r".*(?:[，。；：:;,！？、“”《》〈〉〔〕【】\[\]{}\n\t %％／/…|]|(?<![A-Za-z0-9])[0-9]+(?![A-Za-z0-9]))",
    re.DOTALL,
)
_GLOSS: Final = re.compile(r"（(?![一二三四五六七八九十0-9]+）)[一-龥A-Za-z0-9、～~·]{1,12}）")
_PLACED: Final = re.compile(r"（([一-龥A-Za-z]{2,24})）")
_ROLE: Final = re.compile(
    r"负责|牵头|单位|下同|简称|试行|暂行|第.{1,2}批|部门|[局委办厅]$|^以下|^含|^包括|^如|^见|^即"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}年(?!度)")
_IN_TITLES: Final = re.compile(r"[“”]|(?<=[一-龥])(?:19|20)[0-9]{2}年")
_COUNTED: Final = re.compile(r"[项个家批种类大款条年版]度?")
_DIGITS: Final = "0123456789"
_LATIN: Final = re.compile(r"[A-Za-z]{2,}|[A-Z][0-9]+|（")


def find_named(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the things named without quotation marks; `taken` spans of the fold are passed over.

    >>> [f.name for f in find_named("持续实施智能工厂领航计划，开展专项行动。", [])]
    ['智能工厂领航计划']
    >>> [f.name for f in find_named("举办首届检验检测行业创新大赛，获李春奖和国家优质工程奖。", [])]
    ['首届检验检测行业创新大赛', '李春奖', '国家优质工程奖']
    """
    last: Found | None = None
    common: Found | None = None
    hits = outside(_ending_pattern().finditer(text), taken)
    for match in hits:
        found, names = _named(text, *match.span(), endings()[match.group()])
        if found is None:
            continue
        if not names:
            # 标准支撑工程、公共服务标准保障工程: what stands in a list of names is one.
            if last is None or not _listed(text, last, found):
                common = found
                continue
        elif common is not None and _listed(text, common, found):
            if last is not None and common.start >= last.end:
                yield last
                last = None
            last = common if last is None else last
        # 中国水利工程优质（大禹）奖: the longer name holds the shorter one.
        if last is not None and found.start >= last.end:
            yield last
        last = found
    if last is not None:
        yield last


def _listed(text: str, one: Found, other: Found) -> bool:
    """Tell whether two names stand side by side in a list and end in the same class word."""
    return (
        text[one.end : other.start] in _AND
        and one.name[-_CLASS:] == other.name[-_CLASS:]
        and min(len(one.name), len(other.name)) >= _LISTED
    )


def find_known(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the names that are known everywhere where they stand without marks.

    >>> [f.name for f in find_known("振兴发展中华老字号", [])]
    ['中华老字号']
    """
    for match in outside(known_pattern().finditer(text), taken):
        name = match.group()
        yield Found(match.start(), match.end(), known()[name], name, "known")  # type: ignore[arg-type]  # a class of words.csv


def outside(
    matches: Iterable[re.Match[str]], taken: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield the matches that touch none of the spans; both in the order of the text."""
    spans = iter(taken)
    span = next(spans, None)
    for match in matches:
        start, end = match.span()
        while span is not None and span[1] <= start:
            span = next(spans, None)
        if span is None or span[0] >= end:
            yield match


def _named(text: str, start: int, end: int, ending: Ending) -> tuple[Found | None, bool]:
    """Return what ends in the ending at [start, end), and whether it tells itself from others."""
    low = left_edge(text, start, max(0, start - _WINDOW))
    if low is None:
        return None, False
    name = text[low:end]
    cued = text.endswith(words("naming"), 0, low)
    names = tells_apart(name, ending, cued=cued)
    if not names and (len(name) < _LISTED or name.endswith(words("not_name"))):
        return None, False
    placed = _PLACED.match(text, end)
    if placed is not None and not _ROLE.search(placed[1]):
        end = placed.end()
    return Found(low, end, ending.type, text[low:end], "ending"), names  # type: ignore[arg-type]  # checked when read


def left_edge(
    text: str,
    start: int,
    floor: int,
    *,
    titles: bool = False,
    leads: bool = True,
    nouns: bool = True,
) -> int | None:
    """Return where a name that goes on at `start` begins, at or behind `floor`.

    `titles` lets it go over quotation marks and years: 消费品工业“三品”实施方案; without `leads` it keeps what
    names leave out (工信部); `nouns` that a verb right before `start` is a noun (标准支撑工程).
    """
    window = text[floor:start]
    if titles:
        window = _IN_TITLES.sub(lambda m: "一" * len(m.group()), window)
    # 中国质量（成都）大会: a short gloss is part of the name, so its brackets are no delimiters.
    plain = _GLOSS.sub(lambda m: "一" * len(m.group()), window) if "（" in window else window
    at, prefix = 0, None
    delimiter = _DELIMITER.match(plain)
    if delimiter is not None:
        at = delimiter.end()
        if window[at - 1] in _DIGITS:
            year = _YEAR.match(window, at - 4) if at >= 4 else None
            counted = _COUNTED.match(window, at)
            if year is not None:
                prefix = at - 4
            elif counted is not None:
                at = counted.end()
    elif len(window) >= _WINDOW:
        return None
    at = max(at, plain.rfind("（") + 1, plain.rfind("）") + 1)
    first = at
    for match in _cuts().finditer(window, at):
        kind = match.lastgroup
        if kind == "cut" and nouns and match.end() == len(window) and match.group() in _nouns():
            continue
        if kind == "cut" or (
            kind == "join" and (match.start() == at or _closes(window[at : match.start()]))
        ):
            at = match.end()
    while leads and (lead := _leads().match(window, at)) is not None and lead.end() > at:
        at = lead.end()
    if prefix is not None and at == first:
        at = prefix
    return floor + at if at < len(window) else None


def tells_apart(name: str, ending: Ending, *, cued: bool = False) -> bool:
    """Tell whether a name says which one of its class it is.

    `cued` that a word stands before it which programmes stand behind: 实施…工程.

    >>> tells_apart("专项行动", endings()["专项行动"]), tells_apart("李春奖", endings()["奖"])
    (False, True)
    """
    if name.endswith(words("not_name")):
        return False
    body = name[: -len(ending.word)]
    if ending.word.startswith("专项") and body.endswith(_JOINTS):
        return False
    placed = _scope().match(name) is not None
    if "（" in body:
        return True
    rest = len(_generic().sub("", body))
    strength = "plain" if cued and ending.strength == "named" else ending.strength
    if cued and len(body) >= _LEAST["plain"] and any(w in ending.word for w in words("coined")):
        return True
    if strength == "proper":
        return rest >= _DISTINCT and _common().search(body) is None
    if strength == "named":
        told = placed or _LATIN.search(body) is not None
        return told and (rest >= _DISTINCT or (placed and len(name) >= _LONG_NAME))
    if rest >= _DISTINCT or len(body) >= _LONG_BODY:
        return len(body) >= _LEAST[strength]
    # 李春奖; 国家碳计量中心: one character of its own, with a surname or a place before it.
    if rest and (strength == "strong" or placed):
        return len(name) >= _SHORT_NAME[strength]
    return placed and len(name) >= _PLACED_NAME[strength]


def distinct(body: str, least: int) -> bool:
    """Tell whether words say more than what things of all kinds are called, by `least` characters.

    >>> distinct("质量提升", 2), distinct("综合立体交通网", 2)
    (False, True)
    """
    return len(_generic().sub("", body)) >= least


def first_cut(text: str) -> int:
    """Return where the first word stands that no name goes over; the length where none does."""
    for match in _cuts().finditer(text):
        if match.lastgroup == "cut":
            return match.start()
    return len(text)


def _closes(before: str) -> bool:
    """Tell whether what stands before a conjunction is itself a name with its class word."""
    return before.endswith(_closing())


@functools.cache
def _closing() -> tuple[str, ...]:
    return (*endings(), *words("closing"), "》", "”")


@functools.cache
def _ending_pattern() -> re.Pattern[str]:
    after = {
        word: f"(?!{choices(ending.not_before)})"
        for word, ending in endings().items()
        if ending.not_before
    }
    return re.compile(choices(endings(), after))


@functools.cache
def _cuts() -> re.Pattern[str]:
    keep = choices(words("keep"))
    cut = choices((*words("cut"), *(w for w in words("particle") if w not in "和与及")))
    return re.compile(f"(?P<keep>{keep})|(?P<cut>{cut})|(?P<join>[和与及暨])")


@functools.cache
def _leads() -> re.Pattern[str]:
    lead = "|".join(map(re.escape, words("lead")))
    return re.compile(
        rf"{lead}|[一二三四五六七八九十0-9]+[项个家批种类大]|[一-龥]{{2,3}}区(?=[一-龥]{{8}})(?!域)"
    )


@functools.cache
def _generic() -> re.Pattern[str]:
    return re.compile(choices((*words("generic"), *words("scope"))) + "|[0-9（）]")


@functools.cache
def _nouns() -> frozenset[str]:
    return frozenset(words("cut_noun"))


@functools.cache
def _common() -> re.Pattern[str]:
    return re.compile(choices(words("generic")))


@functools.cache
def _scope() -> re.Pattern[str]:
    scope = "|".join(map(re.escape, words("scope")))
    return re.compile(
        rf"{scope}|[市省区县](?!场)|第[一二三四五六七八九十百0-9]+届|首届|(?:19|20)[0-9]{{2}}年|[一-龥]{{2,3}}[市省]"
    )


@functools.cache
def known_pattern() -> re.Pattern[str]:
    """Return the pattern of names that are known everywhere, with or without marks."""
    return re.compile(choices(known()))


@functools.cache
def known() -> dict[str, str]:
    """Return names that are known everywhere, with their types."""
    return {
        name: kind
        for kind in ("award", "programme", "organisation_platform")
        for name in words(f"known:{kind}")
    }
