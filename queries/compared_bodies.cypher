// Which bodies does a document name in its statements, or in sentences that put them in charge? One
// row a place: a statement (1) or a sentence (0), in the order of the text.
// Example: :param document => 1
MATCH (:Document {pk: $document})-[:HAS_PROVISION]->(p:Provision)
CALL (p) {
  MATCH (p)-[:HAS_STATEMENT]->(s:Statement)<-[a:ASSIGNED_TO]-(g:Agency)
  RETURN g, a, 1 AS stated, s.pk AS place, s.start AS start, s.end AS end, s.quote AS quote
  UNION ALL
  MATCH (p)-[:HAS_MEASURE]->(m:Measure)<-[a:ACTS_IN]-(g:Agency)
  RETURN g, a, 0 AS stated, m.pk AS place, m.start AS start, m.end AS end, m.text AS quote
}
RETURN g.pk, g.id, g.name, g.name_en, g.collective, a.name AS named, a.role AS role, stated, place,
       start, end, quote
ORDER BY start, place, a.n;
