// All agencies by how many clauses they answer for under their own name, most first, then by id.
// $after_clauses and $after_id go on after a page; 9223372036854775807 and '' begin.
// Example: :param after_clauses => 9223372036854775807
//   :param after_id => ''
//   :param limit => 20
MATCH (g:Agency)
WITH g, COUNT {
  MATCH (g)-[:ASSIGNED_TO]->(s:Statement)
  RETURN DISTINCT s.provision
} AS clauses
WHERE clauses < $after_clauses OR clauses = $after_clauses AND g.id > $after_id
WITH g, clauses
ORDER BY clauses DESC, g.id
LIMIT $limit
CALL (g) {
  OPTIONAL MATCH (g)-[:HAS_NAME]->(n:AgencyName {type: 'official'})
  RETURN n
  ORDER BY n.valid_to IS NOT NULL, coalesce(n.valid_from, '') DESC, n.text,
           coalesce(n.valid_to, '') DESC
  LIMIT 1
}
RETURN g.pk, g.id, g.name, g.name_en, g.collective,
       coalesce(n.text, g.name, g.id) AS text, coalesce(n.type, 'official') AS type,
       n.valid_from, n.valid_to, n.source, n.certainty, 1 AS exact, clauses,
       COUNT { (:Agency) } AS total
ORDER BY clauses DESC, g.id;
