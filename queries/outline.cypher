// The outline of a document: every provision in order, with its own statements and sentences.
// Example: :param document => 1
MATCH (:Document {pk: $document})-[:HAS_PROVISION]->(p:Provision)
OPTIONAL MATCH (p)-[:PARENT]->(above:Provision)
RETURN p.id, above.id, p.depth, p.level, p.label, p.heading, p.path, p.start, p.end,
       COUNT { (p)-[:HAS_STATEMENT]->(:Statement) } AS statements,
       COUNT { (p)-[:HAS_MEASURE]->(:Measure) } AS measures
ORDER BY p.pk;
