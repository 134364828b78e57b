// What did people say of links of the sentences of a list of keys? One row a judgement.
// Example: :param measures => [1, 2]
UNWIND $measures AS key
MATCH (:Measure {pk: key})-[x:JUDGED]-(:Measure)
WITH DISTINCT x
WITH x, startNode(x) AS earlier, endNode(x) AS later
RETURN earlier.pk, later.pk, x.verdict, x.kind, x.who, x.date, x.why
ORDER BY later.pk, earlier.pk, x.n;
