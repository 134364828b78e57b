// The ids and labels of nodes: $documents, $provisions, … are lists of keys.
// Example: :param documents => [1]
//   :param provisions => []
//   :param statements => []
//   :param measures => []
//   :param agencies => []
//   :param events => []
CALL () {
  UNWIND range(0, size($documents) - 1) AS place
  MATCH (d:Document {pk: $documents[place]})
  RETURN 'document' AS kind, d.pk AS pk, d.id AS id,
         coalesce(d.title, d.contained_title, d.number, d.id) AS label, null AS label_en,
         d.date AS date, 1 AS rank, place
  UNION ALL
  UNWIND range(0, size($provisions) - 1) AS place
  MATCH (d:Document)-[:HAS_PROVISION]->(p:Provision {pk: $provisions[place]})
  WITH d, p, place, coalesce(p.label, '') + coalesce(p.heading, '') AS label
  RETURN 'provision' AS kind, p.pk AS pk, p.id AS id,
         CASE label WHEN '' THEN p.path ELSE label END AS label, null AS label_en,
         d.date AS date, 2 AS rank, place
  UNION ALL
  UNWIND range(0, size($statements) - 1) AS place
  MATCH (s:Statement {pk: $statements[place]})
  MATCH (d:Document {pk: s.document})
  RETURN 'statement' AS kind, s.pk AS pk, s.id AS id, s.quote AS label, null AS label_en,
         d.date AS date, 3 AS rank, place
  UNION ALL
  UNWIND range(0, size($measures) - 1) AS place
  MATCH (m:Measure {pk: $measures[place]})
  MATCH (d:Document {pk: m.document})
  RETURN 'measure' AS kind, m.pk AS pk, m.id AS id, m.text AS label, null AS label_en,
         d.date AS date, 4 AS rank, place
  UNION ALL
  UNWIND range(0, size($agencies) - 1) AS place
  MATCH (g:Agency {pk: $agencies[place]})
  RETURN 'agency' AS kind, g.pk AS pk, g.id AS id, coalesce(g.name, g.id) AS label,
         g.name_en AS label_en, null AS date, 5 AS rank, place
  UNION ALL
  UNWIND range(0, size($events) - 1) AS place
  MATCH (e:ChangeEvent {pk: $events[place]})
  RETURN 'event' AS kind, e.pk AS pk, e.id AS id, coalesce(e.name_zh, e.id) AS label,
         e.name_en AS label_en, e.date AS date, 6 AS rank, place
}
RETURN kind, pk, id, label, label_en, date
ORDER BY rank, place;
