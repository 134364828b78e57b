-- Which documents of a list of keys report what was done? Each with its first sentence that does.
-- Example: .parameter set :documents "'[1,2]'"
SELECT d.pk, m.pk, m.id, m.start_, m.end_, m.text, m.status, m.stage
FROM json_each(:documents) AS k
CROSS JOIN document AS d ON d.pk = k.value
CROSS JOIN measure AS m ON m.pk = (
  SELECT min(r.pk) FROM measure AS r
  WHERE r.pk BETWEEN d.pk << 20 AND (d.pk + 1 << 20) - 1 AND r.status = 'reported')
ORDER BY d.pk;
