"""Tells whether a name says which one of its class it is, or only what all of them are called."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.choices import choices
from ontology.mention_words import place_names, words

if TYPE_CHECKING:
    from ontology.mention_words import Ending

_DISTINCT: Final = 2
_PLACE_LENGTHS: Final = range(8, 1, -1)
_LEAST: Final = {"strong": 2, "plain": 4}
_SHORT_NAME: Final = {"strong": 3, "plain": 6}
_LONG_BODY: Final = 8
_PLACED_NAME: Final = {"strong": 6, "plain": 9}
_LONG_NAME: Final = 10
_LONG_CLASS: Final = 4
_OWN: Final = 3
_JOINTS: Final = ("和", "与", "及", "或")
_DOES: Final = re.compile("建设|打造|推进|发展")
_LATIN: Final = re.compile(r"[A-Za-z]{2,}|[A-Z][0-9]+|（")


def tells_apart(name: str, ending: Ending, *, cued: bool = False) -> bool:
    """Tell whether a name says which one of its class it is.

    `cued` that a word stands before it which programmes stand behind: 实施…工程.

    >>> from ontology.mention_words import endings
    >>> tells_apart("专项行动", endings()["专项行动"]), tells_apart("李春奖", endings()["奖"])
    (False, True)
    >>> [tells_apart(name, endings()["科技园"]) for name in ("柯桥民营科技园", "民营科技园")]
    [True, False]
    """
    body = name[: -len(ending.word)]
    strength = "plain" if cued and ending.strength in {"named", "told"} else ending.strength
    if _says_none(name, body, ending):
        return False
    if strength == "told":
        # 明月湖科创园: every word is its own.
        own = ending.type == "organisation_platform" and len(body) >= _OWN
        return own and distinct(body, len(body))
    # 杨凌示范区, 广州实验室, 西湖大学: a place and a class word.
    if name.endswith(words("of_place")) and placed(name) == len(body) > 0:
        return True
    if "（" in body or (cued and len(body) >= _LEAST["plain"] and _is_deed(ending.word)):
        return True
    rest = len(_generic().sub("", body))
    if strength == "proper" and rest >= _DISTINCT and _common().search(body) is None:
        return True
    if strength in {"named", "proper"}:
        return _is_placed(name, body, rest)
    if rest >= _DISTINCT or len(body) >= _LONG_BODY:
        return len(body) >= _LEAST[strength]
    # 李春奖; 国家碳计量中心: one character of its own, with a surname or a place before it.
    scoped = _scope().match(name) is not None
    if rest and (strength == "strong" or scoped):
        return len(name) >= _SHORT_NAME[strength]
    # 国家级企业技术中心: a level and a kind.
    return scoped and len(name) >= _PLACED_NAME[strength] and not name.startswith(words("level"))


def _is_deed(word: str) -> bool:
    """Tell whether a class word is such that what is carried out under it has a name: …筑基工程."""
    return word.endswith("行动") or any(coined in word for coined in words("coined"))


def _says_none(name: str, body: str, ending: Ending) -> bool:
    """Tell whether a name is one that is never one: 特等奖, 消费促进活动, 提升和专项行动."""
    if name.endswith(words("not_name")):
        return True
    # 支持黄冈建设人力资源服务产业园: what a place does.
    if _DOES.search(name) is not None and _DOES.match(name, placed(name) or len(name)):
        return True
    if name.endswith(words("not_alone")) and _scope().match(name) is None:
        alone = next(word for word in words("not_alone") if name.endswith(word))
        return not distinct(name[: -len(alone)], _DISTINCT)
    return ending.word.startswith("专项") and body.endswith(_JOINTS)


def _is_placed(name: str, body: str, rest: int) -> bool:
    """Tell whether a name has what places it, and something of its own beside that."""
    if _scope().match(name) is not None or _LATIN.search(body) is not None:
        return rest >= _DISTINCT or (len(name) >= _LONG_NAME and _scope().match(name) is not None)
    place = placed(name)
    long = len(name) >= _LONG_NAME or len(name) - len(body) >= _LONG_CLASS
    return bool(place) and (rest - place >= _DISTINCT or long)


def placed(name: str) -> int:
    """Return how many characters of a name's beginning are the name of a place, 0 for none.

    >>> placed("柯桥民营科技园"), placed("平安建设中心")
    (2, 0)
    """
    places = place_names()
    return next((size for size in _PLACE_LENGTHS if name[:size] in places), 0)


@functools.cache
def _generic() -> re.Pattern[str]:
    return re.compile(choices((*words("generic"), *words("scope"))) + "|[0-9（）]")


@functools.cache
def _common() -> re.Pattern[str]:
    return re.compile(choices(words("generic")))


@functools.cache
def _scope() -> re.Pattern[str]:
    scope = "|".join(map(re.escape, words("scope")))
    return re.compile(
        rf"{scope}|[市省区县](?!场)|第[一二三四五六七八九十百0-9]+届|首届|(?:19|20)[0-9]{{2}}年|[一-龥]{{2,3}}[市省]"
    )


@functools.lru_cache(maxsize=4096)
def distinct(body: str, least: int) -> bool:
    """Tell whether words say more than what things of all kinds are called, by `least` characters.

    >>> distinct("质量提升", 2), distinct("综合立体交通网", 2)
    (False, True)
    """
    return len(_generic().sub("", body)) >= least
