// How well is it known which works and standards a document names? One row a document that names
// any, oldest first: how many places name one, of how many it is known, ambiguous, or not known
// which one. A work that documents give several numbers is ambiguous.
// $after 9223372036854775807 begins; the last document key of a page goes on.
// Example: :param low => 0
//   :param high => 9223372036854775807
//   :param after => 9223372036854775807
//   :param limit => 20
CALL () {
  MATCH (w:Work) WHERE w.number IS NOT NULL
  WITH w.id AS id, count(DISTINCT w.number) AS numbers WHERE numbers > 1
  RETURN collect(id) AS ambiguous
}
MATCH (n:Mention)
WHERE $low <= n.pk <= $high AND n.document < $after
  AND (n.work IS NOT NULL OR n.standard IS NOT NULL)
CALL (n, ambiguous) {
  MATCH (w:Work {id: n.work, document: n.document})
  RETURN coalesce(w.reason, CASE WHEN w.id IN ambiguous THEN 'ambiguous' END) AS reason
  UNION ALL
  MATCH (s:Standard {id: n.standard, document: n.document})
  RETURN s.reason AS reason
}
WITH n.document AS document, count(*) AS named,
     count(CASE WHEN reason IS NULL THEN 1 END) AS known,
     count(CASE WHEN reason = 'ambiguous' THEN 1 END) AS ambiguous,
     count(CASE WHEN reason <> 'ambiguous' THEN 1 END) AS unknown
ORDER BY document DESC
LIMIT $limit
MATCH (d:Document {pk: document})
RETURN d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       named, known, ambiguous, unknown
ORDER BY d.pk DESC;
