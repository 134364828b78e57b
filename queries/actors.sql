-- The bodies that each of a list of sentences itself puts in charge.
-- Example: .parameter set :measures "'[1,2,3]'"
SELECT m.pk, m.id, m.text, m.start_, m.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       g.pk, g.id, g.name, g.name_en, g.collective,
       x.name, x.surface, x.role, x.start_, x.end_
FROM json_each(:measures) AS k
CROSS JOIN acts_in AS x ON x.measure = k.value
JOIN measure AS m ON m.pk = x.measure
JOIN document AS d ON d.pk = m.document
JOIN agency AS g ON g.pk = x.agency
ORDER BY k.key, x.n;
