"""How work goes on: threads, the links in them, who held them and where words lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.lineage import lineage
from queries.lineage_links import links
from queries.lineage_steps import strips
from queries.thread_agencies import thread_agencies
from queries.threads import ThreadFilters, thread, thread_links, threads
from queries.trace import trace
from tests.contract.cases.choice import WORDS, Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.cases.choice import Choice


def ask_lineage(given: Choice) -> Iterator[Call]:
    things = {
        "thread": given.ids("SELECT id FROM thread ORDER BY measures DESC, id"),
        "measure": given.ids(
            "SELECT m.id FROM measure AS m JOIN in_thread AS i ON i.measure = m.pk"
            " GROUP BY m.pk ORDER BY count(*) DESC, m.pk"
        ),
        "provision": given.provisions,
        "document": given.documents,
        "work": given.ids("SELECT DISTINCT id FROM work ORDER BY 1"),
        "standard": given.ids("SELECT DISTINCT id FROM standard ORDER BY 1"),
        "programme": given.ids("SELECT DISTINCT id FROM programme ORDER BY 1"),
        "indicator": given.ids("SELECT DISTINCT indicator FROM observation ORDER BY 1"),
    }
    for kind, ids in things.items():
        for identifier in [*given.some(ids, 8), "no-such-thing"]:
            options = {
                "kind": given.one(None, kind),
                "direction": given.one("both", "earlier", "later"),
                "depth": given.one(1, 2, 3),
                "node_limit": given.one(1, 4, 60, 300),
                "as_of": given.date(),
            }
            yield Call(lineage, (identifier,), options)
            yield Call(lineage, (identifier,), {"node_limit": 300})


def ask_threads(given: Choice) -> Iterator[Call]:
    names = [*given.ids("SELECT name FROM thread ORDER BY id"), "无"]
    yield Call(threads, (), {"limit": 9}, pages=4)
    for number in range(given.count):
        name = given.one(*names)
        filters = ThreadFilters(
            words=given.one(None, None, name[:2], name[-3:], f"“{name}”"),
            type=given.one(None, None, None, "instrument", "programme", "wording"),
            method=given.one(None, None, "thesaurus", "named", "wording"),
            documents=given.one(1, 1, 2, 3),
            document=given.one(*given.documents) if number % 4 == 0 else None,
            agency=given.one(None, None, *given.agencies[:6]),
            **given.years(),
        )
        options = {"limit": given.one(2, 30), "as_of": given.date()}
        yield Call(threads, (filters,), options, pages=3)


def ask_thread(given: Choice) -> Iterator[Call]:
    ids = given.ids("SELECT id FROM thread ORDER BY measures DESC, id")
    for identifier in [*given.some(ids), "no-such-thread"]:
        options = {"limit": given.one(1, 3, 60), "as_of": given.date()}
        yield Call(thread, (identifier,), options, pages=3)
        yield Call(thread_links, (identifier,), options, pages=4)
    yield Call(strips, (given.some(ids),), {"as_of": given.date()})


def ask_thread_agencies(given: Choice) -> Iterator[Call]:
    threads_ = given.ids("SELECT id FROM thread ORDER BY documents DESC, id")
    named = given.ids("SELECT coalesce(programme, standard, work) FROM thread ORDER BY 1")
    for identifier in [*given.some(threads_), *given.some(given.measures, 6)]:
        yield Call(thread_agencies, (identifier,), {"as_of": given.date()})
        yield Call(thread_agencies, (identifier,))
    for identifier in [*given.some(named, 5), "no-such-thread"]:
        yield Call(thread_agencies, (identifier,))


def ask_trace(given: Choice) -> Iterator[Call]:
    names = given.ids("SELECT name FROM thread ORDER BY id")
    ids = given.ids("SELECT id FROM thread ORDER BY id")
    words = [*given.some(names), *given.some(given.measures), *given.some(ids), *WORDS[:12]]
    for asked in [*words, *given.cuts()]:
        yield Call(trace, (asked,), {"limit": given.one(1, 5), "as_of": given.date()})


def ask_links(given: Choice) -> Iterator[Call]:
    for date in (None, "2023", "2016"):
        yield Call(_all_links, (), {"as_of": date})


def _all_links(reader: Any, *, as_of: str | None) -> list[Any]:
    return list(links(reader, as_of=as_of))
