-- What is next to an event: its bodies before and after. Columns as in neighbours_document.sql.
-- Example: .parameter set :key 1  .parameter set :limit 60
SELECT 'CHANGED_FROM' AS type, NULL AS n, NULL AS role, 'agency' AS kind, f.agency AS neighbour,
       0 AS incoming, NULL AS document, NULL AS start_, NULL AS end_, NULL AS quote, 1 AS rank
FROM changed_from AS f WHERE f.event = :key
UNION ALL
SELECT 'CHANGED_TO', NULL, NULL, 'agency', t.agency, 0, NULL, NULL, NULL, NULL, 2
FROM changed_to AS t WHERE t.event = :key
ORDER BY rank, neighbour
LIMIT :limit;
