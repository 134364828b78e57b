-- Which bodies does each responsibility statement name? One row a body, newest document first, then
-- the order of the text and of the list: what the analysis of who works with whom begins with.
-- Example: no parameters
SELECT s.id, p.id, d.id, d.date, d.year, s.start_, g.id, a.role, a.surface
FROM statement AS s
CROSS JOIN provision AS p ON p.pk = s.provision
CROSS JOIN document AS d ON d.pk = s.document
CROSS JOIN assigned_to AS a ON a.statement = s.pk
CROSS JOIN agency AS g ON g.pk = a.agency
ORDER BY s.pk, a.n;
