"""A figure on the fold, as it is found in prose or in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.figures.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on the fold."""

    quantity: Quantity
    name: str
    year: int | None
    kind: str
    flow: str | None
    level: str | None
    holder: str | None
    change: str | None
