-- The sentences that each of a list of statements answers for.
-- Example: .parameter set :statements "'[1,2,3]'"
SELECT c.statement, m.pk, m.id, p.id, m.text, m.status, m.stage, m.deadline, m.start_, m.end_
FROM json_each(:statements) AS k
CROSS JOIN covers AS c ON c.statement = k.value
JOIN measure AS m ON m.pk = c.measure
JOIN provision AS p ON p.pk = m.provision
ORDER BY k.key, m.pk;
