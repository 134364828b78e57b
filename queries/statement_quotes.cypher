// The words of a list of statements, each with its document.
// Example: :param statements => [1, 2, 3]
UNWIND range(0, size($statements) - 1) AS place
MATCH (s:Statement {pk: $statements[place]})
MATCH (d:Document {pk: s.document})
RETURN s.pk, s.start, s.end, s.quote,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place;
