"""The peer of the questions: the same answers' first rows in plain SQL, as one would write it.

It reads the same file, but only the tables that say what the documents say (with their indexes),
not what the store derives: no closure of succession, no shared clauses, no full text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graph.port import Reader

_LINE: Final = """
line (asked, member) AS (
  SELECT :{0}, :{0}
  UNION SELECT line.asked, s.from_ FROM line JOIN succeeded_by AS s ON s.to_ = line.member
        WHERE s.scope = 'whole'
)"""
BODIES: Final = """
SELECT DISTINCT g.id, g.name, a.role, a.position, s.quote, s.start_, s.end_, d.id, d.sha256
FROM measure AS m JOIN covers AS c ON c.measure = m.pk JOIN statement AS s ON s.pk = c.statement
JOIN assigned_to AS a ON a.statement = s.pk JOIN agency AS g ON g.pk = a.agency
JOIN document AS d ON d.pk = s.document
WHERE m.id = :id ORDER BY s.pk, a.n"""
DUTIES: Final = f"""
WITH RECURSIVE {_LINE.format("a")}
SELECT DISTINCT p.pk, p.id, p.heading, d.id, d.title, d.sha256
FROM line JOIN assigned_to AS a ON a.agency = line.member
JOIN statement AS s ON s.pk = a.statement JOIN provision AS p ON p.pk = s.provision
JOIN document AS d ON d.pk = p.document
ORDER BY p.pk LIMIT 21"""
SHARED: Final = """
WITH RECURSIVE
one (member) AS (SELECT :a UNION SELECT s.from_ FROM one JOIN succeeded_by AS s
                 ON s.to_ = one.member WHERE s.scope = 'whole'),
two (member) AS (SELECT :b UNION SELECT s.from_ FROM two JOIN succeeded_by AS s
                 ON s.to_ = two.member WHERE s.scope = 'whole')
SELECT DISTINCT p.pk, p.id, p.heading, d.id, d.title, d.sha256
FROM one CROSS JOIN assigned_to AS x ON x.agency = one.member
CROSS JOIN assigned_to AS y ON y.statement = x.statement AND y.agency IN (SELECT member FROM two)
CROSS JOIN statement AS s ON s.pk = x.statement
CROSS JOIN provision AS p ON p.pk = s.provision CROSS JOIN document AS d ON d.pk = p.document
ORDER BY p.pk LIMIT 21"""
SEARCH: Final = """
SELECT d.year, count(*) FROM measure AS m JOIN document AS d ON d.pk = m.document
WHERE instr(m.text, :q) GROUP BY d.year
UNION ALL
SELECT m.pk, m.text FROM (
  SELECT pk, text FROM measure WHERE instr(text, :q) ORDER BY pk LIMIT 21) AS m"""


def key_of(reader: Reader, agency: str) -> int:
    """Return the key of an agency."""
    return int(reader.query("SELECT pk FROM agency WHERE id = :id", {"id": agency})[0][0])


def bodies(reader: Reader, measure: str) -> None:
    """Ask who answers for a sentence."""
    reader.query(BODIES, {"id": measure})


def duties(reader: Reader, agency: str) -> None:
    """Ask for the first clauses that an agency answers for."""
    reader.query(DUTIES, {"a": key_of(reader, agency)})


def shared(reader: Reader, first: str, second: str) -> None:
    """Ask for the first clauses that two agencies share."""
    reader.query(SHARED, {"a": key_of(reader, first), "b": key_of(reader, second)})


def search(reader: Reader, words: str) -> None:
    """Ask for the first sentences that contain words, and their number by year."""
    reader.query(SEARCH, {"q": words})
