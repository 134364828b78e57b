-- Every figure that was set as a target in a range of keys of parts, as stated_figures.sql gives it:
-- the newest document first, in the order of the text.
-- Example: .parameter set :low 0  .parameter set :high 9223372036854775807
SELECT o.pk, d.id, o.indicator, o.name, o.unit, o.year, CAST(o.value AS REAL),
       CAST(o.value_max AS REAL), CAST(o.base_value AS REAL), o.comparison, o.figure,
       o.start_, o.end_
FROM observation AS o
CROSS JOIN document AS d ON d.pk = o.document
WHERE o.pk BETWEEN :low AND :high AND o.figure = 'target'
ORDER BY o.pk;
