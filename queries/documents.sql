-- Which documents are there? Newest first. :issuer keeps those that an agency issued (or a body
-- before or after it). :after 0 begins; the last key of a page goes on.
-- Example: .parameter set :kind NULL  .parameter set :issuer NULL  .parameter set :after 0
--   .parameter set :low 0  .parameter set :high 9223372036854775807  .parameter set :limit 20
--   .parameter set :as_of "'9999'"
SELECT pk FROM document AS d
WHERE pk BETWEEN max(:low >> 20, :after + 1) AND :high >> 20
  AND (:kind IS NULL OR kind = :kind)
  AND (:issuer IS NULL OR EXISTS (
    SELECT 1 FROM issued AS i
    CROSS JOIN agency_line AS l ON l.member = i.agency
    WHERE i.document = d.pk AND l.agency = (SELECT pk FROM agency WHERE id = :issuer)
      AND l.since <= :as_of))
ORDER BY pk
LIMIT :limit;
