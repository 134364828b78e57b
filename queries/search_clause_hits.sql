-- Clauses of a list of keys with their own words (up to the first clause below).
-- Example: .parameter set :provisions "'[1,2]'"
SELECT p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256, p.text
FROM json_each(:provisions) AS k
CROSS JOIN provision AS p ON p.pk = k.value
CROSS JOIN document AS d ON d.pk = p.document
ORDER BY k.key;
