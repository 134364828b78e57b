-- Which statements cover a common sentence, so that their bodies answer for it together? One row a
-- pair of statements.
-- Example: no parameters
SELECT DISTINCT s.id, t.id
FROM covers AS c
CROSS JOIN covers AS o ON o.measure = c.measure AND o.statement > c.statement
CROSS JOIN statement AS s ON s.pk = c.statement
CROSS JOIN statement AS t ON t.pk = o.statement
ORDER BY s.pk, t.pk;
