"""What serves the service itself: robots, site map, catalog, problem types, static files, pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from api.problems import KINDS
from tests.api.known import clause, get

if TYPE_CHECKING:
    import httpx

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_robots_are_led_to_the_site_map_and_away_from_searches(client: httpx.Client) -> None:
    text = client.get("/robots.txt").text
    assert "Disallow: /v1/" in text
    assert "Disallow: /search" in text
    assert f"Sitemap: {str(client.base_url).rstrip('/')}/sitemap.xml" in text


def test_every_page_of_the_site_map_is_there_in_both_languages(client: httpx.Client) -> None:
    answer = client.get("/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml"
    root = ET.fromstring(answer.content)
    addresses = [element.text or "" for element in root.iterfind("s:url/s:loc", SITEMAP)]
    assert len(addresses) == len(set(addresses))
    assert sum("/doc/document/" in address for address in addresses) == 5
    assert sum("/doc/agency/" in address for address in addresses) > 20
    for address in addresses[:20]:
        path = urlsplit(address).path
        chinese = client.get(path)
        english = client.get("/en" if path == "/" else f"/en{path}")
        assert (chinese.status_code, english.status_code) == (200, 200), path
        assert chinese.headers["content-language"] == "zh-Hans"
        assert english.headers["content-language"] == "en"


def test_the_api_catalog_is_a_linkset(client: httpx.Client) -> None:
    answer = client.get("/.well-known/api-catalog")
    assert answer.headers["content-type"] == "application/linkset+json"
    entry, sparql = answer.json()["linkset"]
    assert sparql["anchor"].endswith("/sparql")
    base = str(client.base_url).rstrip("/")
    assert entry["anchor"] == f"{base}/v1/"
    for relation in ("service-desc", "service-doc", "status"):
        (link,) = entry[relation]
        assert client.get(urlsplit(link["href"]).path).status_code == 200


def test_the_description_has_its_media_type_for_those_who_ask(client: httpx.Client) -> None:
    named = client.get("/openapi.json", headers={"Accept": "application/vnd.oai.openapi+json"})
    assert named.headers["content-type"] == "application/vnd.oai.openapi+json;version=3.1"
    assert client.get("/openapi.json").headers["content-type"] == "application/json"
    assert "Accept" in named.headers["vary"]


@pytest.mark.parametrize("slug", sorted(KINDS))
def test_every_kind_of_problem_has_a_page(client: httpx.Client, slug: str) -> None:
    page = client.get(f"/problems/{slug}")
    assert page.status_code == 200
    assert KINDS[slug].title.zh in page.text
    assert KINDS[slug].title.en in page.text


def test_static_files_are_kept_for_good_under_their_hash(client: httpx.Client) -> None:
    page = client.get("/").text
    addresses = set(re.findall(r'"(/static/[^"]+)"', page))
    assert {address.rpartition("/")[2] for address in addresses} == {"app.css", "icon.svg"}
    for address in addresses:
        answer = client.get(address)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["access-control-allow-origin"] == "*"
        other = address.replace(address.split("/")[2], "00000000")
        assert client.get(other).status_code == 404
    assert client.get("/static/00000000/../../settings.py").status_code == 404


def test_pages_name_each_other_in_both_languages(client: httpx.Client) -> None:
    path = f"/search?q={quote('知识图谱')}"
    for address in (path, f"/en{path}"):
        page = client.get(address).text
        assert f'hreflang="zh-Hans" href="{path}"' in page
        assert f'hreflang="en" href="/en{path}"' in page


def test_the_front_page_says_what_is_covered_and_what_is_missing(client: httpx.Client) -> None:
    page = client.get("/").text
    assert "2015—2024" in page
    assert "2016、2018、2019、2020、2021" in page
    assert "输入措施、部门、文件号" in page


def test_a_document_number_finds_the_clause_that_is_meant(client: httpx.Client) -> None:
    culture = clause(client, "沪质〔2024〕1号 第二部分（十八）")
    page = client.get("/search", params={"q": "沪质〔2024〕1号 第二部分（十八）"}).text
    assert f'href="/doc/provision/{culture}.html"' in page
    english = client.get("/en/search", params={"q": "沪质〔2024〕1号 第二部分（十八）"}).text
    assert f'href="/en/doc/provision/{culture}.html"' in english


@pytest.mark.parametrize(
    "start",
    [
        "/search?q=%E8%B4%A8%E9%87%8F",
        "/doc/agency/sh-amr.html",
        "/shared?agency=sh-amr&agency=sh-eic",
    ],
)
def test_pages_of_lists_lead_on_to_the_end(client: httpx.Client, start: str) -> None:
    address, seen = start, set()
    for _ in range(40):
        page = client.get(address)
        assert page.status_code == 200, address
        found = re.findall(r'class="title" href="([^"]+)"', page.text)
        assert found
        seen.update(found)
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        if following is None:
            break
        address = following[1].replace("&amp;", "&")
    else:
        pytest.fail("the list does not end")
    assert len(seen) > 25


def test_a_facet_narrows_the_search_and_is_taken_off_again(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "首席质量官"}).text
    narrowed = re.search(r'href="(/search\?[^"]*kind=measure[^"]*)"', page)
    assert narrowed is not None
    measures = client.get(narrowed[1].replace("&amp;", "&")).text
    assert 'aria-current="true"' in measures
    assert "/doc/measure/" in measures
    assert not re.search(r'class="title" href="/doc/provision/', measures)


def test_a_search_that_holds_no_character_says_so_on_the_page(client: httpx.Client) -> None:
    for words in ("", "   ", "\u200b"):
        page = client.get("/search", params={"q": words})
        assert page.status_code == 200
        assert "<h1>检索</h1>" in page.text


def test_health_is_outside_the_data(client: httpx.Client) -> None:
    answer = client.get("/healthz")
    assert answer.json() == {"status": "ok"}
    assert answer.headers["cache-control"] == "no-store"
    assert "ratelimit" not in answer.headers
    assert get(client, "/readyz")["status"] == "ready"
