-- Which documents that are held does each of a list of documents say that it implements? One row a
-- pair: the key of the lower document, the id of the upper one.
-- Example: .parameter set :documents "'[1,2]'"
SELECT DISTINCT n.document, w.held
FROM json_each(:documents) AS k
CROSS JOIN mention AS n ON n.pk BETWEEN k.value * 1048576 AND k.value * 1048576 + 1048575
CROSS JOIN work AS w ON w.id = n.work
WHERE n.relation = 'implements' AND w.held IS NOT NULL
ORDER BY k.key, w.held;
