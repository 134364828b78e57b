-- Which statements cover each of a list of sentences?
-- Example: .parameter set :measures "'[1,2,3]'"
SELECT k.value, c.statement
FROM json_each(:measures) AS k
CROSS JOIN covers AS c ON c.measure = k.value
ORDER BY k.key, c.statement;
