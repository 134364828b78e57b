-- The clauses of a list of keys, in their order, each with its document.
-- Example: .parameter set :provisions "'[1,2,3]'"
SELECT p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:provisions) AS k
CROSS JOIN provision AS p ON p.pk = k.value
JOIN document AS d ON d.pk = p.document
ORDER BY k.key;
