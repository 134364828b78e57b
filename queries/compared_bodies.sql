-- Which bodies does a document name in its statements, or in sentences that put them in charge? One
-- row a place: a statement (1) or a sentence (0), in the order of the text.
-- Example: .parameter set :document 1
SELECT g.pk, g.id, g.name, g.name_en, g.collective, x.named, x.role, x.stated, x.place,
       x.start_, x.end_, x.quote
FROM (
  SELECT a.agency, a.name AS named, a.role, 1 AS stated, s.pk AS place, a.n,
         s.start_, s.end_, s.quote
  FROM statement AS s CROSS JOIN assigned_to AS a ON a.statement = s.pk
  WHERE s.pk BETWEEN :document << 20 AND (:document + 1 << 20) - 1
  UNION ALL
  SELECT a.agency, a.name, a.role, 0, m.pk, a.n, m.start_, m.end_, m.text
  FROM measure AS m CROSS JOIN acts_in AS a ON a.measure = m.pk
  WHERE m.pk BETWEEN :document << 20 AND (:document + 1 << 20) - 1
) AS x
CROSS JOIN agency AS g ON g.pk = x.agency
ORDER BY x.start_, x.place, x.n;
