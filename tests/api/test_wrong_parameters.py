"""What is asked wrongly is a problem that points to the parameter, or says that it is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx


class TestWrongParameters:
    @pytest.mark.parametrize(
        ("address", "status", "pointer"),
        [
            ("/v1/documents?limit=0", 422, "#/query/limit"),
            ("/v1/documents?limit=201", 422, "#/query/limit"),
            ("/v1/documents?limit=ten", 422, "#/query/limit"),
            ("/v1/documents?as_of=yesterday", 422, "#/query/as_of"),
            ("/v1/documents?as_of=2024-13-01", 422, "#/query/as_of"),
            ("/v1/documents?year_from=12", 422, "#/query/year_from"),
            ("/v1/documents?year_from=2020&year_to=2019", 409, "#/query/year_from"),
            ("/v1/due", 422, "#/query/year"),
            ("/v1/search?q=", 422, "#/query/q"),
            ("/v1/search?q=%20", 422, "#/query/q"),
            ("/v1/search?q=%00", 422, "#/query/q"),
            ("/v1/search?q=" + "a" * 201, 422, "#/query/q"),
            ("/v1/search?q=a&kind=thing", 422, "#/query/kind/0"),
            ("/v1/shared?agency=sh-amr", 422, "#/query/agency"),
            ("/v1/agencies/sh-amr/duties?role=boss", 422, "#/query/role/0"),
            ("/v1/neighbourhood/sh-amr?depth=4", 422, "#/query/depth"),
            ("/v1/neighbourhood/sh-amr?node_limit=301", 422, "#/query/node_limit"),
            ("/v1/provisions/a%20b", 422, "#/path/id"),
        ],
    )
    def test_the_problem_points_to_the_parameter(
        self, client: httpx.Client, address: str, status: int, pointer: str
    ) -> None:
        answer = client.get(address)
        assert answer.status_code == status, answer.text
        problem = answer.json()
        assert problem["status"] == status
        assert pointer in [error["pointer"] for error in problem["errors"]]

    @pytest.mark.parametrize(
        "path",
        [
            "/v1/documents/2024-0000000000",
            "/v1/provisions/2024-0000000000.s1",
            "/v1/measures/2024-0000000000.s1-m00000000",
            "/v1/responsibility/2024-0000000000.s1-r00000000",
            "/v1/responsibility/nothing",
            "/v1/agencies/sh-none",
            "/v1/agencies/sh-none/duties",
            "/v1/agencies/%E6%97%A0%E6%AD%A4%E6%9C%BA%E6%9E%84/partners",
            "/v1/events/ev-none",
            "/v1/neighbourhood/sh-none",
            "/v1/neighbourhood/sh-amr?kind=event",
        ],
    )
    def test_an_unknown_id_is_a_404_problem(self, client: httpx.Client, path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 404, answer.text
        assert answer.json()["type"].endswith("/problems/not-found")
        assert answer.headers["access-control-allow-origin"] == "*"

    def test_titles_are_in_the_language_asked(self, client: httpx.Client) -> None:
        chinese = client.get("/v1/documents?limit=0").json()
        english = client.get("/v1/documents?limit=0&lang=en").json()
        assert (chinese["title"], english["title"]) == ("请求参数无效", "Invalid parameter")
        assert english["detail"] == "Wrong parameters: limit"
