// Which statements cover each of a list of sentences?
// Example: :param measures => [1, 2, 3]
UNWIND range(0, size($measures) - 1) AS place
MATCH (m:Measure {pk: $measures[place]})<-[:COVERS]-(s:Statement)
RETURN m.pk, s.pk
ORDER BY place, s.pk;
