-- What is next to an agency: the events that it comes from and ends with, its members and the
-- collectives it is in, then the newest statements, sentences and documents that name it. Columns
-- as in neighbours_document.sql; facts of the authority file have no document.
-- Example: .parameter set :key 7  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :as_of "'9999'"
--   .parameter set :limit 60
SELECT type, n, role, kind, neighbour, incoming, document, start_, end_, quote, rank
FROM (
  SELECT 'CHANGED_TO' AS type, NULL AS n, NULL AS role, 'event' AS kind, t.event AS neighbour,
         1 AS incoming, NULL AS document, NULL AS start_, NULL AS end_, NULL AS quote, 1 AS rank,
         e.id
  FROM changed_to AS t CROSS JOIN change_event AS e ON e.pk = t.event
  WHERE t.agency = :key AND coalesce(e.date, e.not_after, '') <= :as_of
  UNION ALL
  SELECT 'CHANGED_FROM', NULL, NULL, 'event', f.event, 1, NULL, NULL, NULL, NULL, 2, e.id
  FROM changed_from AS f CROSS JOIN change_event AS e ON e.pk = f.event
  WHERE f.agency = :key AND coalesce(e.date, e.not_after, '') <= :as_of
  UNION ALL
  SELECT 'MEMBER_OF', NULL, NULL, 'agency', m.collective, 0, NULL, NULL, NULL, NULL, 3, g.id
  FROM membership AS m CROSS JOIN agency AS g ON g.pk = m.collective
  WHERE m.agency = :key
  UNION ALL
  SELECT 'MEMBER_OF', NULL, NULL, 'agency', m.agency, 1, NULL, NULL, NULL, NULL, 4, g.id
  FROM membership AS m CROSS JOIN agency AS g ON g.pk = m.agency
  WHERE m.collective = :key
  UNION ALL
  SELECT * FROM (
    SELECT 'ASSIGNED_TO', a.n, a.role, 'statement', a.statement, 0,
           s.document, s.start_, s.end_, s.quote, 5, NULL
    FROM assigned_to AS a CROSS JOIN statement AS s ON s.pk = a.statement
    WHERE a.agency = :key AND a.statement BETWEEN :low AND :high
    ORDER BY a.statement, a.role, a.n LIMIT :limit)
  UNION ALL
  SELECT * FROM (
    SELECT 'ACTS_IN', x.n, x.role, 'measure', x.measure, 0,
           m.document, m.start_, m.end_, m.text, 6, NULL
    FROM acts_in AS x CROSS JOIN measure AS m ON m.pk = x.measure
    WHERE x.agency = :key AND x.measure BETWEEN :low AND :high
    ORDER BY x.measure, x.role, x.n LIMIT :limit)
  UNION ALL
  SELECT * FROM (
    SELECT 'ISSUED', i.n, NULL, 'document', i.document, 0,
           i.document, i.start_, i.end_, i.surface, 7, NULL
    FROM issued AS i
    WHERE i.agency = :key AND i.document BETWEEN :low >> 20 AND :high >> 20
    ORDER BY i.document, i.n LIMIT :limit)
)
ORDER BY rank, id, neighbour, n
LIMIT :limit;
