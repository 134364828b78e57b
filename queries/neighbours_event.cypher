// What is next to an event: its bodies before and after. Columns as in neighbours_document.cypher.
// Example: :param key => 1
//   :param limit => 60
MATCH (e:ChangeEvent {pk: $key})
CALL (e) {
  MATCH (e)-[:CHANGED_FROM]->(g:Agency)
  RETURN 'CHANGED_FROM' AS type, g, 1 AS rank
  UNION ALL
  MATCH (e)-[:CHANGED_TO]->(g:Agency)
  RETURN 'CHANGED_TO' AS type, g, 2 AS rank
}
RETURN type, null AS n, null AS role, 'agency' AS kind, g.pk AS neighbour, 0 AS incoming,
       null AS document, null AS start, null AS end, null AS quote, rank
ORDER BY rank, g.id
LIMIT $limit;
