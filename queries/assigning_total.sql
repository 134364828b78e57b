-- How many documents assign anything, counted up to :most? Parameters as in assigning.sql.
-- Example: .parameter set :low 0  .parameter set :high 9223372036854775807
--   .parameter set :most 1001
SELECT count(*) FROM (
  SELECT pk FROM document
  WHERE pk BETWEEN :low >> 20 AND :high >> 20
    AND EXISTS (SELECT 1 FROM statement AS s
                WHERE s.pk BETWEEN document.pk << 20 AND (document.pk + 1 << 20) - 1)
  LIMIT :most
);
