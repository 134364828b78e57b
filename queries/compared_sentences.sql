-- The sentences of one document in the order of its text.
-- Example: .parameter set :document 1
SELECT m.pk, m.id, m.text, m.status, m.stage, m.start_, m.end_
FROM measure AS m
WHERE m.pk BETWEEN :document << 20 AND (:document + 1 << 20) - 1
ORDER BY m.pk;
