// The clauses of a document with their headings.
// Example: :param document => 1
MATCH (:Document {pk: $document})-[:HAS_PROVISION]->(p:Provision)
RETURN p.pk, p.id, p.heading
ORDER BY p.pk;
