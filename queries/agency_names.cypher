// The names of an agency over time, official ones first.
// Example: :param agency => 7
MATCH (:Agency {pk: $agency})-[:HAS_NAME]->(n:AgencyName)
RETURN n.text, n.type, n.valid_from, n.valid_to, n.source, n.certainty
ORDER BY n.type <> 'official', n.valid_from, n.text, n.type, coalesce(n.valid_to, '');
