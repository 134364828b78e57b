// Agencies with the names that found them, for a list of name keys; columns as in agencies.cypher.
// Example: :param names => [1, 2]
//   :param key => '质监局'
UNWIND range(0, size($names) - 1) AS place
MATCH (g:Agency)-[:HAS_NAME]->(n:AgencyName {pk: $names[place]})
CALL (g) {
  MATCH (g)-[:ASSIGNED_TO]->(s:Statement)
  WITH DISTINCT s.provision AS clause LIMIT 1000
  RETURN count(*) AS clauses
}
RETURN g.pk, g.id, g.name, g.name_en, g.collective,
       n.text, n.type, n.valid_from, n.valid_to, n.source, n.certainty,
       toInteger(n.plain = $key) AS exact, clauses
ORDER BY place;
