// Which sentences stand in the threads of a list of ids? One row a sentence in a thread: the
// thread's id, the keys of sentence and document, whether it plans (1) or reports (0), and the words
// that carry the thread in it. Thread by thread in order of time: the oldest document first, in it
// what is reported before what is planned, then by place.
// Example: :param threads => []
//   :param low => 0
//   :param high => 9223372036854775807
//   :param limit => 1000
UNWIND range(0, size($threads) - 1) AS place
MATCH (t:Thread {id: $threads[place]})<-[i:IN_THREAD]-(m:Measure)
WHERE $low <= m.pk <= $high
WITH place, t, i, m, CASE m.status WHEN 'planned' THEN 1 ELSE 0 END AS turn
RETURN t.id, m.pk, m.document, turn, i.method, i.score, i.start, i.end, i.quote
ORDER BY place, m.document DESC, turn, m.pk
LIMIT $limit;
