-- The ids and labels of nodes: :documents, :provisions, … are arrays of keys.
-- Example: .parameter set :documents "'[1]'"  .parameter set :provisions "'[]'"
--   .parameter set :statements "'[]'"  .parameter set :measures "'[]'"
--   .parameter set :agencies "'[]'"  .parameter set :events "'[]'"
SELECT kind, pk, id, label, label_en, date
FROM (
  SELECT 'document' AS kind, d.pk, d.id,
         coalesce(d.title, d.contained_title, d.number, d.id) AS label, NULL AS label_en, d.date,
         1 AS rank, k.key AS place
  FROM json_each(:documents) AS k CROSS JOIN document AS d ON d.pk = k.value
  UNION ALL
  SELECT 'provision', p.pk, p.id,
         coalesce(nullif(coalesce(p.label, '') || coalesce(p.heading, ''), ''), p.path), NULL,
         d.date, 2, k.key
  FROM json_each(:provisions) AS k CROSS JOIN provision AS p ON p.pk = k.value
  CROSS JOIN document AS d ON d.pk = p.document
  UNION ALL
  SELECT 'statement', s.pk, s.id, s.quote, NULL, d.date, 3, k.key
  FROM json_each(:statements) AS k CROSS JOIN statement AS s ON s.pk = k.value
  CROSS JOIN document AS d ON d.pk = s.document
  UNION ALL
  SELECT 'measure', m.pk, m.id, m.text, NULL, d.date, 4, k.key
  FROM json_each(:measures) AS k CROSS JOIN measure AS m ON m.pk = k.value
  CROSS JOIN document AS d ON d.pk = m.document
  UNION ALL
  SELECT 'agency', g.pk, g.id, coalesce(g.name, g.id), g.name_en, NULL, 5, k.key
  FROM json_each(:agencies) AS k CROSS JOIN agency AS g ON g.pk = k.value
  UNION ALL
  SELECT 'event', e.pk, e.id, coalesce(e.name_zh, e.id), e.name_en, e.date, 6, k.key
  FROM json_each(:events) AS k CROSS JOIN change_event AS e ON e.pk = k.value
)
ORDER BY rank, place;
