-- Which sentences does one go on with (:earlier 1), or which go on with it (:earlier 0)? One row a
-- sentence and thread that joins the two, or one that somebody added without a thread: the key of
-- the other sentence, the thread, what carries it, the words in the sentence asked and in the other,
-- and what somebody said of the two. What was rejected is left out.
-- Two sentences are apart when their documents bear different dates (67108864 keys are a day,
-- 131071 is no date), or when one document reports the one and plans the other. The nearest in time
-- come first, of several threads the best evidence.
-- Example: .parameter set :measure 1  .parameter set :earlier 1  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :limit 60
WITH joined AS (
  SELECT m.pk AS mine, o.pk AS other, m.document AS here, o.document AS there, t.id AS thread,
         i.method, min(i.score, j.score) AS score, i.start_ AS my_start, i.end_ AS my_end,
         i.quote AS my_quote, j.start_, j.end_, j.quote
  FROM measure AS m
  CROSS JOIN in_thread AS i ON i.measure = m.pk
  CROSS JOIN in_thread AS j ON j.thread = i.thread
  CROSS JOIN measure AS o ON o.pk = j.measure
  CROSS JOIN thread AS t ON t.pk = i.thread
  WHERE m.pk = :measure AND o.pk BETWEEN :low AND :high
    AND CASE :earlier
        WHEN 1 THEN (o.document / 67108864 > m.document / 67108864
                     AND o.document / 67108864 < 131071)
                 OR (o.document = m.document AND o.status = 'reported' AND m.status = 'planned')
        ELSE (o.document / 67108864 < m.document / 67108864 AND m.document / 67108864 < 131071)
          OR (o.document = m.document AND o.status = 'planned' AND m.status = 'reported') END
  UNION ALL
  SELECT m.pk, o.pk, m.document, o.document, NULL, 'judged', 1, m.start_, m.end_, m.text,
         o.start_, o.end_, o.text
  FROM measure AS m
  CROSS JOIN (
    SELECT earlier AS other FROM judged
    WHERE :earlier = 1 AND later = :measure AND verdict = 'added'
    UNION
    SELECT later FROM judged WHERE :earlier = 0 AND earlier = :measure AND verdict = 'added'
  ) AS added
  CROSS JOIN measure AS o ON o.pk = added.other
  WHERE m.pk = :measure AND o.pk BETWEEN :low AND :high
)
SELECT g.other, g.thread, g.method, g.score, g.my_start, g.my_end, g.my_quote,
       g.start_, g.end_, g.quote, x.verdict, x.kind, x.who, x.date, x.why
FROM joined AS g
LEFT JOIN judged AS x ON x.later = iif(:earlier = 1, g.mine, g.other)
                     AND x.earlier = iif(:earlier = 1, g.other, g.mine)
WHERE coalesce(x.verdict, '') <> 'rejected'
ORDER BY abs(g.there - g.here), g.other, g.thread IS NULL, g.score DESC,
         CASE g.method WHEN 'thesaurus' THEN 0 WHEN 'named' THEN 1 WHEN 'wording' THEN 2 ELSE 3 END,
         g.thread
LIMIT :limit;
