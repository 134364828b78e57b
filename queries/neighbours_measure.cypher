// What is next to a sentence: the bodies that it puts in charge itself, the statements that cover
// it, its clause. Columns as in neighbours_document.cypher.
// Example: :param key => 1
//   :param limit => 60
MATCH (m:Measure {pk: $key})
CALL (m) {
  MATCH (g:Agency)-[x:ACTS_IN]->(m)
  RETURN 'ACTS_IN' AS type, x.n AS n, x.role AS role, 'agency' AS kind, g.pk AS neighbour,
         m.start AS start, m.end AS end, m.text AS quote, 1 AS rank
  UNION ALL
  MATCH (s:Statement)-[:COVERS]->(m)
  RETURN 'COVERS' AS type, null AS n, null AS role, 'statement' AS kind, s.pk AS neighbour,
         s.start AS start, s.end AS end, s.quote AS quote, 2 AS rank
  UNION ALL
  MATCH (p:Provision)-[:HAS_MEASURE]->(m)
  RETURN 'HAS_MEASURE' AS type, null AS n, null AS role, 'provision' AS kind, p.pk AS neighbour,
         m.start AS start, m.end AS end, m.text AS quote, 3 AS rank
}
RETURN type, n, role, kind, neighbour, 1 AS incoming, m.document AS document, start, end, quote,
       rank
ORDER BY rank, n, neighbour
LIMIT $limit;
