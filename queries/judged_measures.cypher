// Of which sentences, by key, did people judge what went before them?
// Example: :param low => 0
//   :param high => 9223372036854775807
MATCH (:Measure)-[:JUDGED]->(m:Measure)
WHERE $low <= m.pk <= $high
RETURN DISTINCT m.pk AS later
ORDER BY later;
