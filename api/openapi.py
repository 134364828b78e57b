"""The OpenAPI 3.1 description: FastAPI's, with problems, bilingual texts and real examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi.openapi.utils import get_openapi

from api.examples import examples, parameters_of
from api.problems import KINDS

if TYPE_CHECKING:
    from fastapi import FastAPI

DESCRIPTION = """\
读政策原文，回答一件事归谁管：每个机构、它的角色，以及写明它的那句话。

Reads policy documents as published and answers who is responsible: every agency, its role, and
the words that say so.

- 每个对象都有 `uri`、`id`、`kind`、`href`、`label`；不知道的就不写。
  Every object has them; what is unknown is absent.
- 每条事实都有依据 `evidence`：`text[start:end] == quote`，单位是 Unicode 码位。
  Every fact has evidence; offsets are Unicode code points.
- 每个读取都接受 `as_of`，并在答案中重复它和数据版本 `release`。
  Every read takes `as_of`; answers repeat it and the `release`.
- 机构可用标识或任一名称，旧称也行；答案的 `resolved_from` 说明如何理解。
  Agencies go by id or any name, former ones too; `resolved_from` says how it was understood.
- 错误是 RFC 9457 问题说明；不认识的参数会被拒绝。
  Errors are RFC 9457 problems; unknown parameters are refused.
- GET 都有弱 ETag，带 `If-None-Match` 且未变的请求得到 304，不计入限额。
  Every GET has a weak ETag; a 304 costs no quota.
"""
TAGS = [
    {"name": "responsibility", "description": "归谁管：分工、共担、到期。Who answers for what."},
    {"name": "lineage", "description": "沿革：怎么来的，后来怎样。Lineage of measures, threads."},
    {"name": "agencies", "description": "机构：名称沿革与承担事项。Agencies and their duties."},
    {"name": "analysis", "description": "机构网络：谁和谁一起办事。Networks of agencies."},
    {"name": "documents", "description": "文件与条款原文。Documents and clauses as printed."},
    {
        "name": "figures",
        "description": "数据：指标、结果与目标。Figures: indicators, results, targets.",
    },
    {
        "name": "named",
        "description": "文件写到的文件、法律、标准、专项。Works, standards and programmes named.",
    },
    {"name": "search", "description": "检索与邻域。Search and neighbourhoods."},
]
PROBLEM_SCHEMA = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "title", "status", "detail", "instance", "request_id"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "request_id": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
# Parameters of every read and of every list.
COMMON = ("limit", "cursor", "as_of", "lang")
# Any operation may answer with these.
_ALWAYS = ("bad-request", "conflicting-parameters", "invalid-parameter", "uri-too-long", "headers-too-large",
           "content-too-large", "too-many-requests", "internal-error", "not-ready", "query-timeout")  # fmt: skip
_OF_ONE_THING = ("not-found", "gone")
_GRAPHS = {
    "get_responsibility",
    "get_lineage",
    "list_shared",
    "get_matrix",
    "get_neighbourhood",
}
_GRAPH_CONTENT = {
    "application/vnd.jgf+json": {"schema": {"type": "object"}},
    "application/graphml+xml": {"schema": {"type": "string"}},
    "application/zip": {"schema": {"type": "string", "format": "binary"}},
}
_HEADERS = {
    "ETag": {"description": "Weak; release and content.", "schema": {"type": "string"}},
    "Link": {"description": 'rel="next" of a list; discovery.', "schema": {"type": "string"}},
    "RateLimit": {"schema": {"type": "string"}},
    "RateLimit-Policy": {"schema": {"type": "string"}},
    "X-Request-ID": {"schema": {"type": "string"}},
}


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole description, as plain values."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        summary="政策责任图谱 · Who answers for a policy measure, with the sentence that proves it",
        description=DESCRIPTION,
        routes=app.routes,
        tags=TAGS,
        servers=[{"url": "/", "description": "本服务 This service"}],
        license_info={
            "name": "Apache-2.0",
            "url": "https://www.apache.org/licenses/LICENSE-2.0.html",
        },
        contact={"name": "The Zhimai developers"},
        separate_input_output_schemas=False,
    )
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = PROBLEM_SCHEMA
    document["components"]["responses"] = {
        kind.slug: {
            "description": f"{kind.title.zh} {kind.title.en}",
            "content": {
                "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": _problem_example(kind.slug),
                }
            },
        }
        for slug in (*_ALWAYS, *_OF_ONE_THING, "not-acceptable")
        for kind in (KINDS[slug],)
    }
    for schema in schemas.values():
        _tidy(schema)
    for path, item in document["paths"].items():
        _complete(path, item["get"])
    return document


def _tidy(schema: dict[str, Any]) -> None:
    """Drop titles that repeat the key; an object holds what it lists and nothing else."""
    schema.pop("title", None)
    properties = schema.get("properties", {})
    for value in properties.values():
        value.pop("title", None)
    if properties:
        schema["additionalProperties"] = False


def _tidy_parameter(parameter: dict[str, Any]) -> None:
    """A parameter of an address is given or not; it is never null."""
    schema = parameter["schema"]
    if "anyOf" in schema and {"type": "null"} in schema["anyOf"]:
        (schema,) = (item for item in schema["anyOf"] if item != {"type": "null"})
        parameter["schema"] = schema
    if "description" in schema:
        parameter.setdefault("description", schema["description"])
    for key in ("title", "description"):
        schema.pop(key, None)


def _complete(path: str, operation: dict[str, Any]) -> None:
    """Add what FastAPI can't know: problems, other formats, headers, examples."""
    responses = operation["responses"]
    responses.pop("422", None)
    success = responses["200"]
    success["description"] = "答案 The answer"
    success["headers"] = _HEADERS
    if operation["operationId"] in _GRAPHS:
        success["content"] |= _GRAPH_CONTENT
        _refer(responses, "not-acceptable")
    responses["304"] = {"description": "未变 Not modified"}
    for slug in _ALWAYS:
        _refer(responses, slug)
    names = {parameter["name"] for parameter in operation["parameters"]}
    if "{" in path or names & {"agency", "district", "issuer", "document", "a"}:
        for slug in _OF_ONE_THING:
            _refer(responses, slug)
    if "{" in path:
        responses["308"] = {
            "description": "标识已变 Moved to another identifier",
            "headers": {"Location": {"schema": {"type": "string"}}},
        }
    operation["responses"] = dict(sorted(responses.items()))
    for parameter in operation["parameters"]:
        _tidy_parameter(parameter)
    operation["parameters"].sort(key=_rank)
    example = examples().get(operation["operationId"])
    if example is not None:
        success["content"]["application/json"]["example"] = example["answer"]
        _parameter_examples(operation, parameters_of(example["request"], path))


def _rank(parameter: dict[str, Any]) -> tuple[bool, bool, int]:
    """The path's parameters first, then what must be given, what is common to all last."""
    name = parameter["name"]
    common = COMMON.index(name) + 1 if name in COMMON else 0
    return parameter["in"] != "path", not parameter["required"], common


def _refer(responses: dict[str, Any], slug: str) -> None:
    responses[str(KINDS[slug].status)] = {"$ref": f"#/components/responses/{slug}"}


def _parameter_examples(operation: dict[str, Any], values: dict[str, list[str]]) -> None:
    for parameter in operation["parameters"]:
        given = values.get(parameter["name"])
        if given is None:
            continue
        kind = parameter["schema"].get("type")
        if kind == "array":
            parameter["example"] = given
        else:
            parameter["example"] = int(given[0]) if kind == "integer" else given[0]


def _problem_example(slug: str) -> dict[str, Any]:
    kind = KINDS[slug]
    example: dict[str, Any] = {
        "type": f"https://policy.example.org/problems/{slug}",
        "title": kind.title.zh,
        "status": kind.status,
        "detail": kind.advice.zh,
        "instance": "/v1/measures",
        "request_id": "5d844ff1500a4ff0b820696179aa783f",
    }
    if slug == "invalid-parameter":
        example["detail"] = "参数有误：theme"
        example["errors"] = [{"pointer": "#/query/theme", "detail": "没有这个参数"}]
    return example
