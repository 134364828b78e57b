-- What falls due by a year? One row a planned sentence (kind 2), a statement's whole scope (1) or
-- a document's period (0), earliest first; of one year documents first, then the newest document.
-- With :agency only sentences and statements that it answers for through succession.
-- :after_year, :after_kind, :after_key go on after a page; -1, -1, -1 begins.
-- Example: .parameter set :from_year 0  .parameter set :by_year 2025  .parameter set :agency NULL
--   .parameter set :as_of "'9999'"  .parameter set :low 0  .parameter set :limit 20
--   .parameter set :high 9223372036854775807  .parameter set :after_year -1
--   .parameter set :after_kind -1  .parameter set :after_key -1
WITH falls (year, kind, key) AS (
  SELECT CAST(substr(period_end, 1, 4) AS INTEGER), 0, pk FROM document
  WHERE period_end IS NOT NULL AND :agency IS NULL AND pk BETWEEN :low >> 20 AND :high >> 20
  UNION ALL
  SELECT s.deadline_year, 1, s.pk FROM statement AS s
  WHERE s.deadline_year BETWEEN :from_year AND :by_year AND s.pk BETWEEN :low AND :high
    AND (:agency IS NULL OR EXISTS (
      SELECT 1 FROM duty AS x
      WHERE x.agency = (SELECT pk FROM agency WHERE id = :agency)
        AND x.provision = s.provision AND x.statement = s.pk AND x.since <= :as_of))
  UNION ALL
  SELECT m.deadline_year, 2, m.pk FROM measure AS m
  WHERE m.deadline_year BETWEEN :from_year AND :by_year AND m.pk BETWEEN :low AND :high
    AND m.status = 'planned'
    AND (:agency IS NULL OR EXISTS (
      SELECT 1 FROM covers AS c
      CROSS JOIN statement AS s ON s.pk = c.statement
      CROSS JOIN duty AS x ON x.agency = (SELECT pk FROM agency WHERE id = :agency)
                          AND x.provision = s.provision AND x.statement = s.pk
      WHERE c.measure = m.pk AND x.since <= :as_of))
)
SELECT year, kind, key
FROM falls
WHERE year BETWEEN :from_year AND :by_year
  AND (year, kind, key) > (:after_year, :after_kind, :after_key)
ORDER BY year, kind, key
LIMIT :limit;
