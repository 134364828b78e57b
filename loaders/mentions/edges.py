"""Where a name begins: at the mark, the verb or the lead-in before it that no name goes over."""

from __future__ import annotations

import functools
import re
from typing import Final

from loaders.mentions.choices import choices
from ontology.mention_words import endings, words

WINDOW: Final = 44
"""So far back a name may begin, in characters."""

_DELIMITER: Final = re.compile(
    r".*(?:[，。；：:;,！？、“”《》〈〉〔〕【】\[\]{}\n\t %％／/…|]|(?<![A-Za-z0-9])[0-9]+(?![A-Za-z0-9]))",
    re.DOTALL,
)
_GLOSS: Final = re.compile(r"（(?![一二三四五六七八九十0-9]+）)[一-龥A-Za-z0-9、～~·]{1,12}）")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}年(?!度)")
# 龙岩至龙川铁路: a line is named by where it begins and ends.
_FROM_TO: Final = re.compile(r"至(?=[一-龥]{2,4}(?:高速|铁路|高铁|公路|城际|段|$))")
_IN_TITLES: Final = re.compile(r"[“”]|(?<=[一-龥])(?:19|20)[0-9]{2}年")
_COUNTED: Final = re.compile(r"[项个家批种类大款条年版]度?")
_DIGITS: Final = "0123456789"


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
    if "至" in window:
        window = _FROM_TO.sub("一", window)
    if titles:
        window = _IN_TITLES.sub(lambda m: "一" * len(m.group()), window)
    # 中国质量（成都）大会: a short gloss is part of the name, so its brackets are no delimiters.
    plain = _GLOSS.sub(lambda m: "一" * len(m.group()), window) if "（" in window else window
    at, prefix = _opened(window, plain)
    if at < 0:
        return None
    at = max(at, plain.rfind("（") + 1, plain.rfind("）") + 1)
    first = at
    for match in _cuts().finditer(window, at):
        kind = match.lastgroup
        noun = nouns and match.start() > at and match.end() == len(window)
        if kind == "cut" and noun and match.group() in _nouns():
            continue
        if kind == "cut" or (
            kind == "join" and (match.start() == at or _closes(window[at : match.start()]))
        ):
            at = match.end()
    at = behind_leads(window, at) if leads else at
    if prefix is not None and at == first:
        at = prefix
    return floor + at if at < len(window) else None


def behind_leads(text: str, at: int) -> int:
    """Return where a name at `at` begins behind what names leave out: 重点推进, 工信部, 三项."""
    while (lead := _leads().match(text, at)) is not None and lead.end() > at:
        at = lead.end()
    return at


def _opened(window: str, plain: str) -> tuple[int, int | None]:
    """Return where the last mark or number before a name ends, and where a year before it begins.

    -1 where a long window holds no mark at all. `plain` is the window without glosses.
    """
    delimiter = _DELIMITER.match(plain)
    if delimiter is None:
        return (-1 if len(window) >= WINDOW else 0), None
    at = delimiter.end()
    if window[at - 1] not in _DIGITS:
        return at, None
    if at >= 4 and _YEAR.match(window, at - 4) is not None:
        return at, at - 4
    counted = _COUNTED.match(window, at)
    return (counted.end() if counted is not None else at), None


def first_cut(text: str) -> int:
    """Return where the first word stands that no name goes over; the length where none does."""
    for match in _cuts().finditer(text):
        if match.lastgroup == "cut":
            return match.start()
    return len(text)


def _closes(before: str) -> bool:
    """Tell whether what stands before a conjunction is itself a name with its class word."""
    return before.endswith(_closing()) or before in words("scope")


@functools.cache
def _closing() -> tuple[str, ...]:
    return (*endings(), *words("closing"), "》", "”")


@functools.cache
def _cuts() -> re.Pattern[str]:
    keep = choices(words("keep"))
    cut = choices((*words("cut"), *(w for w in words("particle") if w not in "和与及")))
    return re.compile(f"(?P<keep>{keep})|(?P<cut>{cut})|(?P<join>[和与及暨])")


@functools.cache
def _leads() -> re.Pattern[str]:
    lead = "|".join(map(re.escape, words("lead")))
    kept = "|".join(map(re.escape, words("lead_keep")))
    return re.compile(
        rf"(?!{kept})(?:{lead})|[一二三四五六七八九十0-9]+[项个家批种类大届]|[一-龥]{{2,3}}区(?=[一-龥]{{8}})(?![域块间])"
    )


@functools.cache
def _nouns() -> frozenset[str]:
    return frozenset(words("cut_noun"))
