// How many clauses do two or more agencies share, counted up to $most? Parameters as in
// shared.cypher.
// Example: :param agencies => [7, 9]
//   :param low => 0
//   :param high => 9223372036854775807
//   :param roles => [15, 15]
//   :param as_of => '9999'
//   :param own => 0
//   :param most => 1001
UNWIND range(0, size($agencies) - 1) AS place
MATCH (a:Agency {pk: $agencies[place]})-[line:STANDS_FOR]->(named:Agency)
WHERE line.since <= $as_of AND ($own = 0 OR named = a)
WITH place, collect(named) AS line, sum(COUNT { (named)-[:ASSIGNED_TO]->(:Statement) }) AS busy
ORDER BY place
WITH collect(line) AS lines, collect(busy) AS busy
// Begin with the one of the first two that is named less often.
WITH lines, CASE WHEN busy[0] <= busy[1] THEN 0 ELSE 1 END AS one
UNWIND lines[one] AS named
MATCH (named)-[x:ASSIGNED_TO]->(s:Statement)
WHERE $roles[one] / x.role_bit % 2 = 1
WITH DISTINCT lines, 1 - one AS other, s
// The other one stands in the same statement (no step) or in one over a common sentence (two).
MATCH (s)-[:COVERS*0..2]-(t:Statement)
// A second MATCH: the very same relationship may serve both, when one body stands for both.
MATCH (named:Agency)-[y:ASSIGNED_TO]->(t)
WHERE named IN lines[other] AND $roles[other] / y.role_bit % 2 = 1
WITH DISTINCT lines, CASE WHEN s.pk > t.pk THEN s ELSE t END AS s
WHERE $low <= s.provision <= $high
CALL (lines, s) {
  WITH s WHERE size($agencies) = 2
  RETURN true AS together
  UNION
  // Of three or more all have to stand in the statement, or over one of its sentences.
  WITH lines, s WHERE size($agencies) > 2
  WITH lines, [[(n:Agency)-[x:ASSIGNED_TO]->(s) | {agency: n, role: x.role_bit}]] + [
    (s)-[:COVERS]->(m:Measure) |
    [(n:Agency)-[x:ASSIGNED_TO]->(:Statement)-[:COVERS]->(m) | {agency: n, role: x.role_bit}]
  ] AS units
  WITH lines, units WHERE any(unit IN units WHERE
    all(place IN range(0, size($agencies) - 1) WHERE
      any(body IN unit WHERE
        body.agency IN lines[place] AND $roles[place] / body.role % 2 = 1)))
  RETURN true AS together
}
WITH DISTINCT s.provision AS clause
LIMIT $most
RETURN count(clause) AS total;
