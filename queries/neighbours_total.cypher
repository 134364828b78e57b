// How many neighbours does a node have? Each counts once, however many relationships lead to it.
// Example: :param kind => 'agency'
//   :param key => 7
//   :param low => 0
//   :param high => 9223372036854775807
//   :param as_of => '9999'
CALL () {
  MATCH (a:Agency {pk: $key})
  WHERE $kind = 'agency'
  RETURN COUNT {
    MATCH (e:ChangeEvent)-[:CHANGED_TO|CHANGED_FROM]->(a)
    WHERE coalesce(e.date, e.not_after, '') <= $as_of
    RETURN DISTINCT e
  } + COUNT {
    MATCH (a)<-[:IN_COLLECTIVE|OF_MEMBER]-(:Membership)-[:OF_MEMBER|IN_COLLECTIVE]->(g:Agency)
    RETURN DISTINCT g
  } + COUNT {
    MATCH (a)-[:ASSIGNED_TO]->(s:Statement) WHERE $low <= s.pk <= $high RETURN DISTINCT s
  } + COUNT {
    MATCH (a)-[:ACTS_IN]->(m:Measure) WHERE $low <= m.pk <= $high RETURN DISTINCT m
  } + COUNT {
    MATCH (a)-[:ISSUED]->(d:Document)
    WHERE $low / 1048576 <= d.pk <= $high / 1048576
    RETURN DISTINCT d
  } AS total
  UNION ALL
  MATCH (d:Document {pk: $key})
  WHERE $kind = 'document'
  RETURN COUNT { MATCH (g:Agency)-[:ISSUED]->(d) RETURN DISTINCT g }
       + COUNT { (d)-[:HAS_PROVISION]->(p:Provision) WHERE p.parent IS NULL } AS total
  UNION ALL
  MATCH (p:Provision {pk: $key})
  WHERE $kind = 'provision'
  RETURN 1 + COUNT { (p)-[:HAS_STATEMENT|HAS_MEASURE]->() } + COUNT { (:Provision)-[:PARENT]->(p) }
         AS total
  UNION ALL
  MATCH (s:Statement {pk: $key})
  WHERE $kind = 'statement'
  RETURN 1 + COUNT { MATCH (g:Agency)-[:ASSIGNED_TO]->(s) RETURN DISTINCT g }
       + COUNT { (s)-[:COVERS]->(:Measure) } AS total
  UNION ALL
  MATCH (m:Measure {pk: $key})
  WHERE $kind = 'measure'
  RETURN 1 + COUNT { MATCH (g:Agency)-[:ACTS_IN]->(m) RETURN DISTINCT g }
       + COUNT { (:Statement)-[:COVERS]->(m) } AS total
  UNION ALL
  MATCH (e:ChangeEvent {pk: $key})
  WHERE $kind = 'event'
  RETURN COUNT { MATCH (e)-[:CHANGED_FROM|CHANGED_TO]->(g:Agency) RETURN DISTINCT g } AS total
}
RETURN total;
