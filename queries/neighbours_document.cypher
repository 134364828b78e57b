// What is next to a document: who issued it, and its outermost provisions. One row a relationship:
// its type, n, role; the neighbour's kind and key; the words that prove it (document, start, end).
// Example: :param key => 1
//   :param limit => 60
MATCH (d:Document {pk: $key})
CALL (d) {
  MATCH (g:Agency)-[i:ISSUED]->(d)
  RETURN 'ISSUED' AS type, i.n AS n, 'agency' AS kind, g.pk AS neighbour, 1 AS incoming,
         i.start AS start, i.end AS end, i.surface AS quote, 1 AS rank
  UNION ALL
  MATCH (d)-[:HAS_PROVISION]->(p:Provision)
  WHERE p.parent IS NULL
  WITH p, left(p.text, 80) AS quote
  RETURN 'HAS_PROVISION' AS type, null AS n, 'provision' AS kind, p.pk AS neighbour,
         0 AS incoming, p.start AS start, p.start + size(quote) AS end, quote, 2 AS rank
}
RETURN type, n, null AS role, kind, neighbour, incoming, $key AS document, start, end, quote, rank
ORDER BY rank, n, neighbour
LIMIT $limit;
