// Which named bodies bring agencies into statements? One row a body: in each of $statements itself
// or in a statement that covers one of its sentences. $agencies and $roles as in shared.cypher.
// Example: :param statements => [1, 2]
//   :param agencies => [7, 9]
//   :param roles => [15, 15]
//   :param as_of => '9999'
//   :param own => 0
UNWIND range(0, size($agencies) - 1) AS place
MATCH (a:Agency {pk: $agencies[place]})-[line:STANDS_FOR]->(g:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR g = a)
WITH place, collect(g) AS line
WITH collect({place: place, line: line}) AS lines
UNWIND $statements AS at
MATCH (:Statement {pk: at})-[:COVERS*0..2]-(s:Statement)
WITH DISTINCT lines, at, s
MATCH (s)<-[x:ASSIGNED_TO]-(g:Agency)
UNWIND lines AS one
WITH at, s, x, g, one
WHERE g IN one.line AND $roles[one.place] / x.role_bit % 2 = 1
RETURN at, $agencies[one.place] AS agency, s.pk, s.id, s.provision, s.start, s.end, s.quote,
       s.document,
       g.pk, g.id, g.name, g.name_en, g.collective,
       x.name, x.surface, x.role, x.position, x.inherited, x.start, x.end
ORDER BY at, one.place, s.pk, x.n;
