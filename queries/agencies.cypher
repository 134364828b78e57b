// Which agencies does a name find, old names too? One row an agency with the best of its names: the
// very words first, then those that contain them; then by clauses (counted up to 1,000) under the
// agency's own name, then by id. $key is the name folded for search, $match its expression for the
// index; $after_exact, $after_clauses, $after_id go on after a page (2, 0, '' begins).
// Example: :param key => '质监局'
//   :param match => '+质监 +监局'
//   :param after_exact => 2
//   :param after_clauses => 0
//   :param after_id => ''
//   :param limit => 20
CALL db.index.fulltext.queryNodes('zhimai_name_text', $match) YIELD node AS n
WITH n, n.plain = $key AS exact
WHERE n.plain CONTAINS $key
MATCH (g:Agency)-[:HAS_NAME]->(n)
// Of an agency's names the best comes first.
ORDER BY exact DESC, n.type <> 'official', n.valid_to IS NOT NULL, size(n.plain), n.text,
         n.type, coalesce(n.valid_from, '')
WITH g, head(collect(n)) AS n, toInteger(max(exact)) AS exact
CALL (g) {
  MATCH (g)-[:ASSIGNED_TO]->(s:Statement)
  WITH DISTINCT s.provision AS clause LIMIT 1000
  RETURN count(*) AS clauses
}
WITH collect({agency: g, name: n, exact: exact, clauses: clauses}) AS found
UNWIND found AS one
WITH one.agency AS g, one.name AS n, one.exact AS exact, one.clauses AS clauses,
     size(found) AS total
WHERE [-exact, -clauses, g.id] > [-$after_exact, -$after_clauses, $after_id]
RETURN g.pk, g.id, g.name, g.name_en, g.collective,
       n.text, n.type, n.valid_from, n.valid_to, n.source, n.certainty, exact, clauses, total
ORDER BY exact DESC, clauses DESC, g.id
LIMIT $limit;
