// Which bodies does each responsibility statement name? One row a body, newest document first, then
// the order of the text and of the list: what the analysis of who works with whom begins with.
// Example: no parameters
MATCH (g:Agency)-[a:ASSIGNED_TO]->(s:Statement)
MATCH (d:Document {pk: s.document})
MATCH (p:Provision {pk: s.provision})
RETURN s.id, p.id, d.id, d.date, d.year, s.start, g.id, a.role, a.surface
ORDER BY s.pk, a.n;
