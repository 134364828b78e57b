"""What happened to agencies at a change event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import NotFound
from queries.agency import keys_of
from queries.details import Details
from queries.period import period_of
from queries.reader import array, ask
from queries.types import EventAnswer

if TYPE_CHECKING:
    from graph.port import Reader


def event(reader: Reader, id: str, *, as_of: str | None = None) -> EventAnswer:
    """Return a change event with its bodies before and after, named as of a date.

    Raises NotFound, InvalidParameter.
    """
    period_of(as_of)
    details = Details(reader, as_of)
    rows = ask(reader, "event", id=id)
    if not rows:
        raise NotFound(f"no change event has the id {id!r}")
    refs = details.naming.refs(rows, 13)
    row = rows[0]
    keys = keys_of(row[9])
    titles: dict[str, str | None] = {
        title[0]: title[1] for title in ask(reader, "source_titles", ids=array(keys))
    }
    return EventAnswer(
        id=row[0],
        name_zh=row[1],
        name_en=row[2],
        date=row[3],
        not_before=row[4],
        not_after=row[5],
        kind=row[6],
        scope=row[7],
        function=row[8],
        before=tuple(refs[r[13]] for r in rows if r[12] == 0),
        after=tuple(refs[r[13]] for r in rows if r[12] == 1),
        sources=tuple((key, titles.get(key)) for key in keys),
        certainty=row[10],
        note=row[11],
        as_of=as_of,
    )
