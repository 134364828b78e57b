-- The sentences, statements and documents of a list of [kind, key] as in due.sql, in its order.
-- Example: .parameter set :items "'[[2,7],[0,1]]'"
SELECT k.key, m.id, m.deadline, m.provision, m.text, m.start_, m.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:items) AS k
CROSS JOIN measure AS m ON m.pk = json_extract(k.value, '$[1]')
CROSS JOIN document AS d ON d.pk = m.document
WHERE json_extract(k.value, '$[0]') = 2
UNION ALL
SELECT k.key, s.id, s.deadline, s.provision, s.quote, s.start_, s.end_,
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:items) AS k
CROSS JOIN statement AS s ON s.pk = json_extract(k.value, '$[1]')
CROSS JOIN document AS d ON d.pk = s.document
WHERE json_extract(k.value, '$[0]') = 1
UNION ALL
SELECT k.key, d.id, d.period_end, NULL, coalesce(d.quote, substr(t.text, 1, 60)),
       iif(d.quote IS NULL, 0, d.start_), iif(d.quote IS NULL, min(60, length(t.text)), d.end_),
       d.pk, d.id, d.title, d.contained_title, d.number, d.kind, d.date, d.year, d.sha256
FROM json_each(:items) AS k
CROSS JOIN document AS d ON d.pk = json_extract(k.value, '$[1]')
CROSS JOIN text AS t ON t.document = d.pk
WHERE json_extract(k.value, '$[0]') = 0
ORDER BY 1;
