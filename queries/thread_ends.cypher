// Which are the newest and the oldest sentences that stand in each of a list of threads?
// Example: :param threads => []
//   :param low => 0
//   :param high => 9223372036854775807
UNWIND range(0, size($threads) - 1) AS place
MATCH (t:Thread {id: $threads[place]})
CALL (t) {
  MATCH (t)<-[:IN_THREAD]-(m:Measure)
  WHERE $low <= m.pk <= $high
  RETURN min(m.pk) AS newest, max(m.pk) AS oldest
}
RETURN t.id, newest, oldest
ORDER BY place;
