-- Which indicators have words of a list in their names? :words are keys (see the table
-- indicator_word); one row a word and indicator: the key and the indicator's id. A word that
-- more than :limit indicators of these documents have tells nothing: it has no row.
-- Example: .parameter set :words "'[]'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :limit 50
SELECT DISTINCT k.value, i.id
FROM json_each(:words) AS k
CROSS JOIN indicator_word AS w ON w.word = k.value AND w.pk BETWEEN :low AND :high
CROSS JOIN indicator AS i ON i.pk = w.pk
WHERE (
  SELECT count(*) FROM (
    SELECT DISTINCT j.id
    FROM indicator_word AS v
    CROSS JOIN indicator AS j ON j.pk = v.pk
    WHERE v.word = k.value AND v.pk BETWEEN :low AND :high
    LIMIT :limit + 1
  )
) <= :limit
ORDER BY k.value, i.id;
