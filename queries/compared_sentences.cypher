// The sentences of one document in the order of its text.
// Example: :param document => 1
MATCH (:Document {pk: $document})-[:HAS_PROVISION]->(:Provision)-[:HAS_MEASURE]->(m:Measure)
RETURN m.pk, m.id, m.text, m.status, m.stage, m.start, m.end
ORDER BY m.pk;
