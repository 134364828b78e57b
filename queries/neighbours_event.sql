-- What is next to an event: its bodies before and after. Columns as in neighbours_document.sql.
-- Example: .parameter set :key 1  .parameter set :limit 60
SELECT type, NULL AS n, NULL AS role, 'agency' AS kind, g.pk AS neighbour,
       0 AS incoming, NULL AS document, NULL AS start_, NULL AS end_, NULL AS quote, rank
FROM (
  SELECT 'CHANGED_FROM' AS type, f.agency, 1 AS rank FROM changed_from AS f WHERE f.event = :key
  UNION ALL
  SELECT 'CHANGED_TO', t.agency, 2 FROM changed_to AS t WHERE t.event = :key
) AS part
CROSS JOIN agency AS g ON g.pk = part.agency
ORDER BY rank, g.id
LIMIT :limit;
