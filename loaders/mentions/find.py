"""All mentions of one document, in the order of the text, and the entities that they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from loaders.figures.mood import Moods
from loaders.mentions.aliases import again, short_forms, uses
from loaders.mentions.checks import check_citations
from loaders.mentions.honours import find_honours
from loaders.mentions.hosted import find_hosted
from loaders.mentions.known import find_formed, find_known
from loaders.mentions.named import find_named
from loaders.mentions.names import fold_name
from loaders.mentions.quoted import find_quoted
from loaders.mentions.relations import relation_of
from loaders.mentions.resolve import Resolver
from loaders.mentions.whose import Whose
from loaders.mentions.works import Works
from loaders.record import Mention
from ontology import iri
from ontology.mention_words import words

if TYPE_CHECKING:
    from loaders.mentions.found import Found
    from loaders.record import Document, Entity, Measure, Provision, Status
    from loaders.view import View

_REACH: Final = 200
# 应当建立进货检查验收制度: laws and rules speak of kinds.
_RULES: Final = re.compile(r"(?:法|条例|细则|规定)(?:（[^（）]*）|\([^()]*\))*$")
_STRAIGHT: Final = re.compile(r'"([^"\n]{1,60})"')
_WORKS: Final = frozenset({"document", "law", "standard"})
_LEVELS: Final = ("省", "自治区", "市", "区", "县", "州", "旗")
_LIKE_AGENCIES: Final = ("委员会", "办事处")
_WARNED: Final = 100
"""Of one kind of slip, so that a text made of them is no list of warnings."""


def find_mentions(
    view: View,
    document: Document,
    provisions: tuple[Provision, ...],
    measures: tuple[Measure, ...],
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Return every place that names something, and what is named, each once."""
    text = straight(view.text)
    places = _Places(document.id, provisions, measures)

    moods = Moods(text, document.title)

    def status_at(offset: int) -> Status | None:
        measure = places.measure(view.fold.source_offset(offset))
        if measure is None or measure.status == "reported" or not moods.open:
            return measure.status if measure is not None else None
        low, high = sentence_of(text, offset)
        return moods.sentence(low, high, low, high)

    works = Works(text, status_at)
    for at in works.unclosed[:_WARNED]:
        view.warn("unclosed-title", "an opening 《 or 〈 that is never closed", at, at + 1)
    quoted, taken = find_quoted(text, works.taken)
    taken = sorted([*works.taken, *taken])
    formed = [*find_formed(text, taken), *find_honours(text, taken)]
    taken = sorted([*taken, *_spans(formed)])
    named = [*formed, *find_named(text, taken)]
    named += find_hosted(text, sorted([*taken, *_spans(named)]))
    taken = sorted([*taken, *((item.start, item.end) for item in named)])
    own = tuple(title for title in (document.title, document.contained_title) if title)
    laws = any(_RULES.search(title) for title in own)
    named = [
        item
        for item in named
        if not _is_agency(view, item)
        and not _is_own_title(text, item, own)
        and not (
            laws and item.name.endswith(words("norm_ending")) and not _is_introduced(text, item)
        )
    ]
    found = [*works.found, *quoted, *named, *find_known(text, taken)]
    forms = short_forms(text, found)
    found += uses(text, forms, _spans(found))
    found += again(text, quoted, sorted({*taken, *_spans(found)}))
    found.sort(key=attrgetter("start", "end"))
    check_citations(view, document, works.found)

    whose = Whose(text, _levels(view))
    issuers = tuple(issuer.name for issuer in document.issuers)
    resolver = Resolver(_place_name(view), view.date or view.as_of, whose, issuers)
    aliases = {form: item.name for form, item in forms.items() if item.type in _WORKS}
    resolver.learn(found, aliases, own)
    mentions = tuple(
        _mention(view, resolver, places, item) for item in found if not _own_number(document, item)
    )
    titles = [(document.title, document.number)] if document.title else []
    if document.contained_title and document.contained_title != document.title:
        titles.append((document.contained_title, None))
    resolver.own_works(document.id, titles)
    entities = sorted(resolver.entities.values(), key=attrgetter("kind", "id"))
    return mentions, tuple(entities)


def _spans(found: list[Found]) -> list[tuple[int, int]]:
    return sorted((item.start, item.end) for item in found)


def sentence_of(text: str, offset: int) -> tuple[int, int]:
    """Return the span of the sentence around an offset, up to 。 or a line's end, within reach."""
    low = max(0, offset - _REACH)
    start = max(text.rfind(mark, low, offset) for mark in "。；\n") + 1
    ends = (text.find(mark, offset, offset + _REACH) for mark in "。；\n")
    return max(low, start), min((end for end in ends if end >= 0), default=offset + 1)


def straight(text: str) -> str:
    """Return a text of the same length in which straight quotation marks open and close.

    >>> straight('实施"两进一出"工程')
    '实施“两进一出”工程'
    """
    if '"' not in text:
        return text
    return _STRAIGHT.sub(r"“\1”", text)


def _mention(view: View, resolver: Resolver, places: _Places, item: Found) -> Mention:
    low, high = view.span(item.start, item.end)
    measure = places.measure(low)
    relation = item.relation
    if relation is None and item.type in _WORKS:
        status = measure.status if measure is not None else None
        relation = relation_of(view.text, item.start, item.end, status)
    kind, entity, how, version = resolver.resolve(item)
    if view.text.endswith(words("former"), 0, item.start):
        version = None
    provision = places.provision(low)
    owner = provision.id if provision is not None else f"{places.document}.head"
    return Mention(
        id=view.unique(iri.mention_id(owner, view.text[item.start : item.end])),
        provision=provision.id if provision is not None else None,
        measure=measure.id if measure is not None else None,
        type=item.type,
        kind=kind,
        entity=entity,
        name=item.number if item.name == item.number else fold_name(item.name),
        number=item.number,
        relation=relation,
        article=item.article,
        version=version,
        how=how,
        start=low,
        end=high,
    )


def _is_agency(view: View, item: Found) -> bool:
    """Tell whether a name that ends like a platform's is a government body's: 科学技术委员会."""
    if item.type != "organisation_platform" or not item.name.endswith(_LIKE_AGENCIES):
        return False
    resolved = view.authority.resolve(item.name, date=view.date, jurisdiction=view.jurisdiction)
    return resolved.function is not None


def _is_own_title(text: str, item: Found, titles: tuple[str, ...]) -> bool:
    """Tell whether a name is the document's own title, where it stands as title: on its own line."""
    if item.how != "ending" or not any(item.name in title for title in titles):
        return False
    start = text.rfind("\n", 0, item.start) + 1
    end = text.find("\n", item.end)
    line = fold_name(text[start : end if end >= 0 else len(text)])
    return any(line in fold_name(title) for title in titles)


def _is_introduced(text: str, item: Found) -> bool:
    """Tell whether a text gives a name a short form: it speaks of one thing, not of a kind."""
    return text.startswith(("（以下简称", "（简称", "（下称"), item.end)


def _own_number(document: Document, item: Found) -> bool:
    return item.number is not None and item.name == item.number == document.number


def _place_name(view: View) -> str | None:
    """Return the full name of the document's place: 市政府质量奖 is 上海市政府质量奖 there."""
    code = view.jurisdiction
    place = view.authority.gazetteer.get(code) if code is not None else None
    return place.name if place is not None and place.level != "national" else None


def _levels(view: View) -> dict[str, str]:
    """Return the places that the words of level mean here: 省 is 江苏省 in a document of 泰州市."""
    gazetteer = view.authority.gazetteer
    places = {level: gazetteer.at_level(view.jurisdiction, level) for level in _LEVELS}
    named = {level: gazetteer.get(code) for level, code in places.items() if code is not None}
    return {level: place.name for level, place in named.items() if place is not None}


class _Places:
    """Which provision and which measure hold a place of the kept text."""

    def __init__(
        self, document: str, provisions: tuple[Provision, ...], measures: tuple[Measure, ...]
    ) -> None:
        self.document = document
        self._measures = measures
        self._starts = [measure.start for measure in measures]
        self._edges, self._holders = _deepest(provisions)

    def measure(self, offset: int) -> Measure | None:
        """Return the sentence at an offset of the kept text."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self._measures[at].end:
            return self._measures[at]
        return None

    def provision(self, offset: int) -> Provision | None:
        """Return the deepest provision at an offset of the kept text."""
        at = bisect_right(self._edges, offset) - 1
        return self._holders[at] if at >= 0 else None


def _deepest(provisions: tuple[Provision, ...]) -> tuple[list[int], list[Provision | None]]:
    """Return the places where the deepest provision changes, and which one it is from there."""
    edges: list[int] = []
    holders: list[Provision | None] = []

    def note(offset: int, holder: Provision | None) -> None:
        if edges and edges[-1] == offset:
            holders[-1] = holder
        else:
            edges.append(offset)
            holders.append(holder)

    opened: list[Provision] = []
    for provision in sorted(provisions, key=lambda item: (item.start, -item.end)):
        while opened and opened[-1].end <= provision.start:
            closed = opened.pop()
            note(closed.end, opened[-1] if opened else None)
        opened.append(provision)
        note(provision.start, provision)
    while opened:
        closed = opened.pop()
        note(closed.end, opened[-1] if opened else None)
    return edges, holders
