-- How many sentences does one go on with (:earlier 1), or go on with it (:earlier 0)? Counts what
-- lineage_next.sql lists, each sentence once.
-- Example: .parameter set :measure 1  .parameter set :earlier 1  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT count(*) FROM (
  SELECT j.measure AS other
  FROM in_thread AS i
  CROSS JOIN in_thread AS j ON j.thread = i.thread
  WHERE i.measure = :measure
    AND CASE
        WHEN j.measure / 1048576 = :measure / 1048576 THEN EXISTS (
          SELECT 1 FROM measure AS o CROSS JOIN measure AS m ON m.pk = :measure
          WHERE o.pk = j.measure AND o.status <> m.status
            AND o.status = iif(:earlier = 1, 'reported', 'planned'))
        WHEN :earlier = 1
        THEN j.measure / 70368744177664 > :measure / 70368744177664
             AND j.measure / 70368744177664 < 131071
        ELSE j.measure / 70368744177664 < :measure / 70368744177664
             AND :measure / 70368744177664 < 131071 END
  UNION
  SELECT earlier FROM judged WHERE :earlier = 1 AND later = :measure AND verdict = 'added'
  UNION
  SELECT later FROM judged WHERE :earlier = 0 AND earlier = :measure AND verdict = 'added'
) AS found
WHERE found.other BETWEEN :low AND :high
  AND NOT EXISTS (
    SELECT 1 FROM judged AS x
    WHERE x.verdict = 'rejected' AND x.later = iif(:earlier = 1, :measure, found.other)
      AND x.earlier = iif(:earlier = 1, found.other, :measure));
