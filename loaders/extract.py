"""One document in, one record out: read, fold, outline, statements, bodies, measures."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from loaders.bodies import looks_like_body
from loaders.duties import Found, find_statements
from loaders.fold import Fold, fold
from loaders.masthead import Masthead, read_masthead
from loaders.measures import charged, deadline, sentences, stage, status
from loaders.outline import Node, Outline, outline
from loaders.page import page_lines
from loaders.read import Source, read
from loaders.record import (
    Actor,
    Assignment,
    BodyMention,
    Document,
    Measure,
    Provision,
    Record,
    Statement,
    Warn,
)
from loaders.standing import Applied, apply_rules
from loaders.tables import lift_tables
from ontology.authority import Authority, load_authority
from ontology.authority_types import NATIONAL

_CITES = re.compile(r"根据|按照|依据|贯彻|落实")
_CITED = re.compile(r"《[^《》]*》")
# 结合淮安实际: the place that a document speaks for, where nothing else says so.
_OURS = re.compile(r"结合(?:我|本)?(?P<place>[一-龥]{2,8}?[市省区县州]?)实际")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a corpus states of a document beside its text; the text wins where it speaks."""

    title: str | None = None
    number: str | None = None
    signed: str | None = None


def extract(path: Path, *, hints: Hints | None = None) -> Record:
    """Read one file into its record.

    Raises:
        UnreadableFile: the file can't be read; the message says what to do.
    """
    return extract_source(read(path), hints=hints)


def extract_source(source: Source, *, hints: Hints | None = None) -> Record:
    """Read a kept text into its record; all offsets are of `source.text`."""
    return _Reading(source, hints or Hints(), load_authority()).record()


class _Reading:
    """One pass over one document; holds the fold and what was found on it."""

    def __init__(self, source: Source, hints: Hints, authority: Authority) -> None:
        self.source = source
        self.hints = hints
        self.authority = authority
        self.fold: Fold = fold(source.text, source.tables)
        self.text = self.fold.text
        self.head: Masthead = read_masthead(self.text)
        self.date = self.head.date or hints.signed
        self.title = self.head.title or hints.title
        self.number = self.head.number.text if self.head.number else hints.number
        self.jurisdiction = self._jurisdiction()
        self.warnings: list[Warn] = list(source.warnings)
        self.ids: Counter[str] = Counter()

    def record(self) -> Record:
        tables = lift_tables(self.text, 0, self.head.body_end)
        start = min([self.head.body_start, *(table.start for table in tables[:1])])
        plan: Outline = outline(self.text, start, self.head.body_end, tables)
        if not any(node.label for node in plan.nodes):
            self._warn(
                "no-numbering", "no numbered provision; each paragraph stands for itself", 0, 0
            )
        found: list[Found] = []
        for node in plan.nodes:
            found += find_statements(self.text, node)
        if self.jurisdiction is None:
            self.jurisdiction = self._jurisdiction_of_bodies(found)
        document = self._document()
        applied = apply_rules(self.text, found, plan.nodes)
        provisions = tuple(self._provision(document.id, node) for node in plan.nodes)
        statements, covers = self._statements(document.id, applied)
        measures = self._measures(document.id, plan, found, covers)
        return Record(
            document, self.source.text, provisions, statements, measures, tuple(self.warnings)
        )

    # --- the document -----------------------------------------------------------------------

    def _jurisdiction(self) -> str | None:
        """Find whose document it is: by its issuers, its number, its titles, the lines of its head.

        Prose of the head is no evidence: it cites the documents of others.
        """
        head = self.head
        candidates = [self.text[s.start : s.end] for s in head.issuers]
        candidates += [self.number or "", self.title or "", head.contained_title or ""]
        candidates += [self.hints.title or ""]
        candidates += [
            _CITED.sub("", line.text)
            for line in page_lines(self.text[: head.body_start])
            if len(line.text) <= 60 and not _CITES.search(line.text)
        ]
        candidates += [m.group("place") for m in _OURS.finditer(self.text[: head.body_start + 600])]
        for candidate in candidates:
            code = self.authority.jurisdiction_of(candidate) if candidate else None
            if code is not None:
                return code
        return None

    def _jurisdiction_of_bodies(self, found: list[Found]) -> str | None:
        """Fall back on the bodies that the statements name.

        All that name a place name one (上海海关, 上海证监局): it is that one's document. None has a
        prefix of level (市…, 省…) and several are the centre's (科技部, 税务总局): it is the centre's.
        """
        names = {self.text[n.start : n.end] for f in found for n in f.parsed.named}
        places = {self.authority.jurisdiction_of(name) for name in names} - {None}
        local = places - {NATIONAL}
        levelled = {name[0] for name in names if name[0] in "市省区县州"}
        if len(local) == 1:
            # The lowest level with bodies of its own (区…, 市…, 省…) is the document's.
            place = str(local.pop())
            lowest = next((prefix for prefix in "县区州市省" if prefix in levelled), None)
            return self.authority.gazetteer.at_level(place, lowest) if lowest else place
        if not local and not levelled and NATIONAL in places:
            return NATIONAL
        return None

    def _document(self) -> Document:
        head = self.head
        issuers = tuple(self._mention(s.start, s.end) for s in head.issuers)
        key = self.number or "|".join(
            [issuers[0].name if issuers else "", self.date or "", self.title or ""]
        )
        if key == "||":
            key = self.source.text_sha256
        digest = hashlib.sha256(key.encode()).hexdigest()[:10]
        year = (self.date or "nd")[:4]
        if head.number is not None and head.number.ill_formed:
            span = head.number.span
            message = f"document number kept as printed: {self.number}"
            self._warn("ill-formed-number", message, span.start, span.end)
        return Document(
            id=f"{year}-{digest}",
            title=self.title,
            contained_title=head.contained_title,
            number=self.number,
            kind=head.kind,
            date=self.date,
            issuers=issuers,
            recipients=head.recipients,
            period=head.period,
            sha256=self.source.sha256,
            text_sha256=self.source.text_sha256,
            jurisdiction=self.jurisdiction,
            file=Path(self.source.path).name if self.source.path else None,
        )

    # --- provisions -------------------------------------------------------------------------

    def _provision(self, document: str, node: Node) -> Provision:
        start, end = self._span(node.start, node.end)
        above = node.ancestors()
        part = next((n for n in above if n.level in {"part", "annex"}), None)
        section = next((n for n in above if n.level in {"section", "chapter"}), None)
        heading = self._print(*node.heading) if node.heading else None
        return Provision(
            id=f"{document}.{node.key}",
            parent=f"{document}.{node.parent.key}" if node.parent else None,
            level=node.level,
            part=self._headline(part),
            section=self._headline(section),
            label=self._label(node),
            heading=heading or None,
            path="".join(self._folded_label(n) for n in reversed(above)),
            start=start,
            end=end,
        )

    def _label(self, node: Node) -> str | None:
        if node.label is None:
            return None
        return self._print(node.label.start, node.label.start + len(node.label.text))

    def _folded_label(self, node: Node) -> str:
        if node.label is not None:
            return node.label.text
        if node.row is not None:
            return f"表格第{node.row.number or node.key.rsplit('t', 1)[-1]}行"
        return f"第{node.key.rsplit('u', 1)[-1]}段"

    def _headline(self, node: Node | None) -> str | None:
        if node is None or node.label is None:
            return None
        end = node.heading[1] if node.heading else node.label.end
        return self._print(node.start, end)

    # --- statements -------------------------------------------------------------------------

    def _statements(
        self, document: str, applied: list[Applied]
    ) -> tuple[tuple[Statement, ...], list[tuple[int, int, str]]]:
        statements: list[Statement] = []
        covers: list[tuple[int, int, str]] = []
        last: dict[int, int] = {}
        stated = {id(a.found.node) for a in applied}
        for item in applied:
            found = item.found
            scope = self._scope(item, last, stated)
            assignments = self._assignments(item)
            if not assignments or self._only_strangers(item, assignments):
                continue
            key = self._unique(
                f"{document}.{found.node.key}-r{_hash8(self.text[found.start : found.end])}"
            )
            start, end = self._span(found.start, found.end)
            scope_start, scope_end = self._span(*scope)
            statements.append(
                Statement(
                    id=key,
                    provision=f"{document}.{found.node.key}",
                    form=found.form,
                    scope_start=scope_start,
                    scope_end=scope_end,
                    manner=item.manner,
                    open=found.parsed.open if found.form != "rule" else False,
                    deadline=found.deadline,
                    quote=self.source.text[start:end],
                    start=start,
                    end=end,
                    assignments=assignments,
                )
            )
            covers.append((scope[0], scope[1], key))
            if found.form != "rule":
                last[id(found.node)] = found.end
            if found.slip:
                self._warn("slip", f"{found.slip}; read all the same", found.start, found.end)
        return tuple(statements), covers

    def _scope(self, item: Applied, last: dict[int, int], stated: set[int]) -> tuple[int, int]:
        """Return what a statement answers for, on the fold.

        From the statement before it in the same provision, or the provision's start; right behind
        a heading it answers for all that the heading opens; the last of several items, none of
        which has a statement of its own, closes the clause above.
        """
        found = item.found
        node = found.node
        if found.form in {"rule", "table"}:
            return node.start, node.end
        before = last.get(id(node))
        begin = before if before is not None else node.start
        heading_end = node.heading[1] if node.heading else node.start
        if before is None and not self.text[heading_end : found.start].strip("。：: \n（"):
            return node.start, node.end
        if found.form in {"line", "bracket"} and before is None:
            begin = _clause_start(node, found, stated)
        while begin < found.start and self.text[begin] in "\n 。":
            begin += 1
        return begin, found.start

    def _assignments(self, item: Applied) -> tuple[Assignment, ...]:
        rows: list[Assignment] = []
        taken: set[tuple[str, str]] = set()
        agencies: set[str] = set()
        endings = self._shared_endings(item)
        listed = [(n.start, n.end, n.role, False) for n in item.named]
        listed += [(i.start, i.end, item.role, True) for i in item.inherited]
        for start, end, role, inherited in listed:
            folded = self.text[start:end]
            body = self._mention(start, end, endings.get(start, ""))
            # The same name twice is one body; two name-plates of one body stay two.
            again = body.agency in agencies if inherited else (body.agency, folded) in taken
            if again:
                continue
            taken.add((body.agency, folded))
            agencies.add(body.agency)
            rows.append(
                Assignment(
                    body.agency,
                    body.name,
                    body.surface,
                    role,
                    len(rows) + 1,
                    inherited,
                    body.start,
                    body.end,
                )
            )
        return tuple(rows)

    def _shared_endings(self, item: Applied) -> dict[int, str]:
        """Find what a bare place borrows from the body listed behind it.

        临汾、侯马、洪洞经济开发区管委会: each of the three has the ending 经济开发区管委会; in
        智造新城、智慧新城管委会 both have 管委会.
        """
        endings: dict[int, str] = {}
        lender = ""
        for name in reversed(item.named):
            text = self.text[name.start : name.end]
            if looks_like_body(text):
                lender = text
                continue
            place = next(iter(self.authority.gazetteer.read(lender, None, None)), None)
            at = lender.find(text[-2:])
            if at > 0:
                endings[name.start] = lender[at + 2 :]
            elif place is not None and len(text) <= 4:
                endings[name.start] = lender[place.end :]
        return endings

    def _only_strangers(self, item: Applied, rows: tuple[Assignment, ...]) -> bool:
        """Tell whether a bare bracket names one thing that nobody knows: then it is a gloss."""
        return (
            item.found.parsed.strength == "bare"
            and item.found.form == "bracket"
            and len(rows) == 1
            and rows[0].agency.startswith("p-")
            and not rows[0].name.startswith(("市", "省", "区", "县", "州", "国家", "各"))
        )

    # --- measures ---------------------------------------------------------------------------

    def _measures(
        self,
        document: str,
        plan: Outline,
        found: list[Found],
        covers: list[tuple[int, int, str]],
    ) -> tuple[Measure, ...]:
        holes: dict[int, list[tuple[int, int]]] = {}
        for item in found:
            holes.setdefault(id(item.node), []).append((item.start, item.end))
        sweep = _Sweep(covers)
        measures: list[Measure] = []
        for node in plan.nodes:
            state = status(node, self.text, self.title)
            for low, high in node.paragraphs:
                gaps = [(s, e) for s, e in holes.get(id(node), []) if s < high and e > low]
                measures += [
                    self._measure(document, node, state, found.start, found.end, sweep)
                    for found in sentences(self.text, low, high, gaps)
                ]
        return tuple(sorted(measures, key=lambda m: m.start))

    def _measure(
        self,
        document: str,
        node: Node,
        state: str,
        start: int,
        end: int,
        sweep: _Sweep,
    ) -> Measure:
        folded = self.text[start:end]
        low, high = self._span(start, end)
        actors = tuple(
            Actor(b.agency, b.name, b.surface, c.role, b.start, b.end)
            for c in charged(self.text, start, end)
            for b in (self._mention(c.start, c.end),)
        )
        return Measure(
            id=self._unique(f"{document}.{node.key}-m{_hash8(folded)}"),
            provision=f"{document}.{node.key}",
            text=self.source.text[low:high],
            start=low,
            end=high,
            status="reported" if state == "reported" else "planned",
            stage=stage(folded),
            deadline=deadline(folded),
            statements=sweep.at(start),
            actors=actors,
        )

    # --- helpers ----------------------------------------------------------------------------

    def _mention(self, start: int, end: int, ending: str = "") -> BodyMention:
        folded = self.text[start:end] + ending
        resolved = self.authority.resolve(folded, date=self.date, jurisdiction=self.jurisdiction)
        low, high = self._span(start, end)
        return BodyMention(resolved.agency, resolved.name, self.source.text[low:high], low, high)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.fold.source_span(start, end)

    def _print(self, start: int, end: int) -> str:
        low, high = self._span(start, end)
        return self.source.text[low:high].strip()

    def _unique(self, key: str) -> str:
        """Return the key, with ~2, ~3 … where the document has said the very same before."""
        self.ids[key] += 1
        return key if self.ids[key] == 1 else f"{key}~{self.ids[key]}"

    def _warn(self, code: str, message: str, start: int, end: int) -> None:
        low, high = self._span(start, end) if end > start else (0, 0)
        self.warnings.append(Warn(code, message, low, high))


class _Sweep:
    """Which statements cover a place; asked in the order of the text, it passes over them once."""

    def __init__(self, covers: list[tuple[int, int, str]]) -> None:
        self.waiting = sorted(covers, reverse=True)
        self.active: list[tuple[int, int, str]] = []
        self.last = 0

    def at(self, place: int) -> tuple[str, ...]:
        """Return the ids of the statements whose scope holds `place`."""
        while self.waiting and self.waiting[-1][0] <= place:
            self.active.append(self.waiting.pop())
        self.active = [cover for cover in self.active if cover[1] > place]
        return tuple(key for start, _, key in self.active if start <= place)


def _clause_start(node: Node, found: Found, stated: set[int]) -> int:
    """Widen the scope of the last item's statement to the clause, where no item has its own."""
    parent = node.parent
    if parent is None or parent.level in {"part", "chapter", "section", "annex", "division"}:
        return node.start
    siblings = parent.children
    if siblings[-1] is not node or len(siblings) < 2 or node.paragraphs[-1][1] > found.end + 1:
        return node.start
    alone = all(id(other) not in stated for other in siblings if other is not node)
    return parent.start if alone and id(parent) not in stated else node.start


def _hash8(text: str) -> str:
    return hashlib.sha256(re.sub(r"\s", "", text).encode()).hexdigest()[:8]
