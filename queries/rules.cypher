// The statement in which each of a list of spans [document key, start, end] stands: the standing
// rule that an inherited body comes from.
// Example: :param spans => [[1, 300, 306]]
UNWIND range(0, size($spans) - 1) AS place
MATCH (:Document {pk: $spans[place][0]})-[:HAS_PROVISION]->(:Provision)
      -[:HAS_STATEMENT]->(s:Statement)
WHERE s.start <= $spans[place][1] AND s.end >= $spans[place][2]
RETURN place, s.quote, s.start, s.end
ORDER BY place, s.pk DESC;
