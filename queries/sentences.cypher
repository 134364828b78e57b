// The sentences of a clause and of the clauses below it, or one sentence, by range of keys.
// Example: :param kind => 'provision'
//   :param low => 1
//   :param high => 9
CALL () {
  MATCH (p:Provision)-[:HAS_MEASURE]->(m:Measure)
  WHERE $kind = 'provision' AND $low <= p.pk <= $high
  RETURN m, p
  UNION ALL
  MATCH (p:Provision)-[:HAS_MEASURE]->(m:Measure {pk: $low})
  WHERE $kind = 'measure'
  RETURN m, p
  UNION ALL
  MATCH (:Statement {pk: $low})-[:COVERS]->(m:Measure)<-[:HAS_MEASURE]-(p:Provision)
  WHERE $kind = 'statement'
  RETURN m, p
}
RETURN m.pk, m.id, p.id, m.text, m.status, m.stage, m.deadline, m.start, m.end
ORDER BY m.pk;
