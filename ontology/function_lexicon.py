"""Looks up what a body does from its name without the place: 市场监管局, 委组织部, 团市委."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ontology.gazetteer import LEVEL_PREFIXES
from ontology.periods import distance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ontology.authority_types import Function, FunctionName

_SLOTS = ("{short}", "{name}", "{place}")
# Suffixes that a joined name such as 教体局 or 经科局 may end in.
_JOINED_SUFFIXES = {
    "局": "局",
    "委员会": "委员会",
    "委": "委员会",
    "厅": "厅",
    "办公室": "办公室",
    "办": "办公室",
    "中心": "中心",
}


class Frame(NamedTuple):
    """A name with its place inside: 国家税务总局 … 税务局."""

    tail: str
    slot: str
    name: FunctionName


class Joined(NamedTuple):
    """A bureau of several functions that no table names: 教体局 → education, sports."""

    keys: tuple[str, ...]
    official: str


class FunctionLexicon:
    """All function names, indexed by what documents print."""

    def __init__(self, functions: Mapping[str, Function]) -> None:
        self._whole: dict[str, list[FunctionName]] = {}
        self._levels: dict[str, str] = {}
        self._frames: dict[str, list[Frame]] = {}
        self._stems: dict[str, tuple[str, str]] = {}
        self._branches: set[str] = set()
        for function in functions.values():
            for name in function.names:
                self._add(name)
                if function.kind == "central-branch":
                    self._branches.add(name.text)
                if function.kind in {"department", "department-managed"} and name.place is None:
                    self._add_stem(name)
        self._longest_stem = max((len(stem) for stem in self._stems), default=0)
        self._heads = sorted(self._frames, key=lambda head: -len(head))

    def _add(self, name: FunctionName) -> None:
        for slot in _SLOTS:
            if slot in name.text:
                head, tail = name.text.split(slot)
                self._frames.setdefault(head, []).append(Frame(tail, slot, name))
                return
        if "{level}" in name.text:
            for level in LEVEL_PREFIXES:
                text = name.text.replace("{level}", level)
                self._whole.setdefault(text, []).append(name)
                self._levels[text] = level
            return
        self._whole.setdefault(name.text, []).append(name)

    def _add_stem(self, name: FunctionName) -> None:
        for printed, full in _JOINED_SUFFIXES.items():
            if name.text.endswith(printed) and name.official.endswith(full):
                stem = name.text[: -len(printed)]
                official = name.official[: -len(full)]
                if "{" not in official and stem:
                    self._stems.setdefault(stem, (name.function, official))
                return

    def __contains__(self, text: str) -> bool:
        return text in self._whole

    def texts(self) -> Iterator[str]:
        """Yield every printed name that has no place inside."""
        return iter(self._whole)

    def frame_texts(self) -> Iterator[tuple[str, str]]:
        """Yield (before, after) of every name that has its place inside."""
        for head, frames in self._frames.items():
            for frame in frames:
                yield head, frame.tail

    def is_branch(self, text: str) -> bool:
        """Say whether a name is that of a central body's branch: 人民银行, 税务局."""
        return text in self._branches

    def level_within(self, text: str) -> str | None:
        """Return the level that a name carries inside: 团市委 → 市."""
        return self._levels.get(text)

    def candidates(self, text: str) -> list[FunctionName]:
        """Return every row for a printed name, whatever its place or time."""
        return self._whole.get(text, [])

    def lookup(self, text: str, place: str, level: str, date: str | None) -> FunctionName | None:
        """Return the row that a printed name means at a place, a level and a date."""
        return best_name(self.candidates(text), place, level, date)

    def frames(self, text: str) -> Iterator[tuple[int, Frame]]:
        """Yield the frames whose head `text` begins with and whose tail it ends with."""
        for head in self._heads:
            if text.startswith(head):
                for frame in self._frames[head]:
                    if text.endswith(frame.tail) and len(text) > len(head) + len(frame.tail):
                        yield len(head), frame

    def stem_function(self, stem: str) -> str | None:
        """Return the function that a name without its type word means: 市场监管, 财政."""
        known = self._stems.get(stem)
        if known is not None:
            return known[0]
        joined = self._segment(stem, 3) if len(stem) > 3 else None
        return joined[0][0] if joined else None

    def joined(self, text: str) -> Joined | None:
        """Return the functions of a bureau that is named by several: 教育体育局, 教体局, 文广旅体局.

        Only names that are used up by known functions count; 和, 与 and 、 may stand between.
        """
        for printed, full in _JOINED_SUFFIXES.items():
            if text.endswith(printed) and len(text) > len(printed) + 1:
                stem = text[: -len(printed)]
                parts = self._segment(stem, 4)
                if parts is not None and len({key for key, _ in parts if key}) > 1:
                    keys = tuple(dict.fromkeys(key for key, _ in parts if key))
                    words = [official for _, official in parts]
                    # A name that is written out needs nothing: 文化和广电旅游体育局.
                    whole = "".join(words) == stem
                    return Joined(keys, (stem if whole else _join(words)) + full)
                return None
        return None

    def _segment(self, text: str, limit: int) -> list[tuple[str, str]] | None:
        """Cut `text` into at most `limit` stems, longest first; None if something is left."""
        if not text:
            return []
        if limit == 0:
            return None
        for end in range(min(self._longest_stem, len(text)), 0, -1):
            known = _JOINED_STEMS.get(text[:end]) or (
                self._stems.get(text[:end]) if end > 1 else None
            )
            if known is None:
                continue
            rest_start = end
            link = ""
            if text[end : end + 1] in {"和", "与", "、"} and len(text) > end + 1:
                link = text[end]
                rest_start = end + 1
            rest = self._segment(text[rest_start:], limit - 1)
            if rest is not None:
                # 金融 stays what it is in 财政金融局, though 金融局 is 金融工作局.
                key, official = known
                printed = text[:end] if end > 1 and official.startswith(text[:end]) else official
                return [(key, printed), *([("", link)] if link else []), *rest]
        return None


_LONG, _LONGER = 3, 4


def _join(words: list[str]) -> str:
    """Join what a bureau of several functions is called: two long words with 和, short ones without.

    The one 和 joins, so that none stands within either of them.

    >>> _join(["教育", "体育"]), _join(["发展和改革", "统计"]), _join(["经济贸易", "投资促进"])
    ('教育体育', '发展改革和统计', '经济贸易和投资促进')
    """
    linked = any(word in {"和", "与", "、"} for word in words)
    lengths = [len(word) for word in words]
    long = len(words) == 2 and (min(lengths) > _LONG or max(lengths) > _LONGER)
    if not linked and not long:
        return "".join(words)
    bare = [word if len(word) == 1 else word.replace("和", "") for word in words]
    return "".join(bare) if linked else "和".join(bare)


# What a short word stands for in a joined name only: 教体局, 科经局, 科技和经信局.
_JOINED_STEMS = {
    "教": ("education", "教育"),
    "体": ("sports", "体育"),
    "科": ("science-technology", "科技"),
    "文": ("culture", "文化"),
    "旅": ("tourism", "旅游"),
    "广": ("broadcasting", "广电"),
    "商": ("commerce", "商务"),
    "经": ("economy-trade", "经济"),
    "经信": ("industry-information", "经济信息化"),
    "工信": ("industry-information", "工业信息化"),
}


def _used_at(name: FunctionName, place: str) -> bool:
    """Say whether a row may be used at a place: anywhere, at its own, or at one within."""
    if name.place is None or name.place == place:
        return True
    if not name.within:
        return False
    stem = name.place
    while stem.endswith("00"):
        stem = stem[:-2]
    return place.startswith(stem)


def best_name(
    names: Iterable[FunctionName], place: str, level: str, date: str | None
) -> FunctionName | None:
    """Return the row that fits: the place's own before the general, in force before past."""
    fitting = [
        name
        for name in names
        if _used_at(name, place) and (not name.levels or level in name.levels)
    ]
    if not fitting:
        return None
    return min(
        fitting,
        key=lambda name: (
            distance(name.valid_from, name.valid_to, date),
            name.place is None,
            name.valid_to is not None if date is None else False,
        ),
    )
