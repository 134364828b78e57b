// The official names of a list of agencies over time: what they were called on some date.
// Example: :param agencies => [1, 2, 3]
UNWIND range(0, size($agencies) - 1) AS place
MATCH (g:Agency {pk: $agencies[place]})-[:HAS_NAME]->(n:AgencyName {type: 'official'})
WHERE n.language STARTS WITH 'zh'
RETURN g.pk, n.text, n.valid_from, n.valid_to
ORDER BY place, coalesce(n.valid_from, ''), n.text, coalesce(n.valid_to, '');
