-- The bodies and roles in each of a list of statements.
-- Example: .parameter set :statements "'[1,2,3]'"
SELECT a.statement, a.agency, a.role
FROM json_each(:statements) AS k CROSS JOIN assigned_to AS a ON a.statement = k.value;
