-- Which sentences are there? Newest document first, then clause by clause. :status keeps planned
-- or reported ones. :after_clause and :after go on after a page; 0, 0 begins.
-- Example: .parameter set :status NULL  .parameter set :kind NULL  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :after_clause 0
--   .parameter set :after 0  .parameter set :limit 20
SELECT m.provision, m.pk
FROM measure AS m
WHERE m.provision BETWEEN max(:low, :after_clause) AND :high
  AND (m.provision > :after_clause OR m.pk > :after)
  AND (:status IS NULL OR m.status = :status)
  AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = m.document))
ORDER BY m.provision, m.pk
LIMIT :limit;
