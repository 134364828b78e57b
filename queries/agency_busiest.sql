-- All agencies by how many clauses they answer for under their own name, most first, then by id.
-- :after_clauses and :after_id go on after a page; 9223372036854775807 and '' begin.
-- Example: .parameter set :after_clauses 9223372036854775807  .parameter set :after_id "''"
--   .parameter set :limit 20
WITH counted (agency, clauses) AS (
  SELECT agency, count(DISTINCT provision) FROM duty WHERE named = agency GROUP BY agency
),
listed (agency, id, clauses) AS (
  SELECT g.pk, g.id, coalesce(c.clauses, 0)
  FROM agency AS g LEFT JOIN counted AS c ON c.agency = g.pk
)
SELECT g.pk, g.id, g.name, g.name_en, g.collective,
       coalesce(n.text, g.name, g.id), coalesce(n.type, 'official'), n.valid_from, n.valid_to,
       n.source, n.certainty, 1, l.clauses, (SELECT count(*) FROM agency)
FROM listed AS l
CROSS JOIN agency AS g ON g.pk = l.agency
LEFT JOIN agency_name AS n ON n.pk = (
  SELECT o.pk FROM agency_name AS o
  WHERE o.agency = g.pk AND o.type = 'official'
  ORDER BY o.valid_to IS NOT NULL, o.valid_from DESC, o.text, o.valid_to DESC LIMIT 1)
WHERE l.clauses < :after_clauses OR l.clauses = :after_clauses AND l.id > :after_id
ORDER BY l.clauses DESC, l.id
LIMIT :limit;
