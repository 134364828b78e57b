-- What is next to a statement: its bodies, its clause, the sentences that it covers. Columns as in
-- neighbours_document.sql.
-- Example: .parameter set :key 1  .parameter set :limit 60
SELECT 'ASSIGNED_TO' AS type, a.n, a.role, 'agency' AS kind, a.agency AS neighbour, 1 AS incoming,
       s.document, s.start_, s.end_, s.quote, 1 AS rank
FROM assigned_to AS a CROSS JOIN statement AS s ON s.pk = a.statement WHERE a.statement = :key
UNION ALL
SELECT 'HAS_STATEMENT', NULL, NULL, 'provision', s.provision, 1,
       s.document, s.start_, s.end_, s.quote, 2
FROM statement AS s WHERE s.pk = :key
UNION ALL
SELECT 'COVERS', NULL, NULL, 'measure', c.measure, 0, s.document, s.start_, s.end_, s.quote, 3
FROM covers AS c CROSS JOIN statement AS s ON s.pk = c.statement WHERE c.statement = :key
ORDER BY rank, n, neighbour
LIMIT :limit;
