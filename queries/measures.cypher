// Which sentences are there? Newest document first, then clause by clause. $status keeps planned or
// reported ones. $after_clause and $after go on after a page; 0, 0 begins.
// Example: :param status => null
//   :param kind => null
//   :param low => 0
//   :param high => 9223372036854775807
//   :param after_clause => 0
//   :param after => 0
//   :param limit => 20
MATCH (p:Provision)
WHERE $low <= p.pk <= $high AND p.pk >= $after_clause
MATCH (p)-[:HAS_MEASURE]->(m:Measure)
WHERE (p.pk > $after_clause OR m.pk > $after)
  AND ($status IS NULL OR m.status = $status)
  AND ($kind IS NULL OR EXISTS { (:Document {pk: m.document, kind: $kind}) })
RETURN p.pk, m.pk
ORDER BY p.pk, m.pk
LIMIT $limit;
