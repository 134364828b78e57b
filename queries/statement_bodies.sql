-- The bodies of each of a list of statements, in the order printed.
-- Example: .parameter set :statements "'[1,2,3]'"
SELECT a.statement, g.pk, g.id, g.name, g.name_en, g.collective
FROM json_each(:statements) AS k
CROSS JOIN assigned_to AS a ON a.statement = k.value
CROSS JOIN agency AS g ON g.pk = a.agency
ORDER BY k.key, a.n;
