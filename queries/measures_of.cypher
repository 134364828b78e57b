// Which sentences does an agency answer for? Newest document first, then clause by clause: one row
// a sentence of the clause whose statement covers it. Parameters as in duties.cypher and
// measures.cypher; $agency is a key.
// Example: :param agency => 7
//   :param own => 0
//   :param roles => 15
//   :param as_of => '9999'
//   :param status => null
//   :param kind => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param after_clause => 0
//   :param after => 0
//   :param limit => 20
MATCH (a:Agency {pk: $agency})-[line:STANDS_FOR]->(named:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR named = a)
MATCH (named)-[x:ASSIGNED_TO]->(s:Statement)
WHERE $low <= s.provision <= $high AND $roles / x.role_bit % 2 = 1
WITH DISTINCT s
MATCH (s)-[:COVERS]->(m:Measure)
WHERE ($status IS NULL OR m.status = $status)
  AND ($kind IS NULL OR EXISTS { (:Document {pk: m.document, kind: $kind}) })
// A sentence that statements of several clauses cover stands under the first of them only.
WITH m, min(s.provision) AS clause
WHERE clause >= $after_clause AND (clause > $after_clause OR m.pk > $after)
RETURN clause, m.pk
ORDER BY clause, m.pk
LIMIT $limit;
