// The sentences that each of a list of statements answers for.
// Example: :param statements => [1, 2, 3]
UNWIND range(0, size($statements) - 1) AS place
MATCH (s:Statement {pk: $statements[place]})-[:COVERS]->(m:Measure)<-[:HAS_MEASURE]-(p:Provision)
RETURN s.pk, m.pk, m.id, p.id, m.text, m.status, m.stage, m.deadline, m.start, m.end
ORDER BY place, m.pk;
