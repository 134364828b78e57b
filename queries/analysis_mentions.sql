-- Which statements name a body in a clause that mentions a word (a function, folded for search)?
-- One row a statement.
-- Example: .parameter set :agency "'sh-aic'"  .parameter set :word "'商标'"
SELECT DISTINCT s.id
FROM agency AS g
CROSS JOIN assigned_to AS a ON a.agency = g.pk
CROSS JOIN statement AS s ON s.pk = a.statement
CROSS JOIN provision AS p ON p.pk = s.provision
WHERE g.id = :agency AND instr(p.plain, :word)
ORDER BY s.id;
