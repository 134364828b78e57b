-- Where the documents given (keys, one for each thing) name things: for each thing, by its place in
-- the list, its mentions or figures in that document in the order of the text, with the name and the
-- number used.
-- Example: .parameter set :things "'[\"w-0123456789\"]'"  .parameter set :documents "'[1]'"
SELECT k.key, n.pk, n.name, n.number
FROM json_each(:things) AS k
CROSS JOIN json_each(:documents) AS d ON d.key = k.key
CROSS JOIN mention AS n ON n.pk BETWEEN d.value << 20 AND (d.value + 1 << 20) - 1
WHERE k.value IN (n.work, n.standard, n.programme)
UNION ALL
SELECT k.key, o.pk, o.name, NULL
FROM json_each(:things) AS k
CROSS JOIN json_each(:documents) AS d ON d.key = k.key
CROSS JOIN observation AS o ON o.pk BETWEEN d.value << 20 AND (d.value + 1 << 20) - 1
WHERE k.value = o.indicator
ORDER BY 1, 2;
