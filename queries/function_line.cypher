// Who held a function (商标) before an agency and after it? Partial events carry just the function
// that they move; a whole event carries it unless it moved elsewhere by itself.
// Example: :param agency => 'sh-ipa'
//   :param function => '商标'
//   :param as_of => '9999'
MATCH (from:Agency)-[s:SUCCEEDED_BY]->(:Agency)
WHERE s.known_by <= $as_of
  AND (s.function IS NULL OR s.function CONTAINS $function)
  AND (s.scope = 'partial' AND s.function IS NOT NULL
       OR s.scope = 'whole' AND NOT EXISTS {
         MATCH (from)-[moved:SUCCEEDED_BY {scope: 'partial'}]->(:Agency)
         WHERE moved.function CONTAINS $function AND moved.known_by <= $as_of
       })
WITH collect(s) AS steps
MATCH (a:Agency {id: $agency})
CALL (a, steps) {
  MATCH way = (a)<-[:SUCCEEDED_BY*0..]-(g:Agency)
  WHERE all(step IN relationships(way) WHERE step IN steps)
  RETURN g, CASE WHEN g = a THEN 0 ELSE 1 END AS direction, relationships(way) AS taken
  UNION ALL
  MATCH way = (a)-[:SUCCEEDED_BY*1..]->(g:Agency)
  WHERE g <> a AND all(step IN relationships(way) WHERE step IN steps)
  RETURN g, 2 AS direction, relationships(way) AS taken
}
WITH g, direction,
     reduce(since = '', step IN taken |
       CASE WHEN step.known_by > since THEN step.known_by ELSE since END) AS since,
     last([step IN taken WHERE step.scope = 'partial' | step.function]) AS moved
WITH g, min(direction) AS direction, min(since) AS since, min(moved) AS moved
RETURN g.pk, g.id, g.name, g.name_en, g.collective, direction, since, moved
ORDER BY direction, since, g.id;
