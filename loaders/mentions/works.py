"""Works that a text names: titles in 《》 with their numbers, 文号, standards, laws without marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from loaders.mentions.edges import left_edge
from loaders.mentions.found import Found
from loaders.mentions.marks import Marked, find_marked
from loaders.mentions.names import fold_name
from loaders.mentions.numbers import (
    DOCUMENT_NUMBER,
    ORDER_NUMBER,
    YEAR_AND_NUMBER,
    StandardNumber,
    document_number,
    standard_numbers,
)
from loaders.mentions.relations import relation_of
from loaders.mentions.spans import outside
from loaders.mentions.unmarked import find_unmarked
from ontology.mention_words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loaders.record import MentionType, Relation, Status

_NUMBER_BEHIND: Final = 60
_CODE: Final = 16
_CODE_ONLY: Final = re.compile(r"[一-龥A-Za-z（）]{2,14}")
_DEEPEST: Final = 2
_SHORTEST: Final = 6
# 2010年9月17日 …《关于修改本市部分地方性法规的决定》第一次修正: one title, a decision a date.
_DECIDES: Final = re.compile(r"关于(?:修改|修订|废止).*决定$")
_DAY: Final = re.compile(r".*(?P<day>(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)")
_DAY_BEFORE: Final = 80
_ARTICLE: Final = re.compile(
    r"第[一二三四五六七八九十百零〇0-9]{1,8}条(?:之[一二三四五])?(?:第[一二三四五六七八九十]{1,3}款)?(?:第[（(]?[一二三四五六七八九十]{1,3}[）)]?项)?"
)
_EDITION: Final = re.compile(r"[（(][^（）()]{1,24}[）)]$")
_NUMBERED: Final = re.compile(r"^[（(][^（）()]{1,40}号[）)]")
_BETWEEN: Final = frozenset({"", "、", "和", "及", "以及", "与", "；", "，"})
# 《质量强国建设纲要》及上海实施方案: the plan that carries out the work named before it.
_OFFSPRING: Final = re.compile(
    r"(?:以及|及其|及|和|与|、)((?:[一-龥]{2,4})?(?:实施方案|实施意见|行动方案|实施细则|行动计划))"
)


class Works:
    """The works of one text: what was found, and the spans of the fold that they take up."""

    def __init__(self, text: str, status_at: Callable[[int], Status | None]) -> None:
        self.text = text
        self._status_at = status_at
        marked, self.unclosed = find_marked(text)
        marked = [item for item in marked if item.depth <= _DEEPEST and not self._is_bracket(item)]
        standards = standard_numbers(text)
        self.taken = [(item.start, item.end) for item in marked if item.depth == 0]
        self.found: list[Found] = []
        self._beside: set[int] = set()
        self._numbers = _Numbers(standards)
        self._read_marked(marked)
        taken = sorted([*self.taken, *((s.start, s.end) for s in self._numbers.left())])
        self._read_numbers()
        self.taken = taken
        self._read_unmarked()
        self.taken = sorted({*self.taken, *((item.start, item.end) for item in self.found)})

    def _is_bracket(self, item: Marked) -> bool:
        """Tell whether 〈〉 stand for inner brackets: （各县〈市、区〉政府）."""
        outer = item.depth == 0 and self.text[item.start] == "〈"
        return outer and item.end - item.start <= _SHORTEST

    def _read_marked(self, marked: list[Marked]) -> None:
        outer = [item for item in marked if item.depth == 0]
        relations = dict(self._relations(outer))
        parents: list[Marked] = []
        for item in marked:
            while parents and parents[-1].end <= item.start:
                parents.pop()
            relation = relations.get(item.start)
            if relation is None:
                # Inside another title: 贯彻〈计量发展规划〉实施意见.
                relation = relation_of(self.text, item.start, item.end, None, within=True)
            self.found.append(self._title(item, relation, within=bool(parents)))
            parents.append(item)

    def _relations(self, outer: list[Marked]) -> Iterator[tuple[int, Relation]]:
        """Yield the relation of each title by its start; titles in one list share theirs."""
        group: list[Marked] = []
        for item in outer:
            between = self.text[group[-1].end : item.start] if group else ""
            if group and _NUMBERED.sub("", between) not in _BETWEEN:
                yield from self._shared(group)
                group = []
            group.append(item)
        if group:
            yield from self._shared(group)

    def _shared(self, group: list[Marked]) -> Iterator[tuple[int, Relation]]:
        start, end = group[0].start, group[-1].end
        relation = relation_of(self.text, start, end, self._status_at(start))
        for item in group:
            yield item.start, relation

    def _title(self, item: Marked, relation: Relation, *, within: bool) -> Found:
        text = self.text
        name = fold_name(text[item.start + 1 : item.end - 1])
        start = item.start
        standard = None if within else self._numbers.beside(text, item)
        article = _ARTICLE.match(text, item.end)
        number = None
        if standard is not None:
            number = standard.number
            if standard.end <= item.start:
                start = standard.start
        kind: MentionType = "standard" if standard is not None else "document"
        if standard is None:
            behind = text[item.end : item.end + _NUMBER_BEHIND]
            numbered = behind[:1] in "（(〔[" and DOCUMENT_NUMBER.match(behind, 1)
            ordered = behind[:1] in "（(" and ORDER_NUMBER.match(behind, 1)
            if numbered:
                number = document_number(numbered)
                self._beside.add(item.end + numbered.end("agency"))
            elif ordered:
                number = f"{ordered['agency']}第{ordered['number']}号"
            kind = self._kind(item, name, ordered=bool(ordered))
        day = None
        if not within and _DECIDES.search(name):
            day = _DAY.match(text[max(0, start - _DAY_BEFORE) : start].rpartition("\n")[2])
        return Found(
            start,
            item.end,
            kind,
            name,
            "marks" if not within else "inner-marks",
            number=number,
            core=f"{name}({day['day']})" if day is not None else None,
            relation=relation,
            article=article.group() if article is not None else None,
            within=within,
        )

    def _kind(self, item: Marked, name: str, *, ordered: bool) -> MentionType:
        bare = _EDITION.sub("", name)
        if bare.endswith(words("law_title")) or (
            ordered and bare.endswith(words("ordinance_title"))
        ):
            return "law"
        before = self.text[max(0, item.start - 8) : item.start]
        after = self.text[item.end : item.end + 8]
        if bare.endswith(words("standard_title")):
            return "standard"
        if before.endswith(words("standard_cue")) or after.startswith(words("standard_cue")):
            return "standard"
        return "document"

    def _read_numbers(self) -> None:
        """Add standards without a title, and 文号 without one."""
        for item in self._numbers.left():
            self._add(item.start, item.end, "standard", item.number, "number", number=item.number)
        for match in outside(YEAR_AND_NUMBER.finditer(self.text), self.taken):
            if match.start() in self._beside:
                continue
            start = match.start()
            low = left_edge(self.text, start, max(0, start - _CODE), leads=False)
            if low is None or _CODE_ONLY.fullmatch(self.text, low, start) is None:
                continue
            number = f"{self.text[low:start]}〔{match['year']}〕{match['number']}号"
            self._add(low, match.end(), "document", number, "number", number=number)

    def _read_unmarked(self) -> None:
        text = self.text
        for item in [*self.found]:
            match = _OFFSPRING.match(text, item.end) if item.how == "marks" else None
            if match is not None and item.relation is not None:
                name = f"{item.name}{match[1]}"
                self.found.append(
                    Found(
                        *match.span(1),
                        "document",
                        match[1],
                        "offspring",
                        core=name,
                        relation=item.relation,
                    )
                )
        for work in find_unmarked(text, self.taken):
            self._add(work.start, work.end, work.type, work.name, work.how)

    def _add(
        self,
        start: int,
        end: int,
        kind: MentionType,
        name: str,
        how: str,
        *,
        number: str | None = None,
    ) -> None:
        relation = relation_of(self.text, start, end, self._status_at(start))
        article = _ARTICLE.match(self.text, end)
        self.found.append(
            Found(
                start,
                end,
                kind,
                name,
                how,
                number=number,
                relation=relation,
                article=article.group() if article is not None else None,
            )
        )


class _Numbers:
    """Standards' numbers, and which of them stand beside a title."""

    def __init__(self, numbers: list[StandardNumber]) -> None:
        self._ends = {item.end: item for item in numbers}
        self._starts = {item.start: item for item in numbers}
        self._all = numbers
        self._used: set[int] = set()

    def beside(self, text: str, title: Marked) -> StandardNumber | None:
        """Return the number right before a title or in brackets right behind it."""
        end = title.start
        while end > 0 and text[end - 1] in " （(":
            end -= 1
        start = title.end
        while start < len(text) and start - title.end < 3 and text[start] in " （(":
            start += 1
        found = self._ends.get(end) or self._starts.get(start)
        if found is not None and title.start - found.end < 3:
            self._used.add(found.start)
            return found
        return None

    def left(self) -> list[StandardNumber]:
        """Return the numbers that stand beside no title."""
        return [item for item in self._all if item.start not in self._used]
