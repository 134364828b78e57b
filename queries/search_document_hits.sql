-- Documents of a list of keys with the words of their title, or how their text begins.
-- Example: .parameter set :documents "'[1,2]'"
SELECT d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       coalesce(d.start_, 0), coalesce(d.quote, substr(t.text, 1, 120))
FROM json_each(:documents) AS k
CROSS JOIN document AS d ON d.pk = k.value
CROSS JOIN text AS t ON t.document = d.pk
ORDER BY k.key;
