// How many clauses does each pair of agencies share? One row a pair that shares any, in the order
// of the list $agencies (a list of keys), with the newest statement behind it; a pair of an agency
// with itself counts its own clauses. $own 0 goes through succession.
// Example: :param agencies => [7, 9, 11]
//   :param own => 0
//   :param as_of => '9999'
//   :param low => 0
//   :param high => 9223372036854775807
UNWIND range(0, size($agencies) - 1) AS place
MATCH (a:Agency {pk: $agencies[place]})-[line:STANDS_FOR]->(named)-[:ASSIGNED_TO]->(s)
WHERE line.since <= $as_of AND ($own = 0 OR named = a)
WITH s, collect(DISTINCT place) AS places
CALL (s, places) {
  // Those that stand in the same statement, each with itself as well.
  UNWIND places AS first
  UNWIND places AS second
  WITH first, second WHERE first <= second
  RETURN first, second, s AS later
  UNION ALL
  // Those that stand in two statements over a common sentence.
  MATCH (s)-[:COVERS]->()<-[:COVERS]-(later)
  WHERE later.pk > s.pk
  MATCH (later)<-[:ASSIGNED_TO]-(named)<-[line:STANDS_FOR]-(b)
  WHERE b.pk IN $agencies AND line.since <= $as_of AND ($own = 0 OR named = b)
  UNWIND range(0, size($agencies) - 1) AS there
  UNWIND places AS here
  WITH b, here, there, later WHERE $agencies[there] = b.pk AND here <> there
  RETURN CASE WHEN here < there THEN here ELSE there END AS first,
         CASE WHEN here < there THEN there ELSE here END AS second, later
}
WITH first, second, later
WHERE $low <= later.provision <= $high
WITH first, second, count(DISTINCT later.provision) AS clauses, min(later.pk) AS newest
RETURN $agencies[first] AS a, $agencies[second] AS b, clauses, newest
ORDER BY first, second;
