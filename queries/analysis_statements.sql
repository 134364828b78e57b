-- The words of statements by their ids, each with its clause and document.
-- Example: .parameter set :statements "'[\"2024-0123456789.p2.s1.c2-r1\"]'"
SELECT s.id, s.start_, s.end_, s.quote,
       p.pk, p.id, p.level, p.part, p.section, p.label, p.heading, p.path, p.start_, p.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:statements) AS k
CROSS JOIN statement AS s ON s.id = k.value
CROSS JOIN provision AS p ON p.pk = s.provision
CROSS JOIN document AS d ON d.pk = s.document
ORDER BY k.key;
