-- The words of a list of statements, each with its document.
-- Example: .parameter set :statements "'[1,2,3]'"
SELECT s.pk, s.start_, s.end_, s.quote,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:statements) AS k
CROSS JOIN statement AS s ON s.pk = k.value
CROSS JOIN document AS d ON d.pk = s.document
ORDER BY k.key;
