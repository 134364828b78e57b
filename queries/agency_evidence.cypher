// The newest place that names an agency: a statement, else a sentence, else a document it issued.
// Example: :param agency => 7
//   :param low => 0
//   :param high => 9223372036854775807
MATCH (g:Agency {pk: $agency})
CALL (g) {
  MATCH (g)-[:ASSIGNED_TO]->(s:Statement)
  WHERE $low <= s.pk <= $high
  RETURN 0 AS rank, s.document AS document, s.start AS start, s.end AS end, s.quote AS quote
  ORDER BY s.pk LIMIT 1
  UNION ALL
  MATCH (g)-[:ACTS_IN]->(m:Measure)
  WHERE $low <= m.pk <= $high
  RETURN 1 AS rank, m.document AS document, m.start AS start, m.end AS end, m.text AS quote
  ORDER BY m.pk LIMIT 1
  UNION ALL
  MATCH (g)-[i:ISSUED]->(d:Document)
  WHERE $low / 1048576 <= d.pk <= $high / 1048576
  RETURN 2 AS rank, d.pk AS document, i.start AS start, i.end AS end, i.surface AS quote
  ORDER BY d.pk, i.n LIMIT 1
}
WITH document, start, end, quote
ORDER BY rank
LIMIT 1
MATCH (d:Document {pk: document})
RETURN start, end, quote,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256;
