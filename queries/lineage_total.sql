-- How many sentences does one go on with (:earlier 1), or go on with it (:earlier 0)? Counts what
-- lineage_next.sql lists, each sentence once.
-- Example: .parameter set :measure 1  .parameter set :earlier 1  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT count(DISTINCT o.pk)
FROM measure AS m
CROSS JOIN measure AS o ON o.pk IN (
  SELECT j.measure FROM in_thread AS i CROSS JOIN in_thread AS j ON j.thread = i.thread
  WHERE i.measure = :measure
  UNION SELECT x.earlier FROM judged AS x
        WHERE x.later = :measure AND x.verdict = 'added' AND :earlier = 1
  UNION SELECT x.later FROM judged AS x
        WHERE x.earlier = :measure AND x.verdict = 'added' AND :earlier = 0)
LEFT JOIN judged AS x ON x.later = iif(:earlier = 1, m.pk, o.pk)
                     AND x.earlier = iif(:earlier = 1, o.pk, m.pk)
WHERE m.pk = :measure AND o.pk BETWEEN :low AND :high AND coalesce(x.verdict, '') <> 'rejected'
  AND (coalesce(x.verdict, '') = 'added' OR CASE :earlier
       WHEN 1 THEN (o.document / 67108864 > m.document / 67108864
                    AND o.document / 67108864 < 131071)
                OR (o.document = m.document AND o.status = 'reported' AND m.status = 'planned')
       ELSE (o.document / 67108864 < m.document / 67108864 AND m.document / 67108864 < 131071)
         OR (o.document = m.document AND o.status = 'planned' AND m.status = 'reported') END);
