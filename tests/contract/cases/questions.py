"""Every question that is asked of both stores, by name: the functions `ask_…` of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.contract.cases import bodies, documents, duties, figures, finding, lineage, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.contract.cases.choice import Call, Choice

QUESTIONS: Final[dict[str, Callable[[Choice], Iterator[Call]]]] = {
    name.removeprefix("ask_"): asked
    for module in (bodies, documents, duties, figures, finding, lineage, named)
    for name, asked in vars(module).items()
    if name.startswith("ask_")
}
