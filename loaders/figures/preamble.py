"""Makes provisions of the paragraphs above the first label that may state figures."""

from __future__ import annotations

import re
from typing import Final

from loaders.figures.quantities import NUMBER
from loaders.outline.node import Node

# Titles, dates and recipients are no sentences; what a site says of the text is none of it.
_SENTENCES: Final = re.compile(r"[^\n]{12,}。[^\n]*")
_SITE: Final = re.compile(r"\s*(?:核心提示|摘要|来源|字号|发布日期|索引号)")


def preamble_nodes(text: str, end: int) -> tuple[Node, ...]:
    """Return a node for each paragraph of text[:end], a head and a preamble, that has a number.

    Reports state the year's figures before their first heading. No task is read from them.

    >>> t = "政府工作报告\\n2023年，全市生产总值1097亿元，增长5%，较好完成目标任务。\\n一、回顾"
    >>> [t[node.start : node.end][:5] for node in preamble_nodes(t, t.index("一、"))]
    ['2023年']
    """
    nodes: list[Node] = []
    for match in _SENTENCES.finditer(text, 0, end):
        if NUMBER.search(text, *match.span()) is None or _SITE.match(match.group()):
            continue
        node = Node("paragraph", None, None, *match.span(), None, match.start())
        node.key = f"head.u{len(nodes) + 1}"
        node.paragraphs = [match.span()]
        nodes.append(node)
    return tuple(nodes)
