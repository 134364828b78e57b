"""One real request for every operation: the examples of the documentation, and what tests ask."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.api.known import clause, document, get

if TYPE_CHECKING:
    import httpx


def requests(client: httpx.Client) -> dict[str, str]:
    """The request of each operation, by operationId."""
    culture = clause(client, "沪质〔2024〕1号 第二部分（十八）")
    award = clause(client, "沪质20220001号 第二部分一（二）")
    latest = document(client, 2024)
    measure = get(client, f"/v1/provisions/{award}")["sentences"][0]["id"]
    event = get(client, "/v1/agencies/sh-amr")["predecessors"][0]["event"]["id"]
    through = quote("制造业质量竞争力指数")
    outline = quote("质量强国建设纲要")
    work = get(client, f"/v1/works?q={outline}")["items"][0]["thing"]["id"]
    brand = quote("上海品牌")
    programme = get(client, f"/v1/programmes?q={brand}")["items"][0]["thing"]["id"]
    indicator = get(client, f"/v1/indicators?q={through}")["items"][0]["indicator"]["id"]
    officer = quote("首席质量官")
    thread = get(client, f"/v1/threads?q={officer}")["items"][0]["thread"]["id"]
    name = quote("市质量技监局")
    return {
        "get_responsibility": f"/v1/responsibility/{award}",
        "list_measures": f"/v1/measures?agency={quote('市市场监管局')}&role=lead&year_from=2022&limit=2",
        "get_measure": f"/v1/measures/{measure}",
        "get_lineage": f"/v1/lineage/{measure}?node_limit=4",
        "list_threads": "/v1/threads?type=instrument&documents=4&limit=2",
        "get_thread": f"/v1/threads/{thread}?limit=2",
        "list_links": f"/v1/threads/{thread}/links?limit=2",
        "list_shared": f"/v1/shared?agency={name}&agency={quote('市科委')}&limit=2",
        "get_matrix": f"/v1/matrix?agency=sh-amr&agency=sh-eic&agency={quote('市商务委')}",
        "list_assigning": "/v1/assigning?limit=2",
        "list_due": "/v1/due?year=2025&from_year=2023&limit=2",
        "list_districts": "/v1/districts?year_from=2024&limit=2",
        "list_works": f"/v1/works?q={quote('纲要')}&limit=2",
        "get_work": f"/v1/works/{work}?limit=2",
        "list_standards": "/v1/standards?q=GB&limit=2",
        "get_standard": "/v1/standards/gb-t-29187",
        "list_programmes": f"/v1/programmes?q={quote('上海品牌')}&limit=2",
        "get_programme": f"/v1/programmes/{programme}?limit=2",
        "list_indicators": f"/v1/indicators?q={quote('指数')}&limit=2",
        "list_observations": "/v1/observations?figure=target&year=2025&limit=2",
        "get_indicator": f"/v1/indicators/{indicator}?limit=2",
        "get_comparison": f"/v1/compare?a={document(client, 2017)}&b={latest}&limit=2",
        "get_thread_agencies": f"/v1/threads/{thread}/agencies",
        "get_series": f"/v1/indicators/{indicator}/series",
        "list_targets": "/v1/targets?year=2025&limit=2",
        "list_deeds": f"/v1/documents/{document(client, 2022)}/deeds?verdict=met&limit=2",
        "list_agencies": f"/v1/agencies?q={name}&limit=2",
        "get_agency": f"/v1/agencies/{name}",
        "list_duties": f"/v1/agencies/{name}/duties?role=lead&limit=2",
        "list_partners": "/v1/agencies/sh-amr/partners?limit=2",
        "get_event": f"/v1/events/{event}",
        "get_analysis": "/v1/analysis",
        "list_central_agencies": "/v1/analysis/agencies?by=betweenness&year=2023&limit=2",
        "list_communities": "/v1/analysis/communities?limit=2",
        "list_ties": f"/v1/analysis/ties?agency={name}&limit=2",
        "list_documents": "/v1/documents?year_from=2022&limit=2",
        "get_document": f"/v1/documents/{latest}",
        "get_provision": f"/v1/provisions/{culture}",
        "get_reference": f"/v1/reference?q={quote('沪质〔2024〕1号 第二部分（十八）')}",
        "run_search": f"/v1/search?q={quote('首席质量官')}&kind=measure&limit=2",
        "get_neighbourhood": f"/v1/neighbourhood/{culture}?node_limit=10",
    }
