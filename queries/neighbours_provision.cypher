// What is next to a clause: the clause or document that it is in, the clauses directly below it,
// its statements and sentences. Columns as in neighbours_document.cypher.
// Example: :param key => 1
//   :param limit => 60
MATCH (p:Provision {pk: $key})
CALL (p) {
  MATCH (d:Document)-[:HAS_PROVISION]->(p)
  WHERE p.parent IS NULL
  WITH d, p, left(p.text, 80) AS quote
  RETURN 'HAS_PROVISION' AS type, 'document' AS kind, d.pk AS neighbour, 1 AS incoming,
         p.start AS start, p.start + size(quote) AS end, quote, 1 AS rank
  UNION ALL
  MATCH (p)-[:PARENT]->(above:Provision)
  WITH above, p, left(p.text, 80) AS quote
  RETURN 'PARENT' AS type, 'provision' AS kind, above.pk AS neighbour, 0 AS incoming,
         p.start AS start, p.start + size(quote) AS end, quote, 1 AS rank
  UNION ALL
  MATCH (p)-[:HAS_STATEMENT]->(s:Statement)
  RETURN 'HAS_STATEMENT' AS type, 'statement' AS kind, s.pk AS neighbour, 0 AS incoming,
         s.start AS start, s.end AS end, s.quote AS quote, 2 AS rank
  UNION ALL
  MATCH (p)-[:HAS_MEASURE]->(m:Measure)
  RETURN 'HAS_MEASURE' AS type, 'measure' AS kind, m.pk AS neighbour, 0 AS incoming,
         m.start AS start, m.end AS end, m.text AS quote, 3 AS rank
  UNION ALL
  MATCH (below:Provision)-[:PARENT]->(p)
  WITH below, left(below.text, 80) AS quote
  RETURN 'PARENT' AS type, 'provision' AS kind, below.pk AS neighbour, 1 AS incoming,
         below.start AS start, below.start + size(quote) AS end, quote, 4 AS rank
}
RETURN type, null AS n, null AS role, kind, neighbour, incoming, p.document AS document, start, end,
       quote, rank
ORDER BY rank, neighbour
LIMIT $limit;
