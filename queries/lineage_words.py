"""What people call the kinds of links, what carries a thread, and how far a thing had come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from loaders.record import Status
    from queries.types import JudgedAs, LinkKind, LinkMethod

LINK_ZH: Final[dict[LinkKind, str]] = {
    "continues": "延续",
    "expands": "加码",
    "revises": "修订",
    "replaces": "取代",
    "reports_on": "交账",
    "implements": "落实",
}
LINK_EN: Final[dict[LinkKind, str]] = {
    "continues": "continues",
    "expands": "expands",
    "revises": "revises",
    "replaces": "replaces",
    "reports_on": "reports on",
    "implements": "implements",
}
FIRST_ZH: Final = "提出"
FIRST_EN: Final = "first named"
METHOD_ZH: Final[dict[LinkMethod, str]] = {
    "thesaurus": "词表",
    "named": "同名",
    "wording": "措辞",
    "judged": "人工",
}
METHOD_EN: Final[dict[LinkMethod, str]] = {
    "thesaurus": "thesaurus",
    "named": "same name",
    "wording": "same wording",
    "judged": "judged",
}
THREAD_ZH: Final[dict[str, str]] = {
    "instrument": "政策工具",
    "document": "文件",
    "standard": "标准",
    "programme": "专项",
    "award": "奖项",
    "organisation_platform": "平台",
    "wording": "同一表述",
}
THREAD_EN: Final[dict[str, str]] = {
    "instrument": "instrument",
    "document": "document",
    "standard": "standard",
    "programme": "programme",
    "award": "award",
    "organisation_platform": "platform",
    "wording": "wording",
}
STATUS_ZH: Final[dict[Status, str]] = {"planned": "计划", "reported": "已做"}
STATUS_EN: Final[dict[Status, str]] = {"planned": "planned", "reported": "reported"}
JUDGED_ZH: Final[dict[JudgedAs, str]] = {
    "confirmed": "经确认",
    "rejected": "已否定",
    "added": "人工补充",
}
JUDGED_EN: Final[dict[JudgedAs, str]] = {
    "confirmed": "confirmed",
    "rejected": "rejected",
    "added": "added by hand",
}
