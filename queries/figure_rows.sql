-- Figures of a list of keys with their clauses.
-- Example: .parameter set :figures "'[1,2]'"
SELECT o.pk, o.id, o.indicator, o.name, o.value, o.value_max, o.comparison, o.unit, o.base_value,
       o.base_unit, o.unit_code, o.year, o.figure, o.flow, o.level, o.holder, o.change,
       o.start_, o.end_, o.quote,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:figures) AS k
CROSS JOIN observation AS o ON o.pk = k.value
CROSS JOIN provision AS p ON p.pk = o.provision
CROSS JOIN document AS d ON d.pk = o.document
ORDER BY k.key;
