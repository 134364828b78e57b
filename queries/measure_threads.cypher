// In which threads do the sentences of a list of keys stand, and by which words?
// Example: :param measures => [1, 2]
UNWIND range(0, size($measures) - 1) AS place
MATCH (m:Measure {pk: $measures[place]})-[i:IN_THREAD]->(t:Thread)
RETURN m.pk, t.id, m.document, CASE m.status WHEN 'planned' THEN 1 ELSE 0 END, i.method, i.score,
       i.start, i.end, i.quote
ORDER BY place, t.id;
