"""Numbers a document's provisions in the order of its outline, so that a subtree is a range."""

from __future__ import annotations

from typing import Any, NamedTuple

from graph.errors import ProjectionRefused


class Part(NamedTuple):
    """One provision to be placed: ids, and its place in the kept text."""

    id: str
    parent: str | None
    start: int
    end: int


class Place(NamedTuple):
    """Where a provision stands: its number and that of its last descendant (from 1), its depth.

    `own_end` is where its own text ends: at its first child, else at its end.
    """

    number: int
    last: int
    depth: int
    own_end: int


def outline(parts: list[Part]) -> dict[str, Place]:
    """Return the place of every provision by id, in outline order.

    Siblings follow their place in the text, the longer one first. Raises ProjectionRefused
    when provisions are parts of themselves, so that no root leads to them.

    >>> places = outline([Part("c", "s", 2, 5), Part("s", None, 0, 9), Part("d", "s", 5, 9)])
    >>> {key: place[:3] for key, place in places.items()}
    {'s': (1, 3, 0), 'c': (2, 2, 1), 'd': (3, 3, 1)}
    """
    children: dict[str | None, list[Part]] = {}
    for part in sorted(parts, key=lambda part: (part.start, -part.end, part.id)):
        children.setdefault(part.parent, []).append(part)
    ordered: list[tuple[Part, int]] = []
    # Without recursion: outlines of ill-formed documents may be deep.
    stack = [(part, 0) for part in reversed(children.get(None, []))]
    while stack:
        part, depth = stack.pop()
        ordered.append((part, depth))
        stack += [(child, depth + 1) for child in reversed(children.get(part.id, []))]
    if len(ordered) != len(parts):
        raise ProjectionRefused("some provisions are parts of themselves")
    last: dict[Any, int] = {part.id: number for number, (part, _) in enumerate(ordered, 1)}
    for part, _ in reversed(ordered):
        if part.parent is not None:
            last[part.parent] = max(last[part.parent], last[part.id])
    places = {}
    for number, (part, depth) in enumerate(ordered, 1):
        below = children.get(part.id)
        own_end = part.end if below is None else max(part.start, min(below[0].start, part.end))
        places[part.id] = Place(number, last[part.id], depth, own_end)
    return places
