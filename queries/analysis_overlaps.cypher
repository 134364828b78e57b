// Which statements cover a common sentence, so that their bodies answer for it together? One row a
// pair of statements.
// Example: no parameters
MATCH (s:Statement)-[:COVERS]->(:Measure)<-[:COVERS]-(t:Statement)
WHERE s.pk < t.pk
WITH DISTINCT s, t
RETURN s.id, t.id
ORDER BY s.pk, t.pk;
