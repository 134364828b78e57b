// As search_texts.cypher, for an agency that answers for few clauses: these are gone through
// instead of the index. Parameters as there; $agency is not NULL.
// Example: :param key => '知识图谱'
//   :param agency => 7
//   :param from => 0
//   :param high => 9223372036854775807
//   :param kind => null
//   :param roles => 0
//   :param as_of => '9999'
//   :param clauses => 1
//   :param measures => 1
//   :param limit => 100
MATCH (a:Agency {pk: $agency})-[line:STANDS_FOR]->(named:Agency)-[x:ASSIGNED_TO]->(s:Statement)
WHERE line.since <= $as_of AND ($roles = 0 OR $roles / x.role_bit % 2 = 1)
WITH DISTINCT s
CALL (s) {
  MATCH (p:Provision)-[:HAS_STATEMENT]->(s)
  RETURN p, true AS own, null AS m
  UNION ALL
  MATCH (s)-[:COVERS]->(m:Measure)<-[:HAS_MEASURE]-(p:Provision)
  RETURN p, false AS own, m
}
WITH p, max(own) AS own, collect(DISTINCT m) AS answered
WITH p, p.pk AS pk, $clauses = 1 AND own AS is_hit, answered
WHERE $from <= pk <= $high
ORDER BY pk
WITH p, pk, is_hit, answered, coalesce(p.folded, p.text) AS plain
WHERE plain CONTAINS $key
  AND ($kind IS NULL OR EXISTS { (:Document {pk: p.document, kind: $kind}) })
WITH p, pk, is_hit, size(split(plain, $key)) - 1 AS occurrences,
     [m IN answered WHERE $measures = 1 AND coalesce(m.folded, m.text) CONTAINS $key] AS found
WHERE is_hit OR size(found) > 0
UNWIND CASE found WHEN [] THEN [null] ELSE found END AS m
RETURN pk, p.start, p.heading, occurrences, toInteger(is_hit) AS is_hit,
       m.pk AS sentence, m.start AS sentence_start,
       size(split(coalesce(m.folded, m.text), $key)) - 1 AS sentence_occurrences
ORDER BY pk, m.pk
LIMIT $limit;
