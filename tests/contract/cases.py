"""What is asked of both stores: every typed question with many parameters, chosen from a store."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, get_args

from loaders.record import MentionType
from queries.agencies import agencies
from queries.agency import agency
from queries.analysis import material, proofs
from queries.assigning import assigning
from queries.comparing import GROUPS, compare_documents
from queries.districts import districts
from queries.document import document
from queries.documents import documents
from queries.due import due
from queries.duties import duties
from queries.event import event
from queries.identify import identify
from queries.indicators import FigureFilters, figures, indicators, observations
from queries.lineage import lineage
from queries.lineage_links import links
from queries.lineage_steps import strips
from queries.matrix import matrix
from queries.measures import measures
from queries.named import NamedFilters, citations, mentions, named
from queries.neighbourhood import neighbourhood
from queries.partners import partners
from queries.planned_deeds import deeds
from queries.provision import provision
from queries.reference import resolve_reference
from queries.responsibility import responsibility
from queries.search import search
from queries.series import series
from queries.shared import shared
from queries.targets import VERDICTS, targets
from queries.thread_agencies import thread_agencies
from queries.threads import ThreadFilters, thread, thread_links, threads
from queries.trace import trace
from queries.types import SearchFilters
from queries.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store import Store

DATES: Final = (None, None, "2024", "2018-11", "2018-11-23", "2016", "2023-06-30", "1990")
FUNCTIONS: Final = ("商标", "食品安全监管", "知识产权", "质量", "无此职能")
THINGS: Final = (("work",), ("standard", "programme"), ("indicator",), ("work", "measure"))
WORDS: Final = (
    "质", "质量", "图谱", "知识图谱", "5G", "g", "DCMM", "iso 9001", "20", "。", "（", "，", "的", "𠮷", "无此词语无此词语",
    "质量提升行动", "市场监督管理局", "市质量技监局", "意见", "品牌 建设", "著名商标", "年底前", "ＡＥＯ", "“", "*", "+", "\"", "～1",
    "推进", "落实", "a", "1", "各区人民政府",
)  # fmt: skip


@dataclass(frozen=True)
class Call:
    """A question with its parameters; `pages` is how many pages are read one after another."""

    question: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    pages: int = 1

    def __str__(self) -> str:
        words = [*map(repr, self.arguments), *(f"{k}={v!r}" for k, v in self.options.items())]
        return f"{self.question.__name__}({', '.join(words)})"


class Cases:
    """Chooses parameters out of what a store holds, the same for the same graph."""

    def __init__(self, store: Store, count: int) -> None:
        self._store = store
        self._count = count
        self._rng = random.Random(11)
        self.agencies = self._ids(
            "SELECT id FROM agency AS g WHERE pk IN (SELECT agency FROM duty) ORDER BY"
            " (SELECT count(*) FROM duty WHERE agency = g.pk) DESC, id"
        )
        self.documents = self._ids("SELECT id FROM document ORDER BY pk")
        self.provisions = self._ids("SELECT id FROM provision ORDER BY pk")
        self.statements = self._ids("SELECT id FROM statement ORDER BY pk")
        self.measures = self._ids("SELECT id FROM measure ORDER BY pk")
        self.events = self._ids("SELECT id FROM change_event ORDER BY id")
        self.kinds = [*self._ids("SELECT DISTINCT kind FROM document ORDER BY kind"), "无"]
        self.pairs = store.query(
            "SELECT a.id, b.id, count(*) FROM shared AS h JOIN agency AS a ON a.pk = h.a"
            " JOIN agency AS b ON b.pk = h.b GROUP BY h.a, h.b ORDER BY 3 DESC, 1, 2"
        )

    def of(self, name: str) -> Iterator[Call]:
        """Yield what is asked of the question of a name."""
        yield from getattr(self, f"_{name}")()

    def _ids(self, question: str) -> list[str]:
        return [row[0] for row in self._store.query(question) if row[0] is not None]

    def _some(self, things: list[Any], most: int | None = None) -> list[Any]:
        """Return the first of some things, the last, and others by chance."""
        count = min(len(things), most or self._count)
        if count < 3:
            return things[:count]
        return [
            *things[: count // 3],
            *self._rng.sample(things, count - count // 3 - 1),
            things[-1],
        ]

    def _one(self, *things: Any) -> Any:
        return self._rng.choice(things)

    def _date(self) -> str | None:
        return self._rng.choice(DATES)

    def _years(self) -> dict[str, int]:
        first = self._one(None, None, 2013, 2018, 2022)
        last = self._one(None, None, 2022, 2024)
        return {k: y for k, y in (("year_from", first), ("year_to", last)) if y is not None}

    def _roles(self) -> list[str] | None:
        everyone: list[str] = [*ROLES]
        return self._rng.choice((None, None, ["lead"], ["support", "by_duty"], everyone))

    def _responsibility(self) -> Iterator[Call]:
        for ids in (self.provisions, self.measures, self.statements):
            for identifier in self._some(ids):
                yield Call(responsibility, (identifier,), {"as_of": self._date()})
        yield Call(responsibility, ("no-such-id",))

    def _provision(self) -> Iterator[Call]:
        for identifier in self._some(self.provisions):
            yield Call(provision, (identifier,), {"as_of": self._date()})
        yield Call(provision, (self.measures[0],))

    def _duties(self) -> Iterator[Call]:
        for identifier in self._some(self.agencies):
            options = self._years() | {
                "roles": self._roles(),
                "through": self._one("succession", "names"),
                "document_kind": self._one(None, None, *self.kinds),
                "limit": self._one(1, 3, 20, 200),
                "as_of": self._date(),
            }
            yield Call(duties, (identifier,), options, pages=4)
            yield Call(duties, (identifier,), {"limit": 7}, pages=3)
            yield Call(duties, (identifier,), {"document": self._one(*self.documents)})
            yield Call(
                duties, (identifier,), {"function": self._one(*FUNCTIONS), "as_of": self._date()}
            )
        yield Call(duties, ("nobody",))

    def _shared(self) -> Iterator[Call]:
        for a, b, _ in self._some(self.pairs):
            yield Call(shared, ([a, b],), {"limit": 7}, pages=3)
            yield Call(shared, ([b, a],), {"as_of": self._date()})
            options = self._years() | {
                "roles": [self._roles(), self._roles()],
                "through_succession": self._one(True, False),
                "limit": self._one(1, 5, 200),
            }
            yield Call(shared, ([a, b],), options, pages=2)
            more = self._rng.sample(self.agencies[:12], min(4, len(self.agencies)))
            three = list(dict.fromkeys([a, b, *more]))[: self._one(3, 4)]
            yield Call(shared, (three,), {"through_succession": self._one(True, False)})
            yield Call(
                shared, (three,), {"roles": [self._roles() for _ in three], "as_of": self._date()}
            )

    def _partners(self) -> Iterator[Call]:
        for identifier in self._some(self.agencies):
            yield Call(partners, (identifier,), {"limit": 5}, pages=3)
            options = self._years() | {
                "roles": self._roles(),
                "through_succession": self._one(True, False),
                "as_of": self._date(),
            }
            yield Call(partners, (identifier,), options)

    def _matrix(self) -> Iterator[Call]:
        for _ in range(max(3, self._count // 4)):
            some = self._rng.sample(self.agencies, min(self._one(1, 4, 10), len(self.agencies)))
            options = self._years() | {
                "through_succession": self._one(True, False),
                "as_of": self._date(),
            }
            yield Call(matrix, (some,), options)
        yield Call(matrix, (self.agencies[:40],))

    def _agency(self) -> Iterator[Call]:
        everyone = self._ids("SELECT id FROM agency ORDER BY id")
        for identifier in [*self._some(self.agencies), *self._some(everyone)]:
            yield Call(agency, (identifier,), {"as_of": self._date()})
        yield Call(agency, ("nobody-at-all",))

    def _agencies(self) -> Iterator[Call]:
        names = self._ids("SELECT DISTINCT text FROM agency_name ORDER BY text")
        cut = [name[n : n + 2] for name in self._some(names) for n in (0, len(name) // 2)]
        for name in [*self._some(names), *cut, *WORDS, "市", "质量"]:
            yield Call(agencies, (name,), {"limit": self._one(1, 3, 20), "as_of": self._date()}, 3)
        yield Call(agencies, (), {"limit": 13}, pages=5)
        yield Call(agencies, (), {"limit": 13, "order": "clauses", "as_of": "2018"}, pages=5)

    def _analysis(self) -> Iterator[Call]:
        yield Call(material)
        yield Call(proofs, (self._some(self.statements),))
        yield Call(proofs, (["no-such-statement"],))

    def _document(self) -> Iterator[Call]:
        for identifier in self._some(self.documents):
            yield Call(document, (identifier,), {"as_of": self._date()})
            yield Call(document, (identifier,))

    def _documents(self) -> Iterator[Call]:
        issuers = self._ids(
            "SELECT DISTINCT id FROM agency JOIN issued ON issued.agency = agency.pk ORDER BY id"
        )
        for number in range(self._count):
            options = self._years() | {
                "kind": self._one(None, *self.kinds),
                "issuer": self._one(None, *issuers, *self.agencies[:3]),
                "as_of": self._date(),
                "limit": self._one(1, 4, 20),
            }
            yield Call(documents, (), options if number else {"limit": 3}, pages=3)

    def _measures(self) -> Iterator[Call]:
        for number in range(self._count):
            options = self._years() | {
                "status": self._one(None, None, "planned", "reported"),
                "document_kind": self._one(None, None, *self.kinds),
                "as_of": self._date(),
                "limit": self._one(2, 9, 50),
            }
            if number % 3:
                options |= {
                    "agency": self._one(*self.agencies[:8], *self.agencies),
                    "roles": self._roles(),
                    "through": self._one("succession", "names"),
                }
            if number % 4 == 0:
                options |= {"document": self._one(*self.documents)}
            yield Call(measures, (), options if number else {"limit": 20}, pages=3)

    def _assigning(self) -> Iterator[Call]:
        yield Call(assigning, (), {"limit": 2}, pages=4)
        for date in DATES:
            yield Call(assigning, (), self._years() | {"as_of": date})

    def _due(self) -> Iterator[Call]:
        for number in range(self._count):
            year = self._one(2015, 2020, 2023, 2024, 2025, 2026, 2035)
            options = {
                "from_year": self._one(None, None, 2014),
                "agency": self._one(None, *self.agencies[:6], *self.agencies),
                "as_of": self._date(),
                "limit": self._one(1, 6, 40),
            }
            yield Call(due, (year,), options if number else {}, pages=3)

    def _districts(self) -> Iterator[Call]:
        single = self._ids(
            "SELECT id FROM agency WHERE level IN ('district', 'county') ORDER BY id"
        )
        members = self._ids(
            "SELECT DISTINCT g.id FROM membership AS m JOIN agency AS g ON g.pk = m.agency ORDER BY 1"
        )
        for _ in range(max(4, self._count // 2)):
            options = self._years() | {
                "district": self._one(None, *single, *members, *self.agencies[:4]),
                "jurisdiction": self._one(None, "310000", "310115", "000000", "330000", "999999"),
                "as_of": self._date(),
                "limit": self._one(2, 20),
            }
            yield Call(districts, (), options, pages=2)

    def _figures(self) -> Iterator[Call]:
        yield Call(figures, (), {"limit": 9}, pages=4)
        for filters in self._figure_filters():
            yield Call(figures, (filters,), {"limit": self._one(2, 30), "as_of": self._date()}, 3)

    def _indicators(self) -> Iterator[Call]:
        yield Call(indicators, (), {"limit": 9}, pages=4)
        for filters in self._figure_filters():
            options = {"limit": self._one(2, 30), "as_of": self._date()}
            yield Call(indicators, (filters,), options, 3)

    def _observations(self) -> Iterator[Call]:
        for identifier in [*self._some(self._series_ids()), "i000000000000"]:
            yield Call(observations, (identifier,), {"limit": 1, "as_of": self._date()}, pages=3)
            yield Call(observations, (identifier,))

    def _series(self) -> Iterator[Call]:
        for identifier in [*self._some(self._series_ids()), "i000000000000"]:
            yield Call(series, (identifier,), {"as_of": self._date()})
            yield Call(series, (identifier,))

    def _compare_documents(self) -> Iterator[Call]:
        for a, b in self._some(list(combinations(self.documents, 2)), 6):
            yield Call(compare_documents, (a, b), {"limit": 40}, pages=2)
            options = {
                "group": self._one(None, *GROUPS),
                "as_of": self._date(),
                "limit": self._one(1, 9),
            }
            yield Call(compare_documents, (b, a), options, pages=3)
        yield Call(compare_documents, (self.documents[0], self.documents[0]))
        yield Call(compare_documents, (self.documents[0], "no-such-document"))

    def _thread_agencies(self) -> Iterator[Call]:
        threads_ = self._ids("SELECT id FROM thread ORDER BY documents DESC, id")
        named = self._ids("SELECT coalesce(programme, standard, work) FROM thread ORDER BY 1")
        for identifier in [*self._some(threads_), *self._some(self.measures, 6)]:
            yield Call(thread_agencies, (identifier,), {"as_of": self._date()})
            yield Call(thread_agencies, (identifier,))
        for identifier in [*self._some(named, 5), "no-such-thread"]:
            yield Call(thread_agencies, (identifier,))

    def _targets(self) -> Iterator[Call]:
        yield Call(targets, (), {"limit": 3}, pages=4)
        yield Call(targets, (), {"document": "no-such-document"})
        yield Call(deeds, ("no-such-document",))
        for held in self._some(self.documents, 6):
            options = {
                "document": self._one(None, held),
                "year": self._one(None, None, 2022, 2025, 2030),
                "verdict": self._one(None, *VERDICTS),
                "as_of": self._date(),
                "limit": self._one(2, 30),
            }
            yield Call(targets, (), options, pages=2)
            yield Call(deeds, (held,), {"limit": self._one(2, 30), "as_of": self._date()}, pages=2)

    def _series_ids(self) -> list[str]:
        return self._ids(
            "SELECT indicator FROM observation GROUP BY 1 ORDER BY count(*) DESC, indicator"
        )

    def _figure_filters(self) -> Iterator[FigureFilters]:
        def values(column: str) -> list[str]:
            return self._ids(f"SELECT DISTINCT {column} FROM observation ORDER BY 1")

        names, units, years = values("name"), values("unit"), values("year")
        levels, holders = values("level"), values("holder")
        for number in range(self._count):
            name = self._one(*names, "无") if names else "无"
            yield FigureFilters(
                words=self._one(None, name[:2], name[-2:], name.lower(), "ISO"),
                unit=self._one(None, None, *units, "家", "元"),
                level=self._one(None, None, *levels),
                holder=self._one(None, None, None, *holders),
                flow=self._one(None, None, "flow", "stock"),
                kind=self._one(None, None, "result", "target"),
                year=self._one(None, None, *map(int, (year[:4] for year in years)), 2030),
                document=self._one(*self.documents) if number % 4 == 0 else None,
                **self._years(),
            )

    def _named(self) -> Iterator[Call]:
        names = self._ids("SELECT DISTINCT name FROM mention ORDER BY 1")
        for kind in ("work", "standard", "programme"):
            yield Call(named, (kind,), {"limit": 9}, pages=4)
        for number in range(self._count):
            name = self._one(*names, "无") if names else "无"
            filters = NamedFilters(
                words=self._one(None, name[:2], name[-2:], name.lower(), "GB"),
                type=self._one(None, None, "document", "law", "award", "programme"),
                relation=self._one(None, None, "implements", "issued", "cites"),
                unresolved=self._one(None, None, True, False),
                document=self._one(*self.documents) if number % 4 == 0 else None,
                **self._years(),
            )
            options = {"limit": self._one(2, 30), "as_of": self._date()}
            yield Call(named, (self._one("work", "standard", "programme"), filters), options, 3)

    def _mentions(self) -> Iterator[Call]:
        for kind in ("work", "standard", "programme"):
            things = self._ids(
                f"SELECT {kind} FROM mention WHERE {kind} IS NOT NULL "
                f"GROUP BY 1 ORDER BY count(*) DESC, {kind}"
            )
            for identifier in [*things[:2], *self._some(things), "no-such-thing"]:
                options = {"limit": 1, "as_of": self._date()}
                yield Call(mentions, (kind, identifier), options, pages=3)
                yield Call(mentions, (kind, identifier), {"relation": self._one(None, "issued")})

    def _lineage(self) -> Iterator[Call]:
        things = {
            "thread": self._ids("SELECT id FROM thread ORDER BY measures DESC, id"),
            "measure": self._ids(
                "SELECT m.id FROM measure AS m JOIN in_thread AS i ON i.measure = m.pk"
                " GROUP BY m.pk ORDER BY count(*) DESC, m.pk"
            ),
            "provision": self.provisions,
            "document": self.documents,
            "work": self._ids("SELECT DISTINCT id FROM work ORDER BY 1"),
            "standard": self._ids("SELECT DISTINCT id FROM standard ORDER BY 1"),
            "programme": self._ids("SELECT DISTINCT id FROM programme ORDER BY 1"),
            "indicator": self._ids("SELECT DISTINCT indicator FROM observation ORDER BY 1"),
        }
        for kind, ids in things.items():
            for identifier in [*self._some(ids, 8), "no-such-thing"]:
                options = {
                    "kind": self._one(None, kind),
                    "direction": self._one("both", "earlier", "later"),
                    "depth": self._one(1, 2, 3),
                    "node_limit": self._one(1, 4, 60, 300),
                    "as_of": self._date(),
                }
                yield Call(lineage, (identifier,), options)
                yield Call(lineage, (identifier,), {"node_limit": 300})

    def _threads(self) -> Iterator[Call]:
        names = [*self._ids("SELECT name FROM thread ORDER BY id"), "无"]
        yield Call(threads, (), {"limit": 9}, pages=4)
        for number in range(self._count):
            name = self._one(*names)
            filters = ThreadFilters(
                words=self._one(None, None, name[:2], name[-3:], f"“{name}”"),
                type=self._one(None, None, None, "instrument", "programme", "wording"),
                method=self._one(None, None, "thesaurus", "named", "wording"),
                documents=self._one(1, 1, 2, 3),
                document=self._one(*self.documents) if number % 4 == 0 else None,
                agency=self._one(None, None, *self.agencies[:6]),
                **self._years(),
            )
            options = {"limit": self._one(2, 30), "as_of": self._date()}
            yield Call(threads, (filters,), options, pages=3)

    def _thread(self) -> Iterator[Call]:
        ids = self._ids("SELECT id FROM thread ORDER BY measures DESC, id")
        for identifier in [*self._some(ids), "no-such-thread"]:
            options = {"limit": self._one(1, 3, 60), "as_of": self._date()}
            yield Call(thread, (identifier,), options, pages=3)
            yield Call(thread_links, (identifier,), options, pages=4)
        yield Call(strips, (self._some(ids),), {"as_of": self._date()})

    def _trace(self) -> Iterator[Call]:
        names = self._ids("SELECT name FROM thread ORDER BY id")
        ids = self._ids("SELECT id FROM thread ORDER BY id")
        words = [*self._some(names), *self._some(self.measures), *self._some(ids), *WORDS[:12]]
        for asked in [*words, *self._cuts()]:
            yield Call(trace, (asked,), {"limit": self._one(1, 5), "as_of": self._date()})

    def _links(self) -> Iterator[Call]:
        for date in (None, "2023", "2016"):
            yield Call(_all_links, (), {"as_of": date})

    def _citations(self) -> Iterator[Call]:
        yield Call(citations, (), {"limit": 2}, pages=4)
        for held in self._some(self.documents):
            yield Call(citations, (), {"document": held, "as_of": self._date()})

    def _event(self) -> Iterator[Call]:
        for identifier in [*self._some(self.events), "no-event"]:
            yield Call(event, (identifier,), {"as_of": self._date()})

    def _identify(self) -> Iterator[Call]:
        assigned = self._ids(
            "SELECT s.id || '-' || a.n FROM assigned_to AS a JOIN statement AS s ON s.pk = a.statement"
        )
        for kind, ids in (
            ("document", self.documents),
            ("provision", self.provisions),
            ("statement", self.statements),
            ("measure", self.measures),
            ("mention", self._ids("SELECT id FROM mention ORDER BY pk")),
            ("work", self._ids("SELECT DISTINCT id FROM work ORDER BY 1")),
            ("standard", self._ids("SELECT DISTINCT id FROM standard ORDER BY 1")),
            ("programme", self._ids("SELECT DISTINCT id FROM programme ORDER BY 1")),
            ("observation", self._ids("SELECT id FROM observation ORDER BY pk")),
            ("indicator", self._ids("SELECT DISTINCT indicator FROM observation ORDER BY 1")),
            ("thread", self._ids("SELECT id FROM thread ORDER BY 1")),
            ("thread-member", [f"{m}-t1" for m in self.measures]),
            ("judgement", [f"{m}-j1" for m in self.measures]),
            ("agency", self.agencies),
            ("event", self.events),
            ("assignment", assigned),
            ("actor", [f"{m}-x1" for m in self.measures]),
            ("issuer", [f"{d}-b1" for d in self.documents]),
            ("jurisdiction", ["310000"]),
            ("function", ["market-regulation"]),
            ("name", self._ids("SELECT id FROM agency_name ORDER BY id")),
        ):
            for identifier in [*self._some(ids, 5), "no-such-1"]:
                yield Call(identify, (kind, identifier))

    def _resolve_reference(self) -> Iterator[Call]:
        numbers = self._ids("SELECT number FROM document ORDER BY pk")
        titles = self._ids("SELECT coalesce(contained_title, title) FROM document ORDER BY pk")
        tails = (
            "",
            " 一",
            "（二）",
            "第二部分（二）",
            "一、（一）",
            "六（十七）",
            "加强标准化建设",
        )
        for identifier in self._some(self.documents):
            yield Call(resolve_reference, (f"{identifier} {self._one(*tails)}",))
        for number in self._some(numbers):
            text = f"{number}{self._one(*tails)}"
            yield Call(resolve_reference, (text,), {"as_of": self._date()})
        for title in self._some(titles):
            yield Call(
                resolve_reference, (f"《{title[: self._one(3, 9, 99)]}》{self._one(*tails)}",)
            )

    def _search(self) -> Iterator[Call]:
        for word in [*WORDS, *self._cuts()]:
            yield Call(search, (word,), {"limit": self._one(1, 8, 20), "as_of": self._date()}, 2)
        names = self._some(self._ids("SELECT DISTINCT name FROM mention ORDER BY name"))
        names += self._some(self._ids("SELECT DISTINCT number FROM mention WHERE number > ''"))
        names += self._some(self._ids("SELECT DISTINCT name FROM indicator ORDER BY name"))
        for name in [*names, *[name[1:3] for name in names], "质", "/"]:
            options = {"kinds": self._one(None, *THINGS), "as_of": self._date(), "limit": 9}
            yield Call(search, (name,), options, 2)
            filters = SearchFilters(type=self._one(*get_args(MentionType)), **self._years())
            yield Call(search, (name,), {"filters": filters}, 2)
        for word in [*self._some(list(WORDS)), *self._cuts()]:
            filters = SearchFilters(
                document=self._one(None, None, None, self._one(*self.documents)),
                document_kind=self._one(None, None, *self.kinds),
                agency=self._one(None, *self.agencies[:4], *self.agencies[-4:]),
                role=self._one(None, None, *ROLES),
                **self._years(),
            )
            kinds = self._one(None, ["provision"], ["measure"], ["agency", "document"])
            yield Call(search, (word,), {"filters": filters, "kinds": kinds, "limit": 9}, 2)

    def _cuts(self) -> list[str]:
        """Cut one to six characters out of sentences, as people type them: common or rare."""
        cuts = []
        texts = self._ids("SELECT text FROM measure ORDER BY pk")
        for text in self._some(texts):
            start = self._rng.randrange(len(text))
            cuts.append(text[start : start + self._rng.randint(1, 6)])
        return cuts

    def _neighbourhood(self) -> Iterator[Call]:
        for kind, ids in (
            ("document", self.documents),
            ("provision", self.provisions),
            ("statement", self.statements),
            ("measure", self.measures),
            ("agency", self.agencies),
            ("event", self.events),
        ):
            for identifier in self._some(ids, max(3, self._count // 3)):
                options = {
                    "depth": self._one(1, 2, 2, 3),
                    "node_limit": self._one(3, 20, 60),
                    "as_of": self._date(),
                }
                yield Call(neighbourhood, (kind, identifier), options)
        yield Call(neighbourhood, ("agency", self.agencies[0]), {"depth": 3, "node_limit": 300})


def _all_links(reader: Any, *, as_of: str | None) -> list[Any]:
    return list(links(reader, as_of=as_of))


QUESTIONS: Final = tuple(
    sorted(
        name[1:]
        for name in vars(Cases)
        if name.startswith("_")
        and not name.startswith("__")
        and name
        not in {
            "_ids",
            "_some",
            "_one",
            "_date",
            "_years",
            "_roles",
            "_cuts",
            "_figure_filters",
            "_series_ids",
        }
    )
)
