// The sentences, statements and documents of a list of [kind, key] as in due.cypher, in its order.
// Example: :param items => [[2, 7], [0, 1]]
CALL () {
  UNWIND range(0, size($items) - 1) AS place
  WITH place WHERE $items[place][0] = 2
  MATCH (m:Measure {pk: $items[place][1]})
  RETURN place, m.id AS id, m.deadline AS deadline, m.provision AS provision, m.text AS quote,
         m.start AS start, m.end AS end, m.document AS document
  UNION ALL
  UNWIND range(0, size($items) - 1) AS place
  WITH place WHERE $items[place][0] = 1
  MATCH (s:Statement {pk: $items[place][1]})
  RETURN place, s.id AS id, s.deadline AS deadline, s.provision AS provision, s.quote AS quote,
         s.start AS start, s.end AS end, s.document AS document
  UNION ALL
  UNWIND range(0, size($items) - 1) AS place
  WITH place WHERE $items[place][0] = 0
  MATCH (d:Document {pk: $items[place][1]})-[:HAS_TEXT]->(t:Text)
  WITH place, d, left(t.text, 60) AS begin
  RETURN place, d.id AS id, d.period_end AS deadline, null AS provision,
         coalesce(d.quote, begin) AS quote,
         CASE WHEN d.quote IS NULL THEN 0 ELSE d.start END AS start,
         CASE WHEN d.quote IS NULL THEN size(begin) ELSE d.end END AS end, d.pk AS document
}
MATCH (d:Document {pk: document})
RETURN place, id, deadline, provision, quote, start, end,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
ORDER BY place;
