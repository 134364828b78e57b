-- In which years do the threads of a list of ids stand? One row a thread and year of its documents.
-- Example: .parameter set :threads "'[]'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT DISTINCT t.id, d.year
FROM json_each(:threads) AS k
CROSS JOIN thread AS t ON t.id = k.value
CROSS JOIN in_thread AS i ON i.thread = t.pk
CROSS JOIN measure AS m ON m.pk = i.measure
CROSS JOIN document AS d ON d.pk = m.document
WHERE m.pk BETWEEN :low AND :high AND d.year IS NOT NULL
ORDER BY k.key, d.year;
