"""One name for all spellings of a programme: the judgements of spellings.csv, then the thesaurus."""

from __future__ import annotations

import functools
import re
from typing import Final

from loaders.mentions.names import fold_name, programme_key
from ontology.instruments import instruments
from ontology.mention_words import spellings, words

_QUOTED: Final = re.compile(r"“([^“”]{2,})”")
_LEAST: Final = 3


@functools.lru_cache(maxsize=16384)
def preferred_name(key: str, printed: str | None = None) -> tuple[str, str] | None:
    """Return the name under which a programme is one node, and which judgement says so.

    `key` is what its spellings have in common, `printed` the whole name where it says more.

    A row of spellings.csv comes first, also one that keeps a name apart (its name is itself); then
    the thesaurus: its names that differ in spelling, length or year, not what is broader, narrower,
    hidden in other words, or a forerunner. The class word and 企业 or 全国 before a name of the
    thesaurus may be there or not.

    >>> preferred_name("企业首席质量官制度"), preferred_name("首席质量官")
    (('首席质量官制度', 'thesaurus'), ('首席质量官制度', 'thesaurus'))
    >>> preferred_name("一站式", "质量基础设施“一站式”服务项目"), preferred_name("一站式", "“一站式”窗口")
    (('质量基础设施一站式服务', 'thesaurus'), None)
    >>> preferred_name("进博会"), preferred_name("上海市质量标杆"), preferred_name("某某行动")
    (('中国国际进口博览会', 'judged'), ('上海市质量标杆', 'judged'), None)
    """
    judged = _judged().get(fold_name(printed) if printed is not None else key) or _judged().get(key)
    if judged is not None:
        return judged, "judged"
    whole = fold_name(printed) if printed is not None else key
    found = next(filter(None, map(_thesaurus().get, (whole, _stem(whole), key, _stem(key)))), None)
    return (found, "thesaurus") if found is not None else None


def _stem(name: str) -> str:
    """Return a name without what its spellings have or leave out.

    >>> _stem("企业首席质量官制度"), _stem("质量月活动"), _stem("三同工程")
    ('首席质量官', '质量月', '三同工程')
    """
    short = name
    for word in words("stem_before"):
        short = short.removeprefix(word)
    for word in words("core_tail"):
        if short.endswith(word):
            short = short[: -len(word)]
            break
    return short if len(short) >= _LEAST else name


@functools.cache
def _judged() -> dict[str, str]:
    return {fold_name(row.spelling): fold_name(row.name) for row in spellings()}


@functools.cache
def _thesaurus() -> dict[str, str]:
    found: dict[str, str] = {}
    stems: dict[str, set[str]] = {}
    for instrument in instruments():
        if instrument.change not in _same(instrument.certainty):
            continue
        name = fold_name(instrument.name)
        for printed in instrument.names:
            for key in {fold_name(printed), _quoted(printed) or fold_name(printed)}:
                found.setdefault(key, name)
                stems.setdefault(_stem(key), set()).add(name)
    for stem, names in stems.items():
        if len(names) == 1:
            found.setdefault(stem, *names)
    return found


def _quoted(printed: str) -> str | None:
    """Return the key of a name whose part in marks is the whole of it but for its class word.

    >>> _quoted("“上海品牌”认证"), _quoted("企业标准“领跑者”制度"), _quoted("“昆仑”专项行动")
    ('上海品牌', None, '昆仑')
    """
    quoted = _QUOTED.match(printed)
    if quoted is None:
        return None
    rest = printed[quoted.end() :]
    if rest and rest not in words("core_tail") and rest not in words("mark_tail"):
        return None
    return programme_key(printed, quoted[1])


def _same(certainty: str) -> tuple[str, ...]:
    """Return the sorts of change whose names are one thing, by how sure the judgement is."""
    return words(f"same:{certainty}") if certainty in {"sure", "likely"} else ()
