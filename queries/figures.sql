-- Which figures do the documents state? Newest document first, in the order of the text. :words is
-- in the title of the row, in lower case; :unit is as written or that of the series; :year is the
-- year spoken of. :after 0 begins; the last key of a page goes on.
-- Example: .parameter set :words NULL  .parameter set :unit NULL  .parameter set :level NULL
--   .parameter set :holder NULL  .parameter set :flow NULL  .parameter set :figure NULL
--   .parameter set :year NULL  .parameter set :indicator NULL  .parameter set :low 0
--   .parameter set :high 9223372036854775807  .parameter set :after 0  .parameter set :limit 20
SELECT o.pk
FROM observation AS o
WHERE o.pk BETWEEN max(:low, :after + 1) AND :high
  AND (:indicator IS NULL OR o.indicator = :indicator)
  AND (:words IS NULL OR instr(lower(o.name), :words) > 0)
  AND (:unit IS NULL OR o.unit = :unit OR o.base_unit = :unit)
  AND (:level IS NULL OR o.level = :level)
  AND (:holder IS NULL OR o.holder = :holder)
  AND (:flow IS NULL OR o.flow = :flow)
  AND (:figure IS NULL OR o.figure = :figure)
  AND (:year IS NULL OR o.year = :year)
ORDER BY o.pk
LIMIT :limit;
