// How many sentences does one go on with ($earlier 1), or go on with it ($earlier 0)? Counts what
// lineage_next.cypher lists, each sentence once.
// Example: :param measure => 1
//   :param earlier => 1
//   :param low => 0
//   :param high => 9223372036854775807
MATCH (m:Measure {pk: $measure})
CALL (m) {
  MATCH (m)-[:IN_THREAD]->(:Thread)<-[:IN_THREAD]-(o:Measure)
  WITH m, o, m.document / 67108864 AS here, o.document / 67108864 AS there
  WHERE ($earlier = 1 AND there > here AND there < 131071)
     OR ($earlier = 0 AND there < here AND here < 131071)
     OR (o.document = m.document AND o.status <> m.status
         AND o.status = CASE $earlier WHEN 1 THEN 'reported' ELSE 'planned' END)
  RETURN o
  UNION
  MATCH (m)-[x:JUDGED {verdict: 'added'}]-(o:Measure)
  WHERE startNode(x) = CASE $earlier WHEN 1 THEN o ELSE m END
  RETURN o
}
WITH m, o
WHERE $low <= o.pk <= $high
OPTIONAL MATCH (m)-[x:JUDGED {verdict: 'rejected'}]-(o)
WHERE startNode(x) = CASE $earlier WHEN 1 THEN o ELSE m END
WITH o, x
WHERE x IS NULL
RETURN count(DISTINCT o.pk);
