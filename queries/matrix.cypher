// How many clauses does each pair of agencies share? One row a pair that shares any, in the order
// of the list $agencies (a list of keys), with the newest statement behind it; a pair of an agency
// with itself counts its own clauses. $own 0 goes through succession.
// Example: :param agencies => [7, 9, 11]
//   :param own => 0
//   :param as_of => '9999'
//   :param low => 0
//   :param high => 9223372036854775807
UNWIND range(0, size($agencies) - 1) AS place
MATCH (a:Agency {pk: $agencies[place]})-[line:STANDS_FOR]->(named:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR named = a)
WITH place, collect(named) AS line
WITH collect({place: place, line: line}) AS lines
CALL (lines) {
  UNWIND lines AS one
  UNWIND one.line AS named
  MATCH (named)-[:ASSIGNED_TO]->(s:Statement)
  WITH DISTINCT lines, one.place AS first, s
  MATCH (s)-[:COVERS*0..2]-(t:Statement)
  MATCH (t)<-[:ASSIGNED_TO]-(named:Agency)
  UNWIND lines AS other
  WITH first, other.place AS second, CASE WHEN s.pk > t.pk THEN s ELSE t END AS s
  WHERE second > first AND named IN other.line
  RETURN first, second, s
  UNION ALL
  UNWIND lines AS one
  UNWIND one.line AS named
  MATCH (named)-[:ASSIGNED_TO]->(s:Statement)
  RETURN one.place AS first, one.place AS second, s
}
WITH first, second, s
WHERE $low <= s.provision <= $high
WITH first, second, count(DISTINCT s.provision) AS clauses, min(s.pk) AS newest
RETURN $agencies[first] AS a, $agencies[second] AS b, clauses, newest
ORDER BY first, second;
