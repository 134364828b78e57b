// Which agencies bear or bore a name with the words $key? The very name first, then by clauses
// (counted up to 50), then by id; the best name of each is given by its key.
// Example: :param key => '质监局'
//   :param match => '+质监 +监局'
//   :param limit => 100
CALL db.index.fulltext.queryNodes('zhimai_name_text', $match) YIELD node AS n
WITH n, n.plain = $key AS exact
WHERE n.plain CONTAINS $key
MATCH (g:Agency)-[:HAS_NAME]->(n)
// Of an agency's names the best comes first.
ORDER BY exact DESC, n.type <> 'official', n.valid_to IS NOT NULL, size(n.plain), n.text,
         n.type, coalesce(n.valid_from, '')
WITH g, head(collect(n.pk)) AS name, toInteger(max(exact)) AS exact
ORDER BY exact DESC, g.id
LIMIT $limit
CALL (g) {
  MATCH (g)-[:ASSIGNED_TO]->(s:Statement)
  WITH DISTINCT s.provision AS clause LIMIT 50
  RETURN count(*) AS clauses
}
RETURN g.pk, g.id, exact, name, clauses
ORDER BY exact DESC, g.id;
