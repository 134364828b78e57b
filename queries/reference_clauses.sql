-- The clauses of a document with their headings.
-- Example: .parameter set :document 1
SELECT pk, id, heading
FROM provision
WHERE pk BETWEEN :document << 20 AND (:document + 1 << 20) - 1
ORDER BY pk;
