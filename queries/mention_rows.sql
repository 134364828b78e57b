-- Mentions of a list of keys, with their sentence and clause where they stand in one.
-- Example: .parameter set :mentions "'[1,2]'"
SELECT n.pk, n.id, n.work, n.standard, n.programme, n.type, n.name, n.number, n.relation, n.article,
       n.version, n.how, n.start_, n.end_, n.quote, m.id, m.status,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:mentions) AS k
CROSS JOIN mention AS n ON n.pk = k.value
CROSS JOIN document AS d ON d.pk = n.document
LEFT JOIN provision AS p ON p.pk = n.provision
LEFT JOIN measure AS m ON m.pk = n.measure
ORDER BY k.key;
