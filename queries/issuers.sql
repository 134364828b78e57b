-- The bodies that issued each of a list of documents.
-- Example: .parameter set :documents "'[1,2]'"
SELECT i.document, g.pk, g.id, g.name, g.name_en, g.collective, i.name, i.surface, i.start_, i.end_
FROM json_each(:documents) AS k
CROSS JOIN issued AS i ON i.document = k.value
CROSS JOIN agency AS g ON g.pk = i.agency
ORDER BY k.key, i.n;
