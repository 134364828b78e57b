// In which years do the threads of a list of ids stand? One row a thread and year of its documents.
// Example: :param threads => []
//   :param low => 0
//   :param high => 9223372036854775807
UNWIND range(0, size($threads) - 1) AS place
MATCH (t:Thread {id: $threads[place]})<-[:IN_THREAD]-(m:Measure)
WHERE $low <= m.pk <= $high
MATCH (d:Document {pk: m.document})
WHERE d.year IS NOT NULL
WITH DISTINCT place, t.id AS id, d.year AS year
RETURN id, year
ORDER BY place, year;
