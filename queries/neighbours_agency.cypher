// What is next to an agency: the events that it comes from and ends with, its members and the
// collectives it is in, then the newest statements, sentences and documents that name it. Columns
// as in neighbours_document.cypher; facts of the authority file have no document.
// Example: :param key => 7
//   :param low => 0
//   :param high => 9223372036854775807
//   :param as_of => '9999'
//   :param limit => 60
MATCH (a:Agency {pk: $key})
CALL (a) {
  MATCH (e:ChangeEvent)-[:CHANGED_TO]->(a)
  WHERE coalesce(e.date, e.not_after, '') <= $as_of
  RETURN 'CHANGED_TO' AS type, null AS n, null AS role, 'event' AS kind, e.pk AS neighbour,
         1 AS incoming, null AS document, null AS start, null AS end, null AS quote,
         1 AS rank, e.id AS id
  UNION ALL
  MATCH (e:ChangeEvent)-[:CHANGED_FROM]->(a)
  WHERE coalesce(e.date, e.not_after, '') <= $as_of
  RETURN 'CHANGED_FROM' AS type, null AS n, null AS role, 'event' AS kind, e.pk AS neighbour,
         1 AS incoming, null AS document, null AS start, null AS end, null AS quote,
         2 AS rank, e.id AS id
  UNION ALL
  MATCH (a)<-[:OF_MEMBER]-(:Membership)-[:IN_COLLECTIVE]->(g:Agency)
  RETURN 'MEMBER_OF' AS type, null AS n, null AS role, 'agency' AS kind, g.pk AS neighbour,
         0 AS incoming, null AS document, null AS start, null AS end, null AS quote,
         3 AS rank, g.id AS id
  UNION ALL
  MATCH (a)<-[:IN_COLLECTIVE]-(:Membership)-[:OF_MEMBER]->(g:Agency)
  RETURN 'MEMBER_OF' AS type, null AS n, null AS role, 'agency' AS kind, g.pk AS neighbour,
         1 AS incoming, null AS document, null AS start, null AS end, null AS quote,
         4 AS rank, g.id AS id
  UNION ALL
  MATCH (a)-[x:ASSIGNED_TO]->(s:Statement)
  WHERE $low <= s.pk <= $high
  WITH x, s ORDER BY s.pk, x.role, x.n LIMIT $limit
  RETURN 'ASSIGNED_TO' AS type, x.n AS n, x.role AS role, 'statement' AS kind, s.pk AS neighbour,
         0 AS incoming, s.document AS document, s.start AS start, s.end AS end, s.quote AS quote,
         5 AS rank, null AS id
  UNION ALL
  MATCH (a)-[x:ACTS_IN]->(m:Measure)
  WHERE $low <= m.pk <= $high
  WITH x, m ORDER BY m.pk, x.role, x.n LIMIT $limit
  RETURN 'ACTS_IN' AS type, x.n AS n, x.role AS role, 'measure' AS kind, m.pk AS neighbour,
         0 AS incoming, m.document AS document, m.start AS start, m.end AS end, m.text AS quote,
         6 AS rank, null AS id
  UNION ALL
  MATCH (a)-[i:ISSUED]->(d:Document)
  WHERE $low / 1048576 <= d.pk <= $high / 1048576
  WITH i, d ORDER BY d.pk, i.n LIMIT $limit
  RETURN 'ISSUED' AS type, i.n AS n, null AS role, 'document' AS kind, d.pk AS neighbour,
         0 AS incoming, d.pk AS document, i.start AS start, i.end AS end, i.surface AS quote,
         7 AS rank, null AS id
}
RETURN type, n, role, kind, neighbour, incoming, document, start, end, quote, rank
ORDER BY rank, id, neighbour, n
LIMIT $limit;
