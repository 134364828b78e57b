// What is next to a statement: its bodies, its clause, the sentences that it covers. Columns as in
// neighbours_document.cypher.
// Example: :param key => 1
//   :param limit => 60
MATCH (s:Statement {pk: $key})
CALL (s) {
  MATCH (g:Agency)-[x:ASSIGNED_TO]->(s)
  RETURN 'ASSIGNED_TO' AS type, x.n AS n, x.role AS role, 'agency' AS kind, g.pk AS neighbour,
         1 AS incoming, 1 AS rank
  UNION ALL
  MATCH (p:Provision)-[:HAS_STATEMENT]->(s)
  RETURN 'HAS_STATEMENT' AS type, null AS n, null AS role, 'provision' AS kind,
         p.pk AS neighbour, 1 AS incoming, 2 AS rank
  UNION ALL
  MATCH (s)-[:COVERS]->(m:Measure)
  RETURN 'COVERS' AS type, null AS n, null AS role, 'measure' AS kind, m.pk AS neighbour,
         0 AS incoming, 3 AS rank
}
RETURN type, n, role, kind, neighbour, incoming, s.document AS document, s.start AS start,
       s.end AS end, s.quote AS quote, rank
ORDER BY rank, n, neighbour
LIMIT $limit;
