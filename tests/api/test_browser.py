"""The pages in a real browser: accessible, self-contained, legible on any screen and on paper."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.api.known import clause, document, get
from tests.api.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx
    from playwright.sync_api import Browser, BrowserContext, Page

    from api.app import Service

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. CI has to have it; elsewhere the tests are skipped without it."""
    if CHROMIUM is None:
        reason = "no Chromium: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(service: Service) -> Iterator[str]:
    with serving(service) as found:
        yield found


@pytest.fixture(scope="module")
def pages(client: httpx.Client) -> dict[str, str]:
    """A page of every kind, by name."""
    award = clause(client, "沪质20220001号 第二部分一（二）")
    planning = clause(client, "沪府发〔2015〕6号 一（一）")
    answer = get(client, f"/v1/provisions/{award}")
    event = get(client, "/v1/agencies/sh-amr")["predecessors"][0]["event"]["id"]
    thread = get(client, "/v1/threads")["items"][0]["thread"]["id"]
    return {
        "home": "/",
        "search": f"/search?q={quote('首席质量官')}",
        "search for nothing": f"/search?q={quote('没有这样的措施')}",
        "search by an old name": f"/search?q={quote('市质量技监局')}",
        "shared": f"/shared?agency={quote('市市场监管局')}&agency={quote('市科委')}",
        "clause": f"/doc/provision/{award}.html",
        "clause with several statements": f"/doc/provision/{planning}.html",
        "measure": f"/doc/measure/{answer['sentences'][0]['id']}.html",
        "document": f"/doc/document/{document(client, 2024)}.html",
        "compare": f"/compare?a={document(client, 2023)}&b={document(client, 2024)}",
        "compare what": f"/compare?a={document(client, 2023)}",
        "threads": "/threads",
        "thread": f"/doc/thread/{thread}.html",
        "agency": "/doc/agency/sh-amr.html",
        "former agency": "/doc/agency/sh-qts.html",
        "event": f"/doc/event/{event}.html",
        "a thing without a page": "/doc/jurisdiction/310000.html",
        "docs": "/docs",
        "problem": "/problems/gone",
        "error": "/doc/agency/sh-none.html",
    }


NAMES = [
    "home", "search", "search for nothing", "search by an old name", "shared", "clause",
    "clause with several statements", "measure", "document", "compare",
    "compare what", "threads", "thread", "agency", "former agency", "event",
    "a thing without a page", "docs", "problem", "error",
]  # fmt: skip
ONE_LANGUAGE = {"problem"}


def opened(context: BrowserContext, url: str) -> tuple[Page, list[str], list[str]]:
    """A page, the hosts that it asked and what it complained of."""
    page = context.new_page()
    hosts: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: hosts.append(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.goto(url)
    return page, hosts, complaints


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_accessible_and_self_contained(
    browser: Browser, address: str, pages: dict[str, str], name: str
) -> None:
    schemes: list[tuple[str, Any]] = [("", "light"), ("", "dark"), ("/en", "light")]
    for prefix, scheme in schemes:
        if prefix and name in ONE_LANGUAGE:
            continue
        path = f"{prefix}{pages[name]}"
        if prefix:
            path = path.rstrip("/")
        context = browser.new_context(color_scheme=scheme, viewport={"width": 1200, "height": 900})
        page, hosts, complaints = opened(context, address + path)
        assert set(hosts) == {urlsplit(address).netloc}, path
        assert context.cookies() == []
        # Chromium reports the status of the page itself as a failed resource.
        assert [c for c in complaints if "404" not in c] == [], path
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{path} ({scheme})\n{found.generate_report()}"
        context.close()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wider_than_the_narrowest_screen(
    browser: Browser, address: str, pages: dict[str, str], name: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page, _, _ = opened(context, address + pages[name])
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_the_same_without_script(
    browser: Browser, address: str, pages: dict[str, str], name: str
) -> None:
    texts = []
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page, _, _ = opened(context, address + pages[name])
        texts.append(page.locator("main").inner_text())
        context.close()
    assert texts[0].strip()
    if name != "error":
        assert texts[0] == texts[1]


def test_languages_are_marked_and_linked_both_ways(
    browser: Browser, address: str, pages: dict[str, str]
) -> None:
    context = browser.new_context()
    page, _, _ = opened(context, address + pages["clause"])
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert page.locator(".printed").get_attribute("lang") == "zh-Hant"
    page.get_by_role("link", name="English").click()
    assert urlsplit(page.url).path == f"/en{pages['clause']}"
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="中文").click()
    assert urlsplit(page.url).path == pages["clause"]
    context.close()


def test_a_clause_shows_who_answers_and_where_it_says_so(
    browser: Browser, address: str, pages: dict[str, str]
) -> None:
    context = browser.new_context()
    page, _, _ = opened(context, address + pages["clause"])
    lanes = page.locator(".lane")
    assert lanes.locator("h3").all_inner_texts() == ["牵头", "配合"]
    assert lanes.first.get_by_role("link").inner_text() == "上海市市场监督管理局"
    marked = page.locator(".printed mark")
    assert marked.locator("a.body").all_inner_texts() == [
        "市市場監管局",
        "市政府質量獎審定委員會成員單位",
        "各區質量工作領導小組",
    ]
    source = page.locator(".source").inner_text()
    assert "沪质20220001号" in source
    assert "df9b8ab37092fe849fb6638486ce3a966c7b1d87f7cc714adb65077025446cca" in source
    context.close()


def test_a_person_finds_the_answer_from_the_front_page_by_keyboard(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page, _, _ = opened(context, f"{address}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.get_by_role("searchbox").focus()
    page.keyboard.type("市质量技监局")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert "现为 上海市市场监督管理局" in page.locator("main").inner_text()
    page.locator(".rows").get_by_role("link", name="上海市市场监督管理局").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/doc/agency/sh-amr.html")
    assert page.locator("h1").inner_text() == "上海市市场监督管理局"
    context.close()


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "%0d%0aX:y"]
)
def test_hostile_words_stay_words(browser: Browser, address: str, words: str) -> None:
    context = browser.new_context()
    for path in (f"/search?q={quote(words)}", f"/shared?agency={quote(words)}&agency=sh-amr"):
        page, hosts, complaints = opened(context, address + path)
        assert complaints == []
        assert set(hosts) == {urlsplit(address).netloc}
        box = "#top-q" if path.startswith("/search") else "#a0"
        assert page.locator(box).input_value() == words
    context.close()


def test_a_clause_prints_on_paper(browser: Browser, address: str, pages: dict[str, str]) -> None:
    context = browser.new_context()
    page, _, _ = opened(context, address + pages["clause"])
    page.emulate_media(media="print")
    assert not page.locator(".top form").is_visible()
    assert page.locator(".printed").is_visible()
    assert page.pdf().startswith(b"%PDF")
    context.close()


def test_pages_are_light(client: httpx.Client, pages: dict[str, str]) -> None:
    """A page stays within 60 kB compressed, its style sheet included; the one that has every route
    with an example grows with the routes."""
    style = 0
    for name in NAMES:
        answer = client.get(pages[name], headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
        if not style:
            sheet = answer.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
            style = int(
                client.get(sheet, headers={"Accept-Encoding": "gzip"}).headers["content-length"]
            )
        size = int(answer.headers.get("content-length", "0"))
        assert size + style < (100_000 if name == "docs" else 60_000), name
