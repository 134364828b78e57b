-- In which threads do the sentences of a list of keys stand, and by which words?
-- Example: .parameter set :measures "'[1,2]'"
SELECT m.pk, t.id, m.document, m.status = 'planned', i.method, i.score, i.start_, i.end_, i.quote
FROM json_each(:measures) AS k
CROSS JOIN measure AS m ON m.pk = k.value
CROSS JOIN in_thread AS i ON i.measure = m.pk
CROSS JOIN thread AS t ON t.pk = i.thread
ORDER BY k.key, t.id;
