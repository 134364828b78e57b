// Which statements answer for clauses and sentences? One row a clause of $provisions (kind 1) or a
// sentence of $measures (kind 2) and statement, with the keys of its bodies (comma separated) and
// their roles as bits.
// Example: :param provisions => [1]
//   :param measures => [2, 3]
CALL () {
  UNWIND range(0, size($provisions) - 1) AS place
  MATCH (:Provision {pk: $provisions[place]})-[:HAS_STATEMENT]->(s:Statement)
  RETURN 1 AS kind, $provisions[place] AS key, place, s
  UNION ALL
  UNWIND range(0, size($measures) - 1) AS place
  MATCH (:Measure {pk: $measures[place]})<-[:COVERS]-(s:Statement)
  RETURN 2 AS kind, $measures[place] AS key, place, s
}
RETURN kind, key, s.pk, s.agencies, s.roles
ORDER BY kind, place, s.pk;
