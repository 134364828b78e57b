-- By which names do documents of a range of keys call indicators of a list of ids? One row a name.
-- Example: .parameter set :indicators "'[]'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT DISTINCT i.id, i.name
FROM json_each(:indicators) AS k
CROSS JOIN indicator AS i ON i.id = k.value
WHERE i.pk BETWEEN :low AND :high
ORDER BY i.id, i.name;
