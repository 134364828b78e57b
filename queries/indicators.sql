-- Which indicators are there? One row a series: its id, how many figures, how many of them targets,
-- the first and the last year spoken of, its newest figure. Filters as in figures.sql. Those whose
-- newest figure is newest come first; :after 0 begins, the key of the last one's newest goes on.
-- Example: .parameter set :words NULL  .parameter set :unit NULL  .parameter set :level NULL
--   .parameter set :holder NULL  .parameter set :flow NULL  .parameter set :figure NULL
--   .parameter set :year NULL  .parameter set :low 0  .parameter set :high 9223372036854775807
--   .parameter set :after 0  .parameter set :limit 20
SELECT o.indicator, count(*), count(iif(o.figure = 'target', 1, NULL)), min(o.year), max(o.year),
       min(o.pk) AS newest
FROM observation AS o
WHERE o.pk BETWEEN :low AND :high
  AND (:words IS NULL OR instr(lower(o.name), :words) > 0)
  AND (:unit IS NULL OR o.unit = :unit OR o.base_unit = :unit)
  AND (:level IS NULL OR o.level = :level)
  AND (:holder IS NULL OR o.holder = :holder)
  AND (:flow IS NULL OR o.flow = :flow)
  AND (:figure IS NULL OR o.figure = :figure)
  AND (:year IS NULL OR o.year = :year)
GROUP BY o.indicator
HAVING newest > :after
ORDER BY newest
LIMIT :limit;
