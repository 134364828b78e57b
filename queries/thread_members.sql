-- Which sentences stand in the threads of a list of ids? One row a sentence in a thread: the
-- thread's id, the keys of sentence and document, whether it plans (1) or reports (0), and the words
-- that carry the thread in it. Thread by thread in order of time: the oldest document first, in it
-- what is reported before what is planned, then by place.
-- Example: .parameter set :threads "'[]'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :limit 1000
SELECT t.id, m.pk, m.document, m.status = 'planned' AS turn, i.method, i.score,
       i.start_, i.end_, i.quote
FROM json_each(:threads) AS k
CROSS JOIN thread AS t ON t.id = k.value
CROSS JOIN in_thread AS i ON i.thread = t.pk
CROSS JOIN measure AS m ON m.pk = i.measure
WHERE m.pk BETWEEN :low AND :high
ORDER BY k.key, m.document DESC, turn, m.pk
LIMIT :limit;
