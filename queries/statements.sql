-- The responsibility statements of a list of keys, one row a body in the order printed.
-- Example: .parameter set :statements "'[1,2,3]'"
SELECT s.pk, s.id, p.id, s.form, s.manner, s.open, s.lead_written, s.deadline,
       s.scope_start, s.scope_end, s.start_, s.end_, s.quote,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       g.pk, g.id, g.name, g.name_en, g.collective,
       a.name, a.surface, a.role, a.position, a.inherited, a.start_, a.end_
FROM json_each(:statements) AS k
CROSS JOIN statement AS s ON s.pk = k.value
JOIN provision AS p ON p.pk = s.provision
JOIN document AS d ON d.pk = s.document
LEFT JOIN assigned_to AS a ON a.statement = s.pk
LEFT JOIN agency AS g ON g.pk = a.agency
ORDER BY k.key, a.n;
