// Under which statements and by which named bodies do agencies answer for clauses? One row a body,
// clause by clause. $agencies and $provisions are lists of keys; $own, $roles and $as_of as in
// duties.cypher.
// Example: :param agencies => [7]
//   :param provisions => [1, 2, 3]
//   :param roles => 15
//   :param as_of => '9999'
//   :param own => 0
UNWIND range(0, size($agencies) - 1) AS asked
MATCH (a:Agency {pk: $agencies[asked]})-[line:STANDS_FOR]->(g:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR g = a)
WITH asked, a, collect(g) AS line
WITH collect({place: asked, agency: a, line: line}) AS lines
UNWIND range(0, size($provisions) - 1) AS place
MATCH (p:Provision {pk: $provisions[place]})-[:HAS_STATEMENT]->(s:Statement)
MATCH (g:Agency)-[x:ASSIGNED_TO]->(s)
WHERE $roles / x.role_bit % 2 = 1
UNWIND lines AS one
WITH place, p, s, x, g, one
WHERE g IN one.line
RETURN p.pk, one.agency.pk, s.pk, s.id, s.lead_written, s.start, s.end, s.quote, s.document,
       g.pk, g.id, g.name, g.name_en, g.collective,
       x.name, x.surface, x.role, x.position, x.inherited, x.start, x.end
ORDER BY place, one.place, s.pk, x.n;
