// Which clauses and sentences contain the words $key? One row a clause and sentence in it that
// contains them (no sentence: NULL), newest document first, with how often each does. A clause is a
// hit itself when column 5 is 1. $match is the index's expression for $key (graph.search_key).
// $agency (a key) and $roles narrow to what an agency answers for, $roles alone (0 for any) to what
// anybody does in that role. $clauses and $measures say which are wanted.
// Example: :param key => '知识图谱'
//   :param match => '+知识 +识图 +图谱'
//   :param from => 0
//   :param high => 9223372036854775807
//   :param kind => null
//   :param agency => null
//   :param roles => 0
//   :param as_of => '9999'
//   :param clauses => 1
//   :param measures => 1
//   :param limit => 100
CALL db.index.fulltext.queryNodes('zhimai_provision_text', $match) YIELD node AS p
WITH p, p.pk AS pk
WHERE $from <= pk <= $high
// In order before any text is read, so that no more are than the limit needs.
ORDER BY pk
WITH p, pk, coalesce(p.folded, p.text) AS plain
WHERE plain CONTAINS $key
  AND ($kind IS NULL OR EXISTS { (:Document {pk: p.document, kind: $kind}) })
WITH p, pk, plain, $clauses = 1 AND CASE
  WHEN $agency IS NOT NULL THEN EXISTS {
    MATCH (p)-[:HAS_STATEMENT]->(:Statement)<-[x:ASSIGNED_TO]-(:Agency)
          <-[line:STANDS_FOR]-(:Agency {pk: $agency})
    WHERE line.since <= $as_of AND ($roles = 0 OR $roles / x.role_bit % 2 = 1)
  }
  WHEN $roles <> 0 THEN EXISTS {
    MATCH (p)-[:HAS_STATEMENT]->(:Statement)<-[x:ASSIGNED_TO]-(:Agency)
    WHERE $roles / x.role_bit % 2 = 1
  }
  ELSE true END AS is_hit
OPTIONAL MATCH (p)-[:HAS_MEASURE]->(m:Measure)
WHERE $measures = 1 AND coalesce(m.folded, m.text) CONTAINS $key AND CASE
  WHEN $agency IS NOT NULL THEN EXISTS {
    MATCH (m)<-[:COVERS]-(:Statement)<-[x:ASSIGNED_TO]-(:Agency)
          <-[line:STANDS_FOR]-(:Agency {pk: $agency})
    WHERE line.since <= $as_of AND ($roles = 0 OR $roles / x.role_bit % 2 = 1)
  }
  WHEN $roles <> 0 THEN EXISTS {
    MATCH (m)<-[:COVERS]-(:Statement)<-[x:ASSIGNED_TO]-(:Agency)
    WHERE $roles / x.role_bit % 2 = 1
  }
  ELSE true END
WITH p, pk, plain, is_hit, m
WHERE is_hit OR m IS NOT NULL
ORDER BY pk, m.pk
LIMIT $limit
RETURN pk, p.start, p.heading, size(split(plain, $key)) - 1 AS occurrences,
       toInteger(is_hit) AS is_hit, m.pk AS sentence, m.start AS sentence_start,
       size(split(coalesce(m.folded, m.text), $key)) - 1 AS sentence_occurrences
ORDER BY pk, m.pk;
