-- Documents of a list of keys.
-- Example: .parameter set :documents "'[1,2]'"
SELECT d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:documents) AS k CROSS JOIN document AS d ON d.pk = k.value
ORDER BY k.key;
