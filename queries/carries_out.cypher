// Which documents that are held does each of a list of documents say that it implements? One row a
// pair: the key of the lower document, the id of the upper one.
// Example: :param documents => [1, 2]
UNWIND range(0, size($documents) - 1) AS place
MATCH (n:Mention)
WHERE $documents[place] * 1048576 <= n.pk <= $documents[place] * 1048576 + 1048575
  AND n.relation = 'implements'
MATCH (w:Work {id: n.work})
WHERE w.held IS NOT NULL
WITH DISTINCT place, n.document AS lower, w.held AS upper
RETURN lower, upper
ORDER BY place, upper;
