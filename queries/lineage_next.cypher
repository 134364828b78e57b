// Which sentences does one go on with ($earlier 1), or which go on with it ($earlier 0)? One row a
// sentence and thread that joins the two, or one that somebody added without a thread: the key of
// the other sentence, the thread, what carries it, the words in the sentence asked and in the other,
// what somebody said of the two, and how many such sentences there are in all. What was rejected is
// left out.
// Two sentences are apart when their documents bear different dates (67108864 keys of documents are a
// day, day 131071 is no date), or when one document reports the one and plans the other. At most
// $limit sentences, the nearest in time first; of several threads the best evidence.
// Example: :param measure => 1
//   :param earlier => 1
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 60
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
WITH DISTINCT m, o
WHERE $low <= o.pk <= $high
OPTIONAL MATCH (m)-[x:JUDGED]-(o)
WHERE startNode(x) = CASE $earlier WHEN 1 THEN o ELSE m END
WITH m, o, x
WHERE coalesce(x.verdict, '') <> 'rejected'
WITH m, o, x
ORDER BY abs(o.document - m.document), o.pk
WITH m, collect([o, x]) AS near
UNWIND near[..$limit] AS pair
WITH m, pair[0] AS o, pair[1] AS x, size(near) AS total
CALL (m, o, x) {
  MATCH (m)-[i:IN_THREAD]->(t:Thread)<-[j:IN_THREAD]-(o)
  RETURN t.id AS thread, i.method AS method,
         CASE WHEN i.score < j.score THEN i.score ELSE j.score END AS score,
         i.start AS my_start, i.end AS my_end, i.quote AS my_quote,
         j.start AS start, j.end AS end, j.quote AS quote
  UNION ALL
  WITH m, o, x
  WHERE x.verdict = 'added'
  RETURN null AS thread, 'judged' AS method, 1 AS score,
         m.start AS my_start, m.end AS my_end, m.text AS my_quote,
         o.start AS start, o.end AS end, o.text AS quote
}
RETURN o.pk, thread, method, score, my_start, my_end, my_quote, start, end, quote,
       x.verdict, x.kind, x.who, x.date, x.why, total
ORDER BY abs(o.document - m.document), o.pk, thread IS NULL, score DESC,
         CASE method WHEN 'thesaurus' THEN 0 WHEN 'named' THEN 1 WHEN 'wording' THEN 2 ELSE 3 END,
         thread;
