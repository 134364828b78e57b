// The responsibility statements of a list of keys, one row a body in the order printed.
// Example: :param statements => [1, 2, 3]
UNWIND range(0, size($statements) - 1) AS place
MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision)
      -[:HAS_STATEMENT]->(s:Statement {pk: $statements[place]})
OPTIONAL MATCH (g:Agency)-[a:ASSIGNED_TO]->(s)
RETURN s.pk, s.id, p.id, s.form, s.manner, s.open, s.lead_written, s.deadline,
       s.scope_start, s.scope_end, s.start, s.end, s.quote,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       g.pk, g.id, g.name, g.name_en, g.collective,
       a.name, a.surface, a.role, a.position, a.inherited, a.start, a.end
ORDER BY place, a.n;
