-- Sentences of a list of keys, each with its clause.
-- Example: .parameter set :measures "'[1,2]'"
SELECT m.pk, m.id, m.text, m.start_,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:measures) AS k
CROSS JOIN measure AS m ON m.pk = k.value
CROSS JOIN provision AS p ON p.pk = m.provision
CROSS JOIN document AS d ON d.pk = m.document
ORDER BY k.key;
