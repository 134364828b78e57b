"""What is wrong with a parameter, in Chinese and English, from pydantic's findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.parameters import WORDS
from api.problems import Problem, Text
from ontology.dates import DATE

if TYPE_CHECKING:
    from fastapi.exceptions import RequestValidationError

_MESSAGES = {
    "extra_forbidden": "没有这个参数",
    "missing": "缺少这个参数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "string_too_long": "不能超过 {max_length} 个字符",
    "string_too_short": "不能少于 {min_length} 个字符",
    "string_pattern_mismatch": "格式不符：应匹配 {pattern}",
    "literal_error": "只能是 {expected}",
    "too_long": "不能超过 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "value_error": "{error}",
}
_ENGLISH = {
    "extra_forbidden": "there is no such parameter",
    "missing": "this parameter is required",
}
# What these regular expressions mean is shorter to say than they are.
_PATTERNS = {
    DATE: Text(
        "应为日期，如 2024-04-10、2024-04 或 2024",
        "takes a date such as 2024-04-10, 2024-04 or 2024",
    ),
    WORDS: Text(
        "应以可见的字符开头，不含控制字符",
        "takes characters that are seen, and no control characters",
    ),
}


def problem_of_validation(error: RequestValidationError) -> Problem:
    """One problem with an entry for each wrong parameter."""
    found = [(_pointer(item["loc"]), _text(item)) for item in error.errors()]
    names = "、".join(dict.fromkeys(pointer.rsplit("/", 1)[-1] for pointer, _ in found))
    detail = Text(f"参数有误：{names}", f"Wrong parameters: {names.replace('、', ', ')}")
    return Problem("invalid-parameter", detail, errors=found)


def _pointer(location: tuple[int | str, ...]) -> str:
    """#/query/limit. Names are the client's own: escaped for JSON pointers and cut short."""
    parts = [str(part).replace("~", "~0").replace("/", "~1")[:100] for part in location]
    return "#/" + "/".join(parts)


def _text(item: dict[str, Any]) -> Text:
    kind, context = item["type"], item.get("ctx", {})
    if context.get("pattern") in _PATTERNS:
        return _PATTERNS[context["pattern"]]
    english = _ENGLISH.get(kind, item["msg"])
    chinese = _MESSAGES.get(kind, english)
    values = {key: str(value) for key, value in context.items()}
    for key, value in values.items():
        chinese = chinese.replace("{" + key + "}", value)
    return Text(chinese, english)
