"""What validation finds: which check failed, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in one named graph.

    `check` is file, projection, shape, quote or reference. `node` is the IRI of the thing,
    `shape` the shape's name and `path` the property, where one is meant. `start` and `end` are
    code points of the kept text. `document` is what people call the document by, `file` the
    file in the corpus. `message` says in Chinese and in English what is wrong and what to do.
    """

    check: str
    graph: str
    node: str
    message_zh: str
    message_en: str
    shape: str = ""
    path: str = ""
    value: str = ""
    start: int | None = None
    end: int | None = None
    document: str = ""
    file: str = ""

    def __str__(self) -> str:
        head = " ".join(part for part in (self.file, self.document) if part) or self.graph
        place = "" if self.start is None else f" [{self.start}:{self.end}]"
        names = " ".join(part for part in (self.shape, self.path) if part)
        value = f" ({self.value})" if self.value else ""
        lines = [
            f"{head}{place}: {self.check}{' ' + names if names else ''}",
            f"  {self.node}{value}",
            f"  {self.message_zh}",
            f"  {self.message_en}",
        ]
        return "\n".join(dict.fromkeys(lines))


def report(findings: list[Finding]) -> str:
    """Return findings for people to read, and their number.

    >>> report([])
    'valid: nothing found'
    """
    if not findings:
        return "valid: nothing found"
    return "\n\n".join([*map(str, findings), f"{len(findings)} found"])
