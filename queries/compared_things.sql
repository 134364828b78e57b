-- Which standards and programmes does a document name, and in which words first?
-- Example: .parameter set :low 1048576  .parameter set :high 2097151
SELECT iif(e.standard IS NULL, 'programme', 'standard'), coalesce(e.standard, e.programme), e.type,
       e.name, e.start_, e.end_, e.quote
FROM (
  SELECT min(m.pk) AS first
  FROM mention AS m
  WHERE m.pk BETWEEN :low AND :high AND (m.standard IS NOT NULL OR m.programme IS NOT NULL)
  GROUP BY m.standard, m.programme
) AS f
CROSS JOIN mention AS e ON e.pk = f.first
ORDER BY e.pk;
