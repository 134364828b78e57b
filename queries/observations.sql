-- The figures of one indicator in order of time: by the year spoken of (unknown ones first), then
-- the oldest document first. :after_year '' and :after 9223372036854775807 begin; the year and key of
-- a page's last row go on.
-- Example: .parameter set :indicator "'i0123456789ab'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :after_year "''"
--   .parameter set :after 9223372036854775807  .parameter set :limit 20
SELECT coalesce(o.year, ''), o.pk
FROM observation AS o
WHERE o.indicator = :indicator AND o.pk BETWEEN :low AND :high
  AND (coalesce(o.year, '') > :after_year OR (coalesce(o.year, '') = :after_year AND o.pk < :after))
ORDER BY coalesce(o.year, ''), o.pk DESC
LIMIT :limit;
