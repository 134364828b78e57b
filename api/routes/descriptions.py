"""What describes the API: /openapi.json, and /docs, a page made from it that needs no script."""

from urllib.parse import quote, urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.openapi import COMMON
from api.problems import Problem, Text
from api.routes.answers import json_answer
from api.routes.pages import language_of
from api.services import services_of

router = APIRouter(include_in_schema=False)

OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.1"


@router.get("/openapi.json")
def openapi(request: Request) -> Response:
    """The description, under its registered media type for those who ask for it."""
    accept = request.headers.get("accept", "")
    media_type = OPENAPI_TYPE if "vnd.oai.openapi" in accept else "application/json"
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    return json_answer(request.app.openapi(), headers=headers, media_type=media_type)


@router.get("/docs")
@router.get("/en/docs")
def docs(request: Request) -> Response:
    """Every operation with its parameters as a form that shows the real answer."""
    description = request.app.openapi()
    operations = [(path, item["get"]) for path, item in description["paths"].items()]
    groups = [
        (tag, [(path, op) for path, op in operations if op["tags"] == [tag["name"]]])
        for tag in description["tags"]
    ]
    values = {"description": description, "groups": groups, "common": COMMON}
    language = language_of(request)
    return services_of(request).page(request, "docs.html", values, language=language, path="/docs")


@router.get("/docs/try/{operation}")
def try_operation(request: Request, operation: str) -> Response:
    """Where a form of /docs leads: the address of the operation with the fields filled in."""
    description = request.app.openapi()
    for path, item in description["paths"].items():
        if item["get"]["operationId"] == operation:
            fields = [(n, v.strip()) for n, v in request.query_params.multi_items() if v.strip()]
            location = _address(path, fields)
            return Response(status_code=303, headers={"Location": location})
    raise Problem("not-found", Text("没有这个接口。", "There is no such operation."))


def _address(template: str, fields: list[tuple[str, str]]) -> str:
    """The path with its parameters filled in, the other fields as its query.

    >>> _address("/v1/agencies/{id}", [("id", "市科委"), ("as_of", "2020")])
    '/v1/agencies/%E5%B8%82%E7%A7%91%E5%A7%94?as_of=2020'
    """
    path, query = template, []
    for name, value in fields:
        if "{" + name + "}" in path:
            path = path.replace("{" + name + "}", quote(value, safe=""))
        else:
            query.append((name, value))
    return f"{path}?{urlencode(query)}" if query else path
