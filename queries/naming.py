"""What agencies are called in an answer: by their official name as of the date asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import NotFound
from ontology.periods import holds
from queries.reader import array, ask
from queries.types import AgencyRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.port import Reader
    from queries.reader import Row


class Naming:
    """The agencies of one answer by their keys, each named once.

    An agency that no graph describes (it is only referred to) goes by its id.
    """

    def __init__(self, reader: Reader, as_of: str | None) -> None:
        self._reader = reader
        self._as_of = as_of
        self.known: dict[int, AgencyRef] = {}

    def refs(self, rows: Iterable[Row], at: int = 0) -> dict[int, AgencyRef]:
        """Return references for rows whose columns at `at` are pk, id, name, name_en, collective."""
        known = self.known
        fresh: dict[int, Row] = {}
        for row in rows:
            key = row[at]
            if key is not None and key not in known:
                fresh.setdefault(key, row)
        then = self.names_then(fresh)
        for key, row in fresh.items():
            _, identifier, name, name_en, collective = row[at : at + 5]
            known[key] = AgencyRef(
                identifier, then.get(key) or name or identifier, name_en, bool(collective)
            )
        return known

    def keys(self) -> dict[str, int]:
        """Return the keys of the agencies that have been named, by their ids."""
        return {ref.id: key for key, ref in self.known.items()}

    def find(self, identifier: str) -> tuple[int, AgencyRef]:
        """Return the key of an agency and its reference; NotFound for an id that none has."""
        return self.find_all([identifier])[0]

    def find_all(self, identifiers: Sequence[str]) -> list[tuple[int, AgencyRef]]:
        """Return the same for several agencies at once, in their order."""
        rows = ask(self._reader, "agency_key", ids=array(identifiers))
        keys: dict[str, int] = {row[1]: row[0] for row in rows}
        for identifier in identifiers:
            if identifier not in keys:
                raise NotFound(f"no agency has the id {identifier!r}; look its name up in agencies")
        known = self.refs(rows)
        return [(keys[identifier], known[keys[identifier]]) for identifier in identifiers]

    def names_then(self, keys: Iterable[int]) -> dict[int, str]:
        """Return the official names as of the date, the latest where several held."""
        if self._as_of is None:
            return {}
        rows = ask(self._reader, "official_names", agencies=array(keys))
        return {key: text for key, text, start, end in rows if holds(start, end, self._as_of)}
