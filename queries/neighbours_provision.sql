-- What is next to a clause: the clause or document that it is in, the clauses directly below it,
-- its statements and sentences. Columns as in neighbours_document.sql.
-- Example: .parameter set :key 1  .parameter set :limit 60
SELECT 'HAS_PROVISION' AS type, NULL AS n, NULL AS role, 'document' AS kind,
       p.document AS neighbour, 1 AS incoming,
       p.document, p.start_, p.start_ + length(substr(p.text, 1, 80)), substr(p.text, 1, 80),
       1 AS rank
FROM provision AS p WHERE p.pk = :key AND p.parent IS NULL
UNION ALL
SELECT 'PARENT', NULL, NULL, 'provision', p.parent, 0,
       p.document, p.start_, p.start_ + length(substr(p.text, 1, 80)), substr(p.text, 1, 80), 1
FROM provision AS p WHERE p.pk = :key AND p.parent IS NOT NULL
UNION ALL
SELECT 'HAS_STATEMENT', NULL, NULL, 'statement', s.pk, 0,
       s.document, s.start_, s.end_, s.quote, 2
FROM statement AS s WHERE s.provision = :key
UNION ALL
SELECT 'HAS_MEASURE', NULL, NULL, 'measure', m.pk, 0, m.document, m.start_, m.end_, m.text, 3
FROM measure AS m WHERE m.provision = :key
UNION ALL
SELECT 'PARENT', NULL, NULL, 'provision', c.pk, 1,
       c.document, c.start_, c.start_ + length(substr(c.text, 1, 80)), substr(c.text, 1, 80), 4
FROM provision AS p
CROSS JOIN provision AS c ON c.pk BETWEEN p.pk + 1 AND p.subtree_end
WHERE p.pk = :key AND c.parent = :key
ORDER BY rank, neighbour, n
LIMIT :limit;
