-- Which are the newest and the oldest sentences that stand in each of a list of threads?
-- Example: .parameter set :threads "'[]'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT t.id,
       (SELECT min(i.measure) FROM in_thread AS i
        WHERE i.thread = t.pk AND i.measure BETWEEN :low AND :high),
       (SELECT max(i.measure) FROM in_thread AS i
        WHERE i.thread = t.pk AND i.measure BETWEEN :low AND :high)
FROM json_each(:threads) AS k
CROSS JOIN thread AS t ON t.id = k.value
ORDER BY k.key;
