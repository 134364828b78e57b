// The bodies of each of a list of statements, in the order printed.
// Example: :param statements => [1, 2, 3]
UNWIND range(0, size($statements) - 1) AS place
MATCH (g:Agency)-[x:ASSIGNED_TO]->(s:Statement {pk: $statements[place]})
RETURN s.pk, g.pk, g.id, g.name, g.name_en, g.collective
ORDER BY place, x.n;
