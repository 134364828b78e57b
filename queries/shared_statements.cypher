// Where do agencies meet in a clause? One row a statement in which the first two meet ($agencies
// and $roles as in shared.cypher, $provisions a list of keys).
// Example: :param provisions => [1, 2]
//   :param agencies => [7, 9]
//   :param roles => [15, 15]
//   :param as_of => '9999'
//   :param own => 0
UNWIND [0, 1] AS place
MATCH (a:Agency {pk: $agencies[place]})-[line:STANDS_FOR]->(named:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR named = a)
WITH place, collect(named) AS line
ORDER BY place
WITH collect(line) AS lines
UNWIND range(0, size($provisions) - 1) AS place
MATCH (p:Provision {pk: $provisions[place]})-[:HAS_STATEMENT]->(s:Statement)
MATCH (s)-[:COVERS*0..2]-(t:Statement)
WHERE t.pk <= s.pk
MATCH (m:Agency)-[x:ASSIGNED_TO]->(s)
MATCH (n:Agency)-[y:ASSIGNED_TO]->(t)
WHERE m IN lines[0] AND $roles[0] / x.role_bit % 2 = 1
  AND n IN lines[1] AND $roles[1] / y.role_bit % 2 = 1
   OR m IN lines[1] AND $roles[1] / x.role_bit % 2 = 1
  AND n IN lines[0] AND $roles[0] / y.role_bit % 2 = 1
WITH DISTINCT place, p, s
RETURN p.pk, s.pk
ORDER BY place, s.pk;
