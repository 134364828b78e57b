// Which clauses have a heading that may contain the words $key? Newest document first; parameters
// as in search_texts.cypher. (A heading's white space is not folded here: check each once more.)
// Example: :param key => '质量'
//   :param match => '+质量'
//   :param low => 0
//   :param high => 9223372036854775807
//   :param kind => null
//   :param agency => null
//   :param roles => 0
//   :param as_of => '9999'
//   :param limit => 100
CALL db.index.fulltext.queryNodes('zhimai_heading_text', $match) YIELD node AS p
WITH p, p.pk AS pk
WHERE $low <= pk <= $high
// In order before any text is read, so that no more are than the limit needs.
ORDER BY pk
WITH p, pk, coalesce(p.folded, p.text) AS plain
WHERE left(plain, size(coalesce(p.label, '')) + size(p.heading)) CONTAINS $key
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
RETURN pk, p.start, p.heading, size(split(plain, $key)) - 1 AS occurrences
ORDER BY pk
LIMIT $limit;
