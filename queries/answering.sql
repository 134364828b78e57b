-- Which statements answer for clauses and sentences? One row a clause of :provisions (kind 1) or a
-- sentence of :measures (kind 2) and statement, with the keys of its bodies (comma separated) and
-- their roles as bits.
-- Example: .parameter set :provisions "'[1]'"  .parameter set :measures "'[2,3]'"
SELECT kind, key, statement, agencies, roles
FROM (
  SELECT 1 AS kind, k.value AS key, s.pk AS statement, s.agencies, s.roles, k.key AS place
  FROM json_each(:provisions) AS k CROSS JOIN statement AS s ON s.provision = k.value
  UNION ALL
  SELECT 2, k.value, s.pk, s.agencies, s.roles, k.key
  FROM json_each(:measures) AS k
  CROSS JOIN covers AS c ON c.measure = k.value
  CROSS JOIN statement AS s ON s.pk = c.statement
)
ORDER BY kind, place, statement;
