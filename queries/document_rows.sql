-- Documents of a list of keys with what was read from them and where their title stands.
-- Example: .parameter set :documents "'[1,2]'"
SELECT d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256,
       d.contained_title, d.jurisdiction, d.period_start, d.period_end, d.recipients, d.text_sha256,
       length(t.text),
       iif(d.quote IS NULL, 0, d.start_), iif(d.quote IS NULL, min(60, length(t.text)), d.end_),
       coalesce(d.quote, substr(t.text, 1, 60)),
       (SELECT count(*) FROM provision WHERE pk BETWEEN d.pk << 20 AND (d.pk + 1 << 20) - 1),
       (SELECT count(*) FROM statement WHERE pk BETWEEN d.pk << 20 AND (d.pk + 1 << 20) - 1),
       (SELECT count(*) FROM measure WHERE pk BETWEEN d.pk << 20 AND (d.pk + 1 << 20) - 1)
FROM json_each(:documents) AS k
CROSS JOIN document AS d ON d.pk = k.value
CROSS JOIN text AS t ON t.document = d.pk
ORDER BY k.key;
