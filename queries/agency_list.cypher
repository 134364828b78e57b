// All agencies by id, each with its latest official name and its clauses (counted up to 1,000).
// Example: :param after_id => ''
//   :param limit => 20
MATCH (g:Agency)
WHERE g.id > $after_id
WITH g
ORDER BY g.id
LIMIT $limit
CALL (g) {
  OPTIONAL MATCH (g)-[:HAS_NAME]->(n:AgencyName {type: 'official'})
  RETURN n
  ORDER BY n.valid_to IS NOT NULL, coalesce(n.valid_from, '') DESC, n.text,
           coalesce(n.valid_to, '') DESC
  LIMIT 1
}
CALL (g) {
  MATCH (g)-[:ASSIGNED_TO]->(s:Statement)
  WITH DISTINCT s.provision AS clause LIMIT 1000
  RETURN count(*) AS clauses
}
RETURN g.pk, g.id, g.name, g.name_en, g.collective,
       coalesce(n.text, g.name, g.id) AS text, coalesce(n.type, 'official') AS type,
       n.valid_from, n.valid_to, n.source, n.certainty, 1 AS exact, clauses,
       COUNT { (:Agency) } AS total
ORDER BY g.id;
