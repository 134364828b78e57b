"""Search over HTTP: facets narrow by what they count, snippets mark words, hostile words are words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.api.known import get

if TYPE_CHECKING:
    import httpx


class TestSearch:
    def test_facets_narrow_by_what_they_count(self, client: httpx.Client) -> None:
        found = get(client, "/v1/search", q="首席质量官")
        years = next(facet for facet in found["facets"] if facet["field"] == "year")
        for value in years["values"]:
            year = value["value"]
            narrowed = get(client, "/v1/search", q="首席质量官", year_from=year, year_to=year)
            assert narrowed["page"]["total"] == value["count"]

    def test_snippets_mark_the_words(self, client: httpx.Client) -> None:
        found = get(client, "/v1/search", q="首席质量官", kind="measure")
        for hit in found["items"]:
            snippet = hit["snippet"]
            assert snippet["marks"]
            for start, end in snippet["marks"]:
                words = snippet["text"][start - snippet["start"] : end - snippet["start"]]
                assert len(words) >= 5

    def test_hostile_words_are_only_words(self, client: httpx.Client) -> None:
        for words in ('" OR 1=1 --', "a* NEAR b", "'; DROP TABLE x", "%", "\\", "质量\u200b", "𬭚"):
            answer = client.get("/v1/search", params={"q": words})
            assert answer.status_code == 200, words
