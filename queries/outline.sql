-- The outline of a document: every provision in order, with its own statements and sentences.
-- Example: .parameter set :document 1
SELECT p.id, q.id, p.depth, p.level, p.label, p.heading, p.path, p.start_, p.end_,
       (SELECT count(*) FROM statement AS s WHERE s.provision = p.pk),
       (SELECT count(*) FROM measure AS m WHERE m.provision = p.pk)
FROM provision AS p
LEFT JOIN provision AS q ON q.pk = p.parent
WHERE p.pk BETWEEN :document << 20 AND (:document + 1 << 20) - 1
ORDER BY p.pk;
