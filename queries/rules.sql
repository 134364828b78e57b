-- The statement in which each of a list of spans [document key, start, end] stands: the standing
-- rule that an inherited body comes from.
-- Example: .parameter set :spans "'[[1,300,306]]'"
SELECT k.key, s.quote, s.start_, s.end_
FROM json_each(:spans) AS k
JOIN statement AS s
  ON s.pk BETWEEN json_extract(k.value, '$[0]') << 20
              AND (json_extract(k.value, '$[0]') + 1 << 20) - 1
 AND s.start_ <= json_extract(k.value, '$[1]') AND s.end_ >= json_extract(k.value, '$[2]')
ORDER BY k.key, s.pk DESC;
