-- Which sentences does an agency answer for? Newest document first, then clause by clause: one
-- row a sentence of the clause whose statement covers it. Parameters as in duties.sql and
-- measures.sql; :agency is a key.
-- Example: .parameter set :agency 7  .parameter set :own 0  .parameter set :roles 15
--   .parameter set :as_of "'9999'"  .parameter set :status NULL  .parameter set :kind NULL
--   .parameter set :low 0  .parameter set :high 9223372036854775807
--   .parameter set :after_clause 0  .parameter set :after 0  .parameter set :limit 20
SELECT DISTINCT x.provision, m.pk
FROM duty AS x
CROSS JOIN covers AS c ON c.statement = x.statement
CROSS JOIN measure AS m ON m.pk = c.measure
WHERE x.agency = :agency AND x.provision BETWEEN max(:low, :after_clause) AND :high
  AND (x.provision > :after_clause OR m.pk > :after)
  AND x.role & :roles AND x.since <= :as_of AND (:own = 0 OR x.named = x.agency)
  AND (:status IS NULL OR m.status = :status)
  AND (:kind IS NULL OR :kind = (SELECT kind FROM document WHERE pk = m.document))
  -- A sentence that statements of several clauses cover stands under the first of them only.
  AND NOT EXISTS (
    SELECT 1
    FROM covers AS d
    CROSS JOIN statement AS s ON s.pk = d.statement
    CROSS JOIN duty AS y ON y.agency = x.agency AND y.provision = s.provision
                        AND y.statement = s.pk
    WHERE d.measure = m.pk AND s.provision < x.provision AND s.provision >= :low
      AND y.role & :roles AND y.since <= :as_of AND (:own = 0 OR y.named = y.agency))
ORDER BY x.provision, m.pk
LIMIT :limit;
