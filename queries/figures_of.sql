-- Every figure of a list of indicators, by id, that documents of a range of keys state, as
-- stated_figures.sql gives it: the newest document first, in the order of the text.
-- Example: .parameter set :indicators "'[]'"  .parameter set :low 0
--   .parameter set :high 9223372036854775807
SELECT o.pk, d.id, o.indicator, o.name, o.unit, o.year, CAST(o.value AS REAL),
       CAST(o.value_max AS REAL), CAST(o.base_value AS REAL), o.comparison, o.figure,
       o.start_, o.end_
FROM json_each(:indicators) AS k
CROSS JOIN observation AS o ON o.indicator = k.value
CROSS JOIN document AS d ON d.pk = o.document
WHERE o.pk BETWEEN :low AND :high
ORDER BY o.pk;
