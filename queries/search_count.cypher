// How many clauses contain the words $key from a key on, counted up to $limit? Parameters as in
// search_texts.cypher.
// Example: :param key => '知识图谱'
//   :param match => '+知识 +识图 +图谱'
//   :param from => 0
//   :param high => 9223372036854775807
//   :param kind => null
//   :param agency => null
//   :param roles => 0
//   :param as_of => '9999'
//   :param limit => 500
CALL db.index.fulltext.queryNodes('zhimai_provision_text', $match) YIELD node AS p
WITH p
WHERE $from <= p.pk <= $high AND coalesce(p.folded, p.text) CONTAINS $key
  AND ($kind IS NULL OR EXISTS { (:Document {pk: p.document, kind: $kind}) })
  AND ($agency IS NULL OR EXISTS {
    MATCH (p)-[:HAS_STATEMENT]->(:Statement)<-[x:ASSIGNED_TO]-(:Agency)
          <-[line:STANDS_FOR]-(:Agency {pk: $agency})
    WHERE line.since <= $as_of AND ($roles = 0 OR $roles / x.role_bit % 2 = 1)
  })
  AND ($agency IS NOT NULL OR $roles = 0 OR EXISTS {
    MATCH (p)-[:HAS_STATEMENT]->(:Statement)<-[x:ASSIGNED_TO]-(:Agency)
    WHERE $roles / x.role_bit % 2 = 1
  })
WITH p LIMIT $limit
RETURN count(p) AS clauses;
