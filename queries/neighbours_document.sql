-- What is next to a document: who issued it, and its outermost provisions. One row a relationship:
-- its type, n, role; the neighbour's kind and key; the words that prove it (document, start, end).
-- Example: .parameter set :key 1  .parameter set :limit 60
SELECT 'ISSUED' AS type, i.n, NULL AS role, 'agency' AS kind, i.agency AS neighbour, 1 AS incoming,
       i.document, i.start_, i.end_, i.surface, 1 AS rank
FROM issued AS i WHERE i.document = :key
UNION ALL
SELECT 'HAS_PROVISION', NULL, NULL, 'provision', p.pk, 0,
       p.document, p.start_, p.start_ + length(substr(p.text, 1, 80)), substr(p.text, 1, 80), 2
FROM provision AS p
WHERE p.pk BETWEEN :key << 20 AND (:key + 1 << 20) - 1 AND p.parent IS NULL
ORDER BY rank, n, neighbour
LIMIT :limit;
