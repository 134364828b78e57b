-- Which sentences does one go on with (:earlier 1), or which go on with it (:earlier 0)? One row a
-- sentence and thread that joins the two, or one that somebody added without a thread: the key of
-- the other sentence, the thread, what carries it, the words in the sentence asked and in the other,
-- what somebody said of the two, and how many such sentences there are in all. What was rejected is
-- left out.
-- Two sentences are apart when their documents bear different dates (1048576 keys are a document,
-- 70368744177664 a day, day 131071 is no date), or when one document reports the one and plans the
-- other. At most :limit sentences, the nearest in time first; of several threads the best evidence.
-- Example: .parameter set :measure 1  .parameter set :earlier 1  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :limit 60
WITH added (other) AS (
  SELECT earlier FROM judged WHERE :earlier = 1 AND later = :measure AND verdict = 'added'
  UNION
  SELECT later FROM judged WHERE :earlier = 0 AND earlier = :measure AND verdict = 'added'
),
near (other, total) AS (
  SELECT found.other, count(*) OVER () FROM (
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
    SELECT other FROM added
  ) AS found
  WHERE found.other BETWEEN :low AND :high
    AND NOT EXISTS (
      SELECT 1 FROM judged AS x
      WHERE x.verdict = 'rejected' AND x.later = iif(:earlier = 1, :measure, found.other)
        AND x.earlier = iif(:earlier = 1, found.other, :measure))
  ORDER BY abs(found.other / 1048576 - :measure / 1048576), found.other
  LIMIT :limit
),
joined AS (
  SELECT n.other, n.total, t.id AS thread, i.method, min(i.score, j.score) AS score, i.start_ AS my_start,
         i.end_ AS my_end, i.quote AS my_quote, j.start_, j.end_, j.quote
  FROM near AS n
  CROSS JOIN in_thread AS i ON i.measure = :measure
  CROSS JOIN in_thread AS j ON j.measure = n.other AND j.thread = i.thread
  CROSS JOIN thread AS t ON t.pk = i.thread
  UNION ALL
  SELECT n.other, n.total, NULL, 'judged', 1, m.start_, m.end_, m.text, o.start_, o.end_, o.text
  FROM near AS n
  CROSS JOIN measure AS m ON m.pk = :measure
  CROSS JOIN measure AS o ON o.pk = n.other
  WHERE n.other IN (SELECT other FROM added)
)
SELECT g.other, g.thread, g.method, g.score, g.my_start, g.my_end, g.my_quote,
       g.start_, g.end_, g.quote, x.verdict, x.kind, x.who, x.date, x.why, g.total
FROM joined AS g
LEFT JOIN judged AS x ON x.later = iif(:earlier = 1, :measure, g.other)
                     AND x.earlier = iif(:earlier = 1, g.other, :measure)
ORDER BY abs(g.other / 1048576 - :measure / 1048576), g.other, g.thread IS NULL, g.score DESC,
         CASE g.method WHEN 'thesaurus' THEN 0 WHEN 'named' THEN 1 WHEN 'wording' THEN 2 ELSE 3 END,
         g.thread;
