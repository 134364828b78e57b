// How does each document assign? One row a document that assigns anything, oldest first: how many
// statements, how many name a lead or end in 等, how many have a body in each role (lead, support,
// responsible, by_duty), how many bodies, how many of them inherited from a standing rule, how many
// different agencies, and its first statement. $after 9223372036854775807 begins; the last document
// key of a page goes on.
// Example: :param low => 0
//   :param high => 9223372036854775807
//   :param after => 9223372036854775807
//   :param limit => 20
MATCH (d:Document)
WHERE $low / 1048576 <= d.pk <= $high / 1048576 AND d.pk < $after
  AND EXISTS { (d)-[:HAS_PROVISION]->(:Provision)-[:HAS_STATEMENT]->(:Statement)<-[:ASSIGNED_TO]-(:Agency) }
WITH d
ORDER BY d.pk DESC
LIMIT $limit
CALL (d) {
  MATCH (d)-[:HAS_PROVISION]->(:Provision)-[:HAS_STATEMENT]->(s:Statement)
  // A rule of order in a sentence of its own assigns nobody.
  WHERE EXISTS { (s)<-[:ASSIGNED_TO]-(:Agency) }
  RETURN count(*) AS statements, count(CASE WHEN s.lead_written THEN 1 END) AS leads,
         count(CASE WHEN s.open THEN 1 END) AS open, min(s.pk) AS first
}
CALL (d) {
  MATCH (d)-[:HAS_PROVISION]->(:Provision)-[:HAS_STATEMENT]->(s:Statement)
  MATCH (g:Agency)-[a:ASSIGNED_TO]->(s)
  RETURN count(DISTINCT CASE a.role WHEN 'lead' THEN s END) AS lead,
         count(DISTINCT CASE a.role WHEN 'support' THEN s END) AS support,
         count(DISTINCT CASE a.role WHEN 'responsible' THEN s END) AS responsible,
         count(DISTINCT CASE a.role WHEN 'by_duty' THEN s END) AS by_duty,
         count(*) AS bodies, count(CASE WHEN a.inherited THEN 1 END) AS inherited,
         count(DISTINCT g) AS agencies
}
RETURN d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       statements, leads, open, lead, support, responsible, by_duty, bodies, inherited, agencies,
       first
ORDER BY d.pk DESC;
