-- What is next to a sentence: the bodies that it puts in charge itself, the statements that cover
-- it, its clause. Columns as in neighbours_document.sql.
-- Example: .parameter set :key 1  .parameter set :limit 60
SELECT 'ACTS_IN' AS type, x.n, x.role, 'agency' AS kind, x.agency AS neighbour, 1 AS incoming,
       m.document, m.start_, m.end_, m.text, 1 AS rank
FROM acts_in AS x CROSS JOIN measure AS m ON m.pk = x.measure WHERE x.measure = :key
UNION ALL
SELECT 'COVERS', NULL, NULL, 'statement', c.statement, 1,
       s.document, s.start_, s.end_, s.quote, 2
FROM covers AS c CROSS JOIN statement AS s ON s.pk = c.statement WHERE c.measure = :key
UNION ALL
SELECT 'HAS_MEASURE', NULL, NULL, 'provision', m.provision, 1,
       m.document, m.start_, m.end_, m.text, 3
FROM measure AS m WHERE m.pk = :key
ORDER BY rank, n, neighbour
LIMIT :limit;
